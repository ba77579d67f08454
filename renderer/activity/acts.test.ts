import { expect, test } from 'vitest'
import type { AuditEntry } from '../../shared/audit.ts'
import { told } from '../../shared/told.ts'
import { actsOf } from './acts.ts'

const line = (sequence: number, subject: string, kind: AuditEntry['kind'], result: string, reason = '') =>
  ({ sequence, subject, kind, result, reason }) as AuditEntry

test('what was asked, answered and done for one call is one act, in its own order', () => {
  const acts = actsOf([
    line(5, 'b', 'outcome', 'ok', 'Result sha256 00'),
    line(4, 'b', 'answer', 'granted', 'It deletes.'),
    line(3, 'a', 'decision', 'allow', 'It only reads. [mode:mode.balanced.read, effect:x]'),
    line(2, 'b', 'decision', 'ask', 'It deletes. [mode:mode.direct]'),
    line(1, 'server:x', 'server', 'started'),
  ])
  expect(acts.map(({ steps }) => steps)).toEqual([['ask', 'granted', 'ok'], ['allow'], ['started']])
  expect(acts.map(({ reason }) => reason)).toEqual(['It deletes.', 'It only reads.', ''])
})

test('a refusal tells the reason of the refusal', () => {
  const [act] = actsOf([line(2, 'a', 'answer', 'declined', 'You said no.'), line(1, 'a', 'decision', 'ask', 'Why')])
  expect(act?.reason).toBe('You said no.')
})

test('what was looked up for a question says so, and its digest stays with the line', () => {
  const look = told`Gatehouse looked this up for a question. Result sha256 ${'00'}`
  const [act] = actsOf([
    { ...line(2, 'a', 'outcome', 'ok'), reason: look },
    line(1, 'a', 'decision', 'allow', 'It only reads.'),
  ])
  expect(act?.reason).toEqual({ say: 'Gatehouse looked this up for a question.' })
  expect(act?.lines[0].reason).toBe(look)
})

test('two starts of one server stay two', () => {
  expect(actsOf([line(2, 's', 'server', 'started'), line(1, 's', 'server', 'stopped')])).toHaveLength(2)
})
