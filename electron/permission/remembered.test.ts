// What is kept by a resource: only where we froze it, and only as long as what it was found from is the same.
import { expect, test } from 'vitest'
import type { ToolDefinition } from '../../shared/host.ts'
import type { Digest, GrantId, ServerId } from '../../shared/ids.ts'
import type { AccessRequest, Grant } from '../../shared/permission.ts'
import { makeRequest } from './digest.ts'
import { createDrift } from './drift.ts'
import { createMemory } from './memory.ts'
import { pinOf } from './pins.ts'
import { indexRules } from './rules.ts'

const serverId = 'mail' as ServerId
const tool: ToolDefinition = { name: 'send', description: 'Sends.', inputSchema: { type: 'object' } }
const identity = 'npx mail@1'
const pin = pinOf({ identity, tool })

const asked = makeRequest({
  id: 'r',
  principal: { kind: 'assistant', name: '' },
  action: 'tools/call',
  resource: { serverId, serverName: 'Mail', accountId: null, name: 'send', pin },
  conversationId: null,
  turnId: null,
  traceId: null,
  arguments: {},
  at: 0,
})
/** The same request around a resource that may still change. */
const loose = () => {
  const resource: { -readonly [K in keyof AccessRequest['resource']]: AccessRequest['resource'][K] } = {
    ...asked.resource,
  }
  return { resource, request: { ...asked, resource } }
}

test('a tool that was approved, and asked for again, drifts when its definition or launch changes, and when it is forgotten', () => {
  const now: { tool: ToolDefinition; identity: string } = { tool, identity }
  const saved: number[] = []
  const drift = createDrift({
    load: () => null,
    save: (all) => saved.push(Object.keys(all).length),
    toolOf: () => now.tool,
    identityOf: () => now.identity,
  })
  for (let times = 0; times < 3; times += 1) {
    drift.approve(asked)
    expect(drift.driftOf(asked)).toBeNull()
  }
  now.tool = { ...tool, description: 'Sends, and deletes.' }
  expect(drift.driftOf(asked)?.fields).toHaveLength(1)
  now.tool = tool
  expect(drift.driftOf(asked)).toBeNull()
  now.identity = 'npx mail@2'
  expect(drift.driftOf(asked)?.fields).toHaveLength(1)
  now.identity = identity
  drift.forgetServer(serverId)
  drift.approve(asked)
  expect(saved).toEqual([1, 0, 1])
})

test('a request for another definition than the approved one is never taken for settled', () => {
  const drift = createDrift({ load: () => null, save: () => {}, toolOf: () => tool, identityOf: () => identity })
  drift.approve(asked)
  const other = { ...asked, resource: { ...asked.resource, pin: 'f'.repeat(64) as Digest } }
  for (let times = 0; times < 3; times += 1) {
    drift.approve(other)
    expect(drift.driftOf(other)).not.toBeNull()
  }
  const { resource, request } = loose()
  drift.approve(request)
  expect(drift.driftOf(request)).toBeNull()
  resource.pin = 'f'.repeat(64) as Digest
  expect(drift.driftOf(request)).not.toBeNull()
})

test('rules and memory follow a resource that nobody froze when it changes', () => {
  const grant: Grant = {
    id: 'g' as GrantId,
    principal: 'assistant',
    action: 'tools/call',
    serverId,
    accountId: null,
    name: 'send',
    pin,
    scope: { kind: 'any' },
    width: { kind: 'always' },
    createdAt: 0,
    madeFrom: '',
    usedCount: 0,
    lastUsedAt: null,
  }
  const rules = indexRules({ policies: [], grants: [grant] })
  const memory = createMemory([])
  const { resource, request } = loose()
  memory.passed(request, { assessment: { effects: ['read'] } } as never, true)
  expect([rules.grantsFor(request, 0).length, memory.wasUsed(request)]).toEqual([1, true])
  resource.name = 'erase'
  expect([rules.grantsFor(request, 0).length, memory.wasUsed(request)]).toEqual([0, false])
  const other = loose()
  other.resource.name = 'erase'
  expect(rules.grantsFor(other.request, 0)).toHaveLength(0)
  other.resource.name = 'send'
  expect(rules.grantsFor(other.request, 0)).toHaveLength(1)
  const again = () => [rules.grantsFor(asked, 0).length, rules.grantsFor({ ...asked, action: 'prompts/get' }, 0).length]
  expect([again(), again()]).toEqual([
    [1, 0],
    [1, 0],
  ])
})
