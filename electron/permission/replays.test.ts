import { expect, test } from 'vitest'
import type { PolicyId } from '../../shared/ids.ts'
import type { Policy, TaskContract } from '../../shared/permission.ts'
import { decide, type Facts } from './decide.ts'
import { makeRequest } from './digest.ts'
import { SERVER } from './forTests.ts'
import { recordOf } from './refusals.ts'
import { indexRules } from './rules.ts'
import { replay } from './timeMachine.ts'
import { inEach, told } from '../../shared/told.ts'

const request = makeRequest({
  id: 'r',
  principal: { kind: 'assistant', name: '' },
  action: 'tools/call',
  resource: { serverId: SERVER, serverName: 'Mail', accountId: null, name: 'send_email', pin: null },
  conversationId: 'c' as never,
  turnId: null,
  traceId: null,
  arguments: { to: 'a@work.example' },
  at: 0,
})

test('a rule that lets writing through does not let through what also deletes; one that forbids deleting forbids all that deletes', () => {
  const rule = (verdict: Policy['verdict'], effects: Policy['match']['effects']): Policy => ({
    id: 'p' as PolicyId,
    owner: 'person',
    verdict,
    note: '',
    createdAt: 0,
    examples: [],
    match: {
      principal: null,
      action: null,
      serverId: null,
      accountId: null,
      name: null,
      effects,
      scope: { kind: 'any' },
    },
  })
  const speaks = (policy: Policy, effects: Policy['match']['effects']) =>
    indexRules({ policies: [policy], grants: [] }).policiesFor(request, effects ?? []).length === 1
  expect(speaks(rule('allow', ['write']), ['write'])).toBe(true)
  expect(speaks(rule('allow', ['write']), ['delete', 'write'])).toBe(false)
  expect(speaks(rule('deny', ['delete']), ['delete', 'write'])).toBe(true)
  expect(speaks(rule('ask', ['write']), ['delete', 'write'])).toBe(true)
})

test('the time machine judges what was decided under an agreed task by that task', () => {
  const contract: TaskContract = { conversationId: 'c' as never, state: 'accepted', lines: [], fromSentence: '' }
  const facts: Facts = {
    request,
    assessment: { effects: ['send'], undo: 'never', openWorld: true, sure: 1, signals: [], disagreement: null },
    findings: [],
    remarks: [],
    byMode: { verdict: 'allow', id: 'mode.namedReceiver', sentence: told`x` },
    carries: [],
    byModeCarrying: null,
    contract,
  }
  const none = { policies: [], grants: [] }
  const decision = decide(facts, indexRules(none), 0)
  expect(decision.verdict).toBe('ask')
  const kept = recordOf(request, facts, decision, { outcome: 'declined', askedAt: 1, now: 2 })
  expect(replay([kept], { before: none, after: none }, () => inEach(() => '')).asked).toEqual({ before: 1, after: 1 })
})
