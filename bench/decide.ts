// How fast the permission engine decides: `node bench/decide.ts`. Times in microseconds, and as a ratio to JSON.parse of the same arguments.
import { createFacts, type FactParts } from '../electron/permission/facts.ts'
import { decide } from '../electron/permission/decide.ts'
import { makeRequest } from '../electron/permission/digest.ts'
import { createLedger } from '../electron/permission/ledgerStore.ts'
import { leavesOf } from '../electron/permission/leaves.ts'
import { judgeLeaves } from '../electron/permission/provenance.ts'
import { indexRules } from '../electron/permission/rules.ts'
import type { ToolDefinition } from '../shared/host.ts'
import type { ConversationId, Digest, GrantId, PolicyId, ServerId } from '../shared/ids.ts'
import type { JsonObject } from '../shared/json.ts'
import type { Grant, Label, Policy } from '../shared/permission.ts'
import { validateArguments } from '../electron/host/validate.ts'
import { getHeapStatistics } from 'node:v8'
import { report } from './report.ts'

const conversationId = 'bench' as ConversationId
const serverId = 'server-3' as ServerId
const pin = 'a'.repeat(64) as Digest
const label: Label = { serverId, serverName: 'mail', accountId: null, privacy: 'private', trust: 'others' }

/** A stream of numbers that is the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
const random = seeded(7)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
/** Words as in letters, and one code with digits in twenty. */
const VOCABULARY = Array.from({ length: 8000 }, (_, at) => {
  const word = Math.floor(random() * 2 ** 36).toString(36)
  return at % 20 === 0 ? word : word.replace(/\d/g, (digit) => 'aeiouaeiou'[Number(digit)] as string)
})
const prose = (words: number) => Array.from({ length: words }, () => pick(VOCABULARY)).join(' ')

const request = (args: JsonObject, name = 'tool-5', conversationId = 'bench' as ConversationId) =>
  makeRequest({
    id: 'r',
    principal: { kind: 'assistant', name: 'Assistant' },
    action: 'tools/call',
    resource: { serverId, serverName: 'mail', accountId: null, name, pin },
    conversationId,
    turnId: null,
    traceId: null,
    arguments: args,
    at: 0,
  })

const grants = Array.from(
  { length: 500 },
  (_, at): Grant => ({
    id: `g${at}` as GrantId,
    principal: 'assistant',
    action: 'tools/call',
    serverId: `server-${at % 10}` as ServerId,
    accountId: null,
    name: `tool-${at % 50}`,
    pin,
    scope: {
      kind: 'matching',
      constraints: [{ pointer: '/to', test: { kind: 'domainIn', domains: [`d${at}.example`] } }],
    },
    width: { kind: 'always' },
    createdAt: 0,
    madeFrom: '',
    usedCount: 0,
    lastUsedAt: null,
  }),
)
const policies = Array.from(
  { length: 500 },
  (_, at): Policy => ({
    id: `p${at}` as PolicyId,
    owner: at % 10 === 0 ? 'organisation' : 'person',
    verdict: pick(['allow', 'ask', 'deny'] as const),
    match: {
      principal: null,
      action: 'tools/call',
      serverId: `server-${at % 20}` as ServerId,
      accountId: null,
      name: `tool-${at % 100}`,
      effects: null,
      scope: { kind: 'any' },
    },
    note: '',
    createdAt: 0,
    examples: [],
  }),
)

/** Runs many times; p50 and p99 in microseconds. A bound on time keeps a slow machine from waiting for ever. */
function measure(what: string, times: number, run: () => unknown) {
  for (let warm = 0; warm < Math.min(300, times); warm++) run()
  const taken = new Float64Array(times)
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    run()
    taken[at] = (performance.now() - began) * 1000
  }
  taken.sort()
  const at = (share: number) => Math.round((taken[Math.floor(times * share)] as number) * 10) / 10
  return { what, p50: at(0.5), p99: at(0.99) }
}

