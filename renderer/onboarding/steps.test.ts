import { expect, test } from 'vitest'
import type { ToolMatch } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { eventToCancel, idArguments, onSample, weekArguments } from './steps.ts'

const office = 'office' as ServerId

test('only a tool of the sample office is shown, never one of a server that the person added', () => {
  const match = (serverId: string): ToolMatch =>
    ({ tool: { serverId, key: serverId }, score: 1 }) as unknown as ToolMatch
  expect(onSample([match('mine'), match('office')], office)?.serverId).toBe(office)
  expect(onSample([match('mine')], office)).toBeNull()
})

test('the meeting with the CEO is found in structure or in text, else the first event', () => {
  const events = [
    { id: 'e1', title: 'Standup' },
    { id: 'e2', title: '1:1 with the CEO' },
  ]
  expect(eventToCancel({ blocks: [], structured: { events }, isError: false })).toBe('e2')
  const text = JSON.stringify({ events: events.slice(0, 1) })
  expect(eventToCancel({ blocks: [{ type: 'text', text }], isError: false })).toBe('e1')
  expect(eventToCancel({ blocks: [{ type: 'text', text: 'no events' }], isError: false })).toBeNull()
})

test('arguments are only those that the tool takes', () => {
  const schema = { type: 'object', properties: { from: {}, to: {}, calendar: {} } }
  expect(weekArguments(schema, Date.parse('2026-11-23T12:00:00'))).toEqual({ from: '2026-11-23', to: '2026-11-29' })
  expect(weekArguments({ type: 'object' }, 0)).toEqual({})
  expect(idArguments({ type: 'object', required: ['event_id'] }, 'e2')).toEqual({ event_id: 'e2' })
  expect(idArguments({ type: 'object', required: ['event_id', 'reason'] }, 'e2')).toBeNull()
})
