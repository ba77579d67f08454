import { expect, test } from 'vitest'
import type { Policy, PolicyDraft } from '../../shared/permission.ts'
import { draftOfPolicy, EMPTY_POLICY, exportPolicies, formOfPolicy, importPolicies } from './policyForm.ts'

const draft: PolicyDraft = {
  verdict: 'allow',
  match: {
    principal: 'assistant',
    action: 'tools/call',
    serverId: null,
    accountId: null,
    name: 'update_event',
    effects: ['write'],
    scope: {
      kind: 'matching',
      constraints: [
        { pointer: '/calendar', test: { kind: 'equals', value: 'Personal' } },
        { pointer: '/attendees', test: { kind: 'domainIn', domains: ['example.com', 'example.org'] } },
        { pointer: '/amount', test: { kind: 'atMost', limit: 12.5 } },
      ],
    },
  },
  note: 'my own calendar',
  examples: [{ arguments: { calendar: 'Personal' }, expect: 'allow' }],
}

test('a rule that is opened and saved again says the same', () => {
  expect(draftOfPolicy(formOfPolicy(draft))).toEqual(draft)
})

test('an empty form speaks of everything, and says so in every field', () => {
  expect(draftOfPolicy(EMPTY_POLICY)?.match).toEqual({
    principal: null,
    action: null,
    serverId: null,
    accountId: null,
    name: null,
    effects: null,
    scope: { kind: 'any' },
  })
})

test('a condition that cannot be read gives no rule, rather than one without it', () => {
  const condition = { pointer: '/amount', kind: 'atMost' as const, value: 'ten' }
  expect(draftOfPolicy({ ...EMPTY_POLICY, conditions: [condition] })).toBeNull()
  expect(draftOfPolicy({ ...EMPTY_POLICY, conditions: [{ ...condition, kind: 'under', value: ' ' }] })).toBeNull()
})

test('rules come back from their file, and what is no rule is left out and counted', () => {
  const policy = { ...draft, id: 'p', owner: 'person', createdAt: 1 } as Policy
  expect(importPolicies(exportPolicies([policy]))).toEqual({ drafts: [draft], skipped: 0 })
  const withJunk = JSON.stringify({ kind: 'gatehouse-rules', rules: [draft, { verdict: 'allow' }] })
  expect(importPolicies(withJunk)).toEqual({ drafts: [draft], skipped: 1 })
  expect(importPolicies('{"rules":[]}')).toBeNull()
  expect(importPolicies('not json')).toBeNull()
})
