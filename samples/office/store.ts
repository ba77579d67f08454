// The office's data: four JSON files in one folder, written whole and atomically, so that a kill leaves the old or the new.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seed } from './seed.ts'

export type Person = { readonly name: string; readonly email: string }
export type CalendarEvent = {
  readonly id: string
  readonly calendar: string
  readonly title: string
  /** Local times without a zone: `2026-11-24T14:00`. */
  readonly start: string
  readonly end: string
  readonly location: string
  readonly notes: string
  readonly attendees: readonly Person[]
}
export type Mail = {
  readonly id: string
  readonly folder: 'inbox' | 'sent' | 'archive'
  readonly from: Person
  readonly to: readonly Person[]
  readonly subject: string
  readonly body: string
  readonly date: string
  readonly unread: boolean
}
export type Contact = Person & {
  readonly id: string
  readonly company: string
  readonly role: string
  readonly phone: string
}
export type OfficeFile = { readonly path: string; readonly text: string; readonly modified: string }

export type Office = { events: CalendarEvent[]; mails: Mail[]; contacts: Contact[]; files: OfficeFile[] }

/** Opens the office in `folder`, made anew where it is missing. A file that cannot be read is named in the error. */
export function openOffice(folder: string, now: () => Date) {
  mkdirSync(folder, { recursive: true })
  const read = <K extends keyof Office>(name: K): Office[K] => {
    const file = join(folder, `${name}.json`)
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      const fresh = seed(now())[name]
      write(name, fresh)
      return fresh
    }
    try {
      return JSON.parse(text) as Office[K]
    } catch (error) {
      throw new Error(
        `The office's file ${file} is not valid JSON (${(error as Error).message}). Reset the sample to mend it.`,
      )
    }
  }
  const write = <K extends keyof Office>(name: K, value: Office[K]): void => {
    const file = join(folder, `${name}.json`)
    writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { flush: true })
    renameSync(`${file}.new`, file)
  }
  return {
    read,
    write,
    /** Puts the first day's data back. */
    reset(): void {
      for (const name of ['events', 'mails', 'contacts', 'files'] as const)
        rmSync(join(folder, `${name}.json`), { force: true })
      for (const name of ['events', 'mails', 'contacts', 'files'] as const) read(name)
    },
    now,
    nextId(prefix: string, taken: readonly { readonly id: string }[]): string {
      const used = taken.map(({ id }) => Number(id.slice(prefix.length)) || 0)
      return `${prefix}${Math.max(1000, ...used) + 1}`
    },
  }
}
export type OfficeStore = ReturnType<typeof openOffice>
