// The state of the rule form and its way to a policy draft; rules as sentences; rules in and out of files. Pure.
import type { ServerId } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import {
  type ArgumentScope,
  type Constraint,
  type EffectKind,
  type Policy,
  PolicyDraft,
  type PrincipalKind,
  type Verdict,
} from '../../shared/permission.ts'

export type TestKind = Constraint['test']['kind']
export type ConditionForm = { readonly pointer: string; readonly kind: TestKind; readonly value: string }

export type PolicyForm = {
  readonly verdict: Verdict
  readonly serverId: ServerId | null
  readonly name: string
  readonly principal: PrincipalKind | null
  readonly effects: readonly EffectKind[]
  readonly conditions: readonly ConditionForm[]
  readonly note: string
  readonly examples: readonly { readonly arguments: JsonObject; readonly expect: Verdict }[]
  /** What is done, with which account, and whose data it takes along. */
  readonly rest: Pick<PolicyDraft['match'], 'action' | 'accountId' | 'from'>
}

export const EMPTY_POLICY: PolicyForm = {
  verdict: 'ask',
  serverId: null,
  name: '',
  principal: null,
  effects: [],
  conditions: [],
  note: '',
  examples: [],
  rest: { action: null, accountId: null },
}

const jsonText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What was typed as a value: JSON where it reads as a number, true, false or null; text otherwise. */
const typedValue = (text: string): Json => {
  const trimmed = text.trim()
  if (/^(true|false|null|-?\d+(\.\d+)?)$/.test(trimmed)) return JSON.parse(trimmed) as Json
  return text
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const conditionOf = ({ pointer, test }: Constraint): ConditionForm => {
  const value = (): string => {
    switch (test.kind) {
      case 'equals':
        return jsonText(test.value)
      case 'oneOf':
        return test.values.map(jsonText).join(', ')
      case 'under':
        return test.folder
      case 'startsWith':
        return test.prefix
      case 'domainIn':
        return test.domains.join(', ')
      case 'atMost':
        return String(test.limit)
      case 'matches':
        return test.pattern
    }
  }
  return { pointer, kind: test.kind, value: value() }
}

const testOf = ({ kind, value }: ConditionForm): Constraint['test'] | null => {
  if (value.trim() === '' && kind !== 'equals') return null
  switch (kind) {
    case 'equals':
      return { kind, value: typedValue(value) }
    case 'oneOf':
      return { kind, values: list(value).map(typedValue) }
    case 'under':
      return { kind, folder: value.trim() }
    case 'startsWith':
      return { kind, prefix: value }
    case 'domainIn':
      return { kind, domains: list(value) }
    case 'atMost': {
      const limit = Number(value.trim().replace(',', '.'))
      return Number.isFinite(limit) ? { kind, limit } : null
    }
    case 'matches':
      return { kind, pattern: value.trim() }
  }
}

export const formOfPolicy = (draft: PolicyDraft): PolicyForm => ({
  verdict: draft.verdict,
  serverId: draft.match.serverId,
  name: draft.match.name ?? '',
  principal: draft.match.principal,
  effects: draft.match.effects ?? [],
  conditions: draft.match.scope.kind === 'any' ? [] : draft.match.scope.constraints.map(conditionOf),
  note: draft.note,
  examples: draft.examples,
  rest: {
    action: draft.match.action,
    accountId: draft.match.accountId,
    ...(draft.match.from === undefined ? {} : { from: draft.match.from }),
  },
})

/** `/to/0` and `to/0` are both meant as a pointer. */
const pointerFrom = (typed: string): string => {
  const trimmed = typed.trim()
  return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`
}

/** The draft, or null while a condition cannot be read. */
export const draftOfPolicy = (form: PolicyForm): PolicyDraft | null => {
  const constraints: Constraint[] = []
  for (const condition of form.conditions) {
    const test = testOf(condition)
    if (test === null) return null
    constraints.push({ pointer: pointerFrom(condition.pointer), test })
  }
  const scope: ArgumentScope = constraints.length === 0 ? { kind: 'any' } : { kind: 'matching', constraints }
  return {
    verdict: form.verdict,
    match: {
      ...form.rest,
      principal: form.principal,
      serverId: form.serverId,
      name: form.name.trim() === '' ? null : form.name.trim(),
      effects: form.effects.length === 0 ? null : [...form.effects],
      scope,
    },
    note: form.note.trim(),
    examples: [...form.examples],
  }
}

/** A policy without what belongs to its place: what is written to a file, and read from one. */
export const draftFromPolicy = ({ verdict, match, note, examples }: Policy): PolicyDraft => ({
  verdict,
  match,
  note,
  examples,
})

const FILE_KIND = 'gatehouse-rules'

export const exportPolicies = (policies: readonly Policy[]): string =>
  `${JSON.stringify({ kind: FILE_KIND, version: 1, rules: policies.map(draftFromPolicy) }, null, 2)}\n`

/** Reads an exported file. SECURITY: drafts only; nothing is saved before a person has seen them. */
export const importPolicies = (
  text: string,
): { readonly drafts: readonly PolicyDraft[]; readonly skipped: number } | null => {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof parsed !== 'object' || parsed === null) return null
  const { kind, rules } = parsed as { readonly kind?: unknown; readonly rules?: unknown }
  if (kind !== FILE_KIND || !Array.isArray(rules) || rules.length > 1000) return null
  const read = rules.map((rule) => PolicyDraft.safeParse(rule))
  const drafts = read.flatMap((one) => (one.success ? [one.data] : []))
  return { drafts, skipped: read.length - drafts.length }
}
