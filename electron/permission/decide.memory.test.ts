import { getHeapStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import type { ConversationId, ServerId } from '../../shared/ids.ts'
import { openWorld } from './forTests.ts'

const label = {
  serverId: 'files' as ServerId,
  serverName: 'Files',
  accountId: null,
  privacy: 'private',
  trust: 'others',
} as const
const sentence = (of: number) =>
  `Note ${of}: the plan for week ${of} is with team ${of % 7} and costs ${of * 13} euros.`

/** The least that a decision makes, of many rounds: what compiles or collects meanwhile only adds, or makes a round negative. */
function bytesOf(results: number): number {
  const { gate, ledger, request } = openWorld()
  const id = `with ${results}` as ConversationId
  ledger.said(id, 'Please send bob@work.example a mail about the meeting on Monday.')
  for (let at = 0; at < results; at += 1)
    ledger.received(id, { callId: `c${at}`, tool: 'read_file', label, text: sentence(at), at: 0 })
  const call = request(
    'send_email',
    { to: 'bob@work.example', subject: 'Meeting', body: 'See you on Monday at 9.' },
    id,
  )
  for (let warm = 0; warm < 2000; warm += 1) gate.foresee(call)
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 100; round += 1) {
    const before = getHeapStatistics().used_heap_size
    for (let at = 0; at < 20; at += 1) gate.foresee(call)
    const made = (getHeapStatistics().used_heap_size - before) / 20
    if (made > 0) least = Math.min(least, made)
  }
  return least
}

test('what a decision leaves to be collected does not grow with what the conversation has seen', () => {
  const [some, many] = [bytesOf(50), bytesOf(2000)]
  // Forty times the history, so anything made per result is far above this; code that is not yet compiled makes somewhat more.
  expect(many).toBeLessThan(some * 3)
})
