import { expect, test } from 'vitest'
import type { CatalogueTool, ToolDefinition, ToolResult } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import { assess } from './effects.ts'
import { pairedRead, readPreview } from './preview.ts'
import { inEach } from '../../shared/told.ts'

const tool = (name: string, required: readonly string[], description = '', server = 'cal'): CatalogueTool => ({
  key: `${server}__${name}`,
  serverId: server as ServerId,
  serverName: server,
  definition: {
    name,
    description,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(required.map((one) => [one, { type: 'string' }])),
      required: [...required],
    },
  },
})
const judge = (definition: ToolDefinition) =>
  assess(definition, { trusted: false, personEffect: null, curated: null, scopes: [] })
const pair = (own: CatalogueTool, given: JsonObject, others: readonly CatalogueTool[]) => {
  const found = pairedRead({ tool: own, arguments: given, catalogue: [own, ...others], assess: judge })
  return found && { name: found.tool.definition.name, arguments: found.arguments }
}
const cancel = tool('cancel_event', ['event_id'])

test.each<[string, readonly string[], JsonObject]>([
  ['get_event', ['event_id'], { event_id: 'e1' }],
  ['get_event', ['eventId'], { eventId: 'e1' }],
  ['get_event', ['id'], { id: 'e1' }],
  ['event_details', ['event_id'], { event_id: 'e1' }],
  ['getCalendarEvent', ['id', 'event_id'].slice(1), { event_id: 'e1' }],
])('finds %s(%j) for cancel_event(event_id)', (name, required, expected) => {
  expect(pair(cancel, { event_id: 'e1' }, [tool('list_events', []), tool(name, required, 'Gets an event.')])).toEqual({
    name,
    arguments: expected,
  })
})

test('fills what else the read needs from the call, and nothing more', () => {
  const own = tool('delete_row', ['sheet_id', 'row_id'])
  const read = tool('get_row', ['sheet_id', 'row_id'])
  expect(pair(own, { sheet_id: 's', row_id: 'r', note: 'x' }, [read])?.arguments).toEqual({
    sheet_id: 's',
    row_id: 'r',
  })
  expect(pair(own, { sheet_id: 's', row_id: 'r' }, [tool('get_row', ['row_id', 'view'])])).toBeNull()
})

test('never pairs with what does more than read, with another server, or with a container', () => {
  const given = { event_id: 'e1' }
  expect(
    pair(cancel, given, [tool('get_event', ['event_id'], 'Gets the event and marks it as seen, then deletes it.')]),
  ).toBeNull()
  expect(pair(cancel, given, [tool('update_event', ['event_id'])])).toBeNull()
  expect(pair(cancel, given, [tool('get_event', ['event_id'], '', 'other')])).toBeNull()
  expect(
    pair(tool('delete_row', ['sheet_id', 'row_id']), { sheet_id: 's', row_id: 'r' }, [tool('get_sheet', ['sheet_id'])]),
  ).toBeNull()
  expect(pair(tool('send_mail', ['to']), { to: 'x' }, [tool('get_mail', ['mail_id'])])).toBeNull()
})

const result = (structured: Json | undefined, text = ''): ToolResult => ({
  blocks: text === '' ? [] : [{ type: 'text', text }],
  structured,
  isError: false,
})
const preview = (found: ToolResult, given: JsonObject = {}) =>
  readPreview({
    source: 'get_event',
    result: found,
    arguments: given,
    timeZone: 'Europe/Berlin',
    now: Date.UTC(2026, 10, 22),
  })
const event = {
  id: 'e1',
  title: '1:1 with the CEO',
  start: '2026-11-24T13:00:00Z',
  location: 'Room 1',
  attendees: [{ email: 'a@x.example' }, { email: 'b@x.example' }],
  description: 'long',
}

test.each<[string, ToolResult]>([
  ['structured', result(event)],
  ['wrapped', result({ result: { event } })],
  ['JSON text', result(undefined, JSON.stringify([event], null, 2))],
  ['JSON text in structured text', result({ result: JSON.stringify(event) })],
])('reads title, time and people from %s', (_, found) => {
  expect(preview(found)).toMatchObject({
    source: 'get_event',
    title: '1:1 with the CEO',
    before: [
      { field: 'start', value: { en: 'Tue 24 Nov, 14:00', de: 'Di., 24. Nov., 14:00', fr: 'mar. 24 nov., 14:00' } },
      { field: 'location', value: inEach(() => 'Room 1') },
    ],
    after: [],
    people: ['a@x.example', 'b@x.example'],
  })
})

test('reads plain lines', () => {
  const found = preview(
    result(undefined, "id: '24'\ntitle: Team lunch\nstart_time: 2026-05-19 12:00\nparticipants:\n- a@b.c\n- d@e.f\n"),
  )
  expect(found.title).toBe('Team lunch')
  expect(found.people).toEqual(['a@b.c', 'd@e.f'])
})

test('shows before and after of each field that the call changes, and only of those', () => {
  const found = preview(result(event), {
    event_id: 'e1',
    newTitle: 'Moved',
    location: 'Room 1',
    start: '2026-11-25T09:00:00Z',
  })
  expect(found.after.map(({ field, value }) => [field, value.en])).toEqual([
    ['title', 'Moved'],
    ['start', 'Wed 25 Nov, 10:00'],
  ])
  expect(found.before).toContainEqual({ field: 'title', value: inEach(() => '1:1 with the CEO') })
})

test('others’ text stays inert and visible; a failed or shapeless read shows nothing', () => {
  expect(preview(result({ title: 'a\u202eb', start: 'x' })).title).toBe('a⟦U+202E⟧b')
  const nothing = { source: 'get_event', title: null, before: [], after: [], people: [] }
  expect(preview({ ...result(event), isError: true })).toEqual(nothing)
  expect(preview(result([event, event]))).toEqual(nothing)
  expect(preview(result(undefined, 'Not found'))).toEqual(nothing)
  expect(preview(result(JSON.parse('{"__proto__": {"title": "x"}, "constructor": 1, "a": 2}')))).toEqual(nothing)
})
