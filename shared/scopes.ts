// What a scope means, as far as it can be told from its name; each side says it in its own words.

/** Scopes whose meaning is agreed on, or well known. */
const KNOWN = [
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
  'repo',
  'read:user',
  'mcp:tools',
  'mcp:admin',
] as const
export type KnownScope = (typeof KNOWN)[number]

// A map, not an object: a server may name a scope `constructor`.
const VERBS = new Map([
  ['read', 'read'],
  ['readonly', 'read'],
  ['view', 'see'],
  ['list', 'list'],
  ['write', 'change'],
  ['edit', 'change'],
  ['modify', 'change'],
  ['readwrite', 'change'],
  ['create', 'create'],
  ['delete', 'delete'],
  ['send', 'send'],
  ['admin', 'manage'],
  ['manage', 'manage'],
  ['full', 'all'],
  ['all', 'all'],
] as const)
export type ScopeVerb = typeof VERBS extends Map<string, infer V> ? V : never

export type ScopeMeaning =
  | { readonly kind: 'known'; readonly name: KnownScope }
  | { readonly kind: 'verb'; readonly verb: ScopeVerb; readonly object: string }
  | { readonly kind: 'asIs' }

const verbOf = (word: string | undefined): ScopeVerb | undefined =>
  (VERBS as ReadonlyMap<string, ScopeVerb>).get(word?.toLowerCase() ?? '')
const plain = (words: readonly string[]) => words.join(' ').replace(/[_-]+/g, ' ')

/** A known one, a verb and its object ("calendar.read": read, calendar), or the scope as it is. */
export function meaningOf(scope: string): ScopeMeaning {
  const known = KNOWN.find((name) => name === scope)
  if (known !== undefined) return { kind: 'known', name: known }
  const parts = scope
    .replace(/^https?:\/\/[^/]+\//, '')
    .split(/[.:/]/)
    .filter((part) => part !== '')
  if (parts.length < 2) return { kind: 'asIs' }
  const last = verbOf(parts.at(-1))
  if (last !== undefined) return { kind: 'verb', verb: last, object: plain(parts.slice(0, -1)) }
  const first = verbOf(parts[0])
  return first === undefined ? { kind: 'asIs' } : { kind: 'verb', verb: first, object: plain(parts.slice(1)) }
}
