// How a person adds servers, and the test's own hand on a server that does as it is told.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { PuppetPlay } from '../servers/puppet.ts'
import { allow, openScreen } from './person.ts'

const root = join(import.meta.dirname, '..', '..')
export const node = join(root, 'node_modules', '.bin', 'node')
export const serverScript = (name: string): string => join(root, 'tests', 'servers', name)

export const rowOf = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Servers', exact: true })
    .getByRole('listitem')
    .filter({
      has: page.getByRole('switch', { name: `Enable ${name}`, exact: true }),
    })

/** Fills and saves the form of a new server; the question about its command is left open. */
export async function draftServer(page: Page, name: string, at: { readonly line: string } | { readonly url: string }) {
  await openScreen(page, 'Servers')
  await page.getByRole('button', { name: 'Add server' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a server' })
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  if ('url' in at) {
    await dialog.getByRole('radio', { name: 'On the web' }).click()
    await dialog.getByRole('textbox', { name: 'Address' }).fill(at.url)
  } else await dialog.getByRole('textbox', { name: 'Command line' }).fill(at.line)
  await dialog.getByRole('button', { name: 'Add, do not start yet' }).click()
  await expect(dialog).toBeHidden()
  return page.getByRole('alertdialog', { name: `Start ${name}` })
}

/** Adds a server and approves its start. Resolves when its tools are there. */
export async function addServer(page: Page, name: string, at: { readonly line: string } | { readonly url: string }) {
  const question = await draftServer(page, name, at)
  // An address that a person typed is approved by that: nothing of theirs runs at it.
  if ('line' in at) await allow(question)
  await expect(rowOf(page, name)).toContainText(/\d+ tools?/)
}

/** A puppet on strings: what it says is a file in `home`, what it ran is another. */
export function makePuppet(home: string, name: string, play: PuppetPlay) {
  const file = join(home, `${name}.json`)
  const plays = (next: PuppetPlay): void => {
    writeFileSync(`${file}.new`, JSON.stringify(next))
    renameSync(`${file}.new`, file)
  }
  plays(play)
  return {
    line: `${node} ${serverScript('puppet.ts')} ${file}`,
    plays,
    /** Every call that really reached it: name and arguments. */
    calls: (): readonly (readonly [string, unknown])[] =>
      existsSync(`${file}.calls`)
        ? readFileSync(`${file}.calls`, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as [string, unknown])
        : [],
  }
}
