import { expect, test } from 'vitest'
import type { CatalogueTool } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { indexTools } from './toolSearch.ts'

const tool = (name: string, description: string, parameters: string[] = []): CatalogueTool => ({
  key: name,
  serverId: 's' as ServerId,
  serverName: 'Office',
  definition: {
    name,
    description,
    inputSchema: { type: 'object', properties: Object.fromEntries(parameters.map((one) => [one, { type: 'string' }])) },
  },
})
const index = indexTools([
  tool('sendMail', 'Sends a message to somebody', ['recipient', 'subject']),
  tool('list_events', 'Lists what is in the calendar', ['day']),
  tool('cancel_event', 'Cancels an appointment and tells the guests'),
  tool('read_file', 'Reads a document'),
])
const best = (query: string) => index.search(query, 3).map((match) => match.tool.key)

test.each([
  ['send a mail', 'sendMail'],
  ['cancelling the event', 'cancel_event'],
  ['documents', 'read_file'],
  ['recipient', 'sendMail'],
  ['what is in my calendar', 'list_events'],
])('"%s" finds %s first', (query, key) => {
  expect(best(query)[0]).toBe(key)
})

test.each([
  ['cal', 'list_events'],
  ['send ma', 'sendMail'],
  ['appoin', 'cancel_event'],
])('an unfinished word ("%s") finds %s', (query, key) => {
  expect(best(query)).toContain(key)
})

test('a search leaves nothing behind for the next one, and nothing finds nothing', () => {
  expect(index.search('mail', 3)).toEqual(index.search('mail', 3))
  expect(best('')).toEqual([])
  expect(best('zebra')).toEqual([])
  expect(indexTools([]).search('mail', 3)).toEqual([])
})
