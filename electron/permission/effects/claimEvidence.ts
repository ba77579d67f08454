// What others claim of a tool: the server's own hints, the OAuth scopes it needs, a curated entry, the person.
import type { ToolHints } from '../../../shared/host.ts'
import type { EffectKind } from '../../../shared/permission.ts'
import { type Told, told, verbatim } from '../../../shared/told.ts'
import type { CuratedEntry } from '../curated.ts'
import type { Evidence } from './evidence.ts'
import { splitName } from './words.ts'

/** Evidence of hints. Hints of the wrong type say nothing. */
export const hintEvidence = (hints: ToolHints | undefined): Evidence[] => {
  const found: Evidence[] = []
  if (!hints) return found
  const push = (effect: EffectKind, sure: number, undo: Evidence['undo'], evidence: Told) =>
    found.push({ source: 'hint', effect, sure, undo, evidence })
  if (hints.readOnlyHint === true) push('read', 0.4, 'yes', told`the server says it only reads`)
  if (hints.readOnlyHint === false) push('write', 0.6, 'partly', told`the server says it does more than read`)
  if (hints.destructiveHint === true)
    push('delete', hints.readOnlyHint === true ? 0.5 : 0.6, 'partly', told`the server says it can destroy`)
  return found
}

const SCOPE_WORDS: readonly [RegExp, EffectKind][] = [
  [/^(delete|remove|destroy|purge)$/, 'delete'],
  [/^(pay|payment|payments|charge|transfer|transfers|billing)$/, 'spend'],
  [/^(send|compose|post|publish|invite)$/, 'send'],
  [/^(execute|exec|run|admin|full)$/, 'execute'],
  [/^(write|readwrite|edit|manage|modify|create|update|insert|all)$/, 'write'],
]

/** Evidence of the OAuth scopes that an account holds; scopes that only read raise nothing. */
export const scopeEvidence = (scopes: readonly string[]): Evidence[] =>
  scopes.flatMap((scope): Evidence[] => {
    const words = splitName(scope.replace(/^https?:\/\/[^/]+\//i, ''))
    const hit = SCOPE_WORDS.find(([pattern]) => words.some((word) => pattern.test(word)))
    if (!hit) return []
    return [
      {
        source: 'scope',
        effect: hit[1],
        sure: 0.55,
        undo: hit[1] === 'write' ? 'partly' : 'never',
        evidence: told`the account holds the right “${scope}”`,
      },
    ]
  })

/** Evidence of a curated entry. */
export const curatedEvidence = (entry: CuratedEntry | undefined): Evidence[] =>
  (entry?.effects ?? []).map(
    (effect): Evidence => ({
      source: 'curated',
      effect,
      sure: 0.95,
      undo: entry?.undo ?? 'never',
      reachesOut: entry?.openWorld ?? false,
      evidence: entry?.why ?? verbatim(''),
    }),
  )
