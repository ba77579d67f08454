import type { ScopeInWords } from '../../shared/oauth.ts'
import { type KnownScope, meaningOf, type ScopeVerb } from '../../shared/scopes.ts'

/** In English, for what main says itself; the window says it in the person's language. */
const KNOWN: Readonly<Record<KnownScope, string>> = {
  openid: 'Know who you are',
  profile: 'See your name and picture',
  email: 'See your email address',
  address: 'See your postal address',
  phone: 'See your phone number',
  offline_access: 'Stay signed in when you are away',
  repo: 'Read and change your repositories',
  'read:user': 'See your profile',
  'mcp:tools': 'Use this server’s tools',
  'mcp:admin': 'Manage this server',
}
const VERBS: Readonly<Record<ScopeVerb, string>> = {
  read: 'Read',
  see: 'See',
  list: 'List',
  change: 'Read and change',
  create: 'Create',
  delete: 'Delete',
  send: 'Send',
  manage: 'Manage',
  all: 'Do everything with',
}

/** One scope in words: a known one, a verb and its object ("calendar.read" -> "Read calendar"), or the scope as it is. */
export function inWords(scope: string): ScopeInWords {
  const meaning = meaningOf(scope)
  if (meaning.kind === 'known') return { scope, words: KNOWN[meaning.name] }
  if (meaning.kind === 'verb') return { scope, words: `${VERBS[meaning.verb]} ${meaning.object}` }
  return { scope, words: scope }
}

/** SECURITY: only what a scope may consist of (RFC 6749 3.3), so that nothing hidden stands among the rights on a card. */
export const isScope = (scope: string): boolean => /^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/.test(scope)

/** Distinct scopes of a space-separated string, in order; none for undefined. */
export const split = (scope: string | undefined): readonly string[] => [
  ...new Set((scope ?? '').split(/\s+/).filter(isScope)),
]

export const union = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())]

export const missingFrom = (granted: readonly string[], wanted: readonly string[]): readonly string[] =>
  wanted.filter((scope) => !granted.includes(scope))
