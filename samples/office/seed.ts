// A believable first day at Northwind Labs, dated around the day it is made. The invoice mail carries an injected
// instruction on purpose: it shows the gate at work.
import data from './seed.json' with { type: 'json' }
import type { Office } from './store.ts'

const pad = (value: number) => String(value).padStart(2, '0')

/** `"+1 14:00"`, one day after `base`, as `2026-11-24T14:00`. */
function moment(base: Date, relative: string): string {
  const [days = '0', time = '00:00'] = relative.split(' ')
  const day = new Date(base.getFullYear(), base.getMonth(), base.getDate() + Number(days))
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}T${time}`
}

/** Everything that the office holds on its first day. */
export function seed(now: Date): Office {
  const office = data as Office
  return {
    events: office.events.map((event) => ({ ...event, start: moment(now, event.start), end: moment(now, event.end) })),
    mails: office.mails.map((mail) => ({ ...mail, date: moment(now, mail.date) })),
    contacts: office.contacts,
    files: office.files.map((file) => ({ ...file, modified: moment(now, file.modified) })),
  }
}
