import { expect, test } from 'vitest'
import { frozenCopy } from '../exact.ts'
import { openWorld } from './forTests.ts'
import { openHistory } from './history.ts'
import { fullText } from '../brief.ts'
import { createRecordTexts, type DecisionRecord } from './records.ts'
import { told } from '../../shared/told.ts'

const record = (over: Partial<DecisionRecord> = {}): DecisionRecord => ({
  at: 1_700_000_000_000,
  request: openWorld().request('send_email', {
    to: ['bob@work.example'],
    note: 'a “quoted” \u{1f600} word\n',
    n: -0.5,
  }),
  effects: ['send', 'write'],
  findings: [],
  byMode: { verdict: 'ask', id: 'mode.send', sentence: told`It changes “${'x \u2028'}” and so on.` },
  byModeCarrying: null,
  carries: [],
  verdict: 'ask',
  decidedBy: { kind: 'mode', id: 'mode.send' },
  outcome: 'granted',
  askedAt: null,
  warned: false,
  ...over,
})

test('the text of a record is the record as JSON', () => {
  const finding = {
    id: 'guard.x',
    sentence: told`Someone’s`,
    warning: { kind: 'secret' as const, sentence: told`s`, pointers: ['/a'] },
  }
  const broken = record()
  const all = [
    record(),
    record({ findings: [finding], warned: true, askedAt: 12, verdict: 'allow' }),
    record({ byModeCarrying: { verdict: 'allow', id: 'mode.flow', sentence: told`"` } }),
    // A server can name a resource with half a character.
    record({ request: { ...broken.request, resource: frozenCopy({ ...broken.request.resource, name: 'a\ud800b' }) } }),
  ]
  const textOf = createRecordTexts()
  const recordText = (one: DecisionRecord) => fullText(textOf(one))
  for (const one of [...all, ...all]) expect(JSON.parse(recordText(one))).toEqual(JSON.parse(JSON.stringify(one)))
  expect(recordText(record({ request: openWorld().request('send_email', {}) }))).toMatch(/^[ -~]*$/)
})

test('history keeps the newest 2,000, in order, and hears once of a batch that failed', async () => {
  const failed: unknown[] = []
  let batch = Promise.withResolvers<void>()
  const log = { append: () => batch.promise, list: () => Promise.resolve([]) }
  const history = await openHistory(log, (thrown) => failed.push(thrown))
  for (let at = 0; at < 5000; at += 1) history.append(record({ at }))
  expect(history.list().map(({ at }) => at)).toEqual(Array.from({ length: 2000 }, (_, n) => n + 3000))
  batch.reject(new Error('full'))
  await batch.promise.catch(() => undefined)
  batch = Promise.withResolvers<void>()
  history.append(record({ at: 5000 }))
  batch.resolve()
  await batch.promise
  expect(failed).toHaveLength(1)
  expect(history.list().at(-1)?.at).toBe(5000)
})