const definition: ToolDefinition = {
  name: 'tool-5',
  description: 'Sends an email.',
  inputSchema: {
    type: 'object',
    properties: { to: { type: 'string' }, subject: { type: 'string' }, body: { type: 'string' } },
  },
}
const ledger = createLedger()
ledger.said(conversationId, 'Please send a mail to anna@d53.example about the meeting on Monday.')
const parts: FactParts = {
  toolOf: () => definition,
  identityOf: () => 'bench',
  isTrusted: () => false,
  effectSetting: () => null,
  driftOf: () => null,
  shadowingOf: () => null,
  ownFilesIn: () => null,
  indexOf: (id) => ledger.indexOf(id),
  wasUsed: () => true,
  sentTo: () => new Set(),
  mode: () => 'balanced',
  contractOf: () => null,
  useCurated: false,
}
const add = (results: number, words: number, to = conversationId) => {
  for (let at = 0; at < results; at++)
    ledger.received(to, { callId: `c${at}`, tool: 'read', label, text: prose(words), at: 0 })
}
const rules = indexRules({ policies, grants })
const small = { to: 'anna@d53.example', subject: 'Meeting', body: prose(40) }
const asked = request(small)
const text = JSON.stringify(small)
const beside = measure('JSON.parse of the small arguments', 20_000, () => JSON.parse(text) as unknown)
const rows = [beside]
rows.push(
  measure('rule lookup among 1,000 grants and policies', 50_000, () => {
    rules.policiesFor(asked, ['send'])
    return rules.grantsFor(asked, 0)
  }),
)
rows.push(measure('validation of the small arguments', 50_000, () => validateArguments(definition, small, text.length)))
add(200, 400)
const factsOf = createFacts(parts)
rows.push(measure('whole decision, 200 labelled results', 5000, () => decide(factsOf(asked), rules, 0)))

/** What one decision leaves to be collected, with so many results in context: the smallest of many rounds, since compiling and the like only add. */
function bytesWith(results: number): number {
  const id = `with ${results}` as ConversationId
  ledger.said(id, 'Please send a mail to anna@d53.example about the meeting on Monday.')
  add(results, 60, id)
  const call = request(small, 'tool-5', id)
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 60; round++) {
    const before = getHeapStatistics().used_heap_size
    for (let at = 0; at < 50; at++) decide(factsOf(call), rules, 0)
    const made = (getHeapStatistics().used_heap_size - before) / 50
    if (made > 0) least = Math.min(least, made)
  }
  return Math.round(least)
}
const made = [0, 200, 2000].map((results) => ({ results, bytes: bytesWith(results) }))
add(1, Math.ceil(1_000_000 / 9))
const big: JsonObject = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`part${at}`, prose(110)]))
const bigText = JSON.stringify(big)
const bigBeside = measure('JSON.parse of 10 kB of arguments', 5000, () => JSON.parse(bigText) as unknown)
rows.push(bigBeside)
const bigLeaves = leavesOf(big, null, ['send'])
const bigRequest = request(big)
const bytes = `${Math.round(bigText.length / 1000)} kB`
rows.push(
  measure(`provenance of ${bytes} against 1 MB more`, 500, () =>
    judgeLeaves(bigLeaves, ledger.indexOf(conversationId), bigRequest),
  ),
)

for (const row of rows) {
  const unit = row.what.includes('10 kB') || row.what.includes('1 MB') ? bigBeside : beside
  process.stdout.write(
    `${row.what.padEnd(48)} p50 ${String(row.p50).padStart(8)} µs   p99 ${String(row.p99).padStart(8)} µs   x${(row.p50 / unit.p50).toFixed(1)} JSON.parse\n`,
  )
}

const micro = ({ p50, p99 }: { p50: number; p99: number }) => `${p50} µs, p99 ${p99} µs`
const [, lookup, validation, whole, , provenance] = rows
if (lookup && validation) {
  report({
    what: 'Rule lookup among 1,000 grants and policies',
    ours: micro(lookup),
    beside: '(absolute)',
    ratio: null,
    goal: { atMost: 5, unit: ' µs (p99)' },
    value: lookup.p99,
  })
  report({
    what: 'Validation of arguments',
    ours: micro(validation),
    beside: `JSON.parse of the same: ${micro(beside)}`,
    ratio: validation.p50 / beside.p50,
    goal: { atMost: 0.3 },
  })
}
const LIMITS = [
  { row: whole, what: 'A whole decision, 200 labelled results in context', atMost: 1000 },
  { row: provenance, what: `Provenance of ${bytes} of arguments against 1 MB of results`, atMost: 20_000 },
]
for (const { row, what, atMost } of LIMITS)
  if (row)
    report({
      what,
      ours: micro(row),
      beside: '(absolute)',
      ratio: null,
      goal: { atMost, unit: ' µs (p99)' },
      value: row.p99,
    })

const [none, some, many] = made
if (none && some && many) {
  const said = made.map(({ results, bytes }) => `${results}: ${bytes} B`).join(', ')
  process.stdout.write(`memory that a decision makes, by results in context   ${said}\n`)
  report({
    what: 'Memory that a decision makes, 2,000 labelled results in context',
    ours: `${(many.bytes / 1000).toFixed(1)} kB`,
    beside: `200 results: ${(some.bytes / 1000).toFixed(1)} kB (none: ${(none.bytes / 1000).toFixed(1)} kB)`,
    ratio: many.bytes / some.bytes,
    goal: { atMost: 1.1 },
  })
}
