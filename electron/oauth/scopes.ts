import type { ScopeInWords } from '../../shared/oauth.ts'

// Maps, not objects: a server may name a scope `constructor`.
const KNOWN: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
)
const VERBS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    read: 'Read',
    readonly: 'Read',
    view: 'See',
    list: 'List',
    write: 'Read and change',
    edit: 'Read and change',
    modify: 'Read and change',
    readwrite: 'Read and change',
    create: 'Create',
    delete: 'Delete',
    send: 'Send',
    admin: 'Manage',
    manage: 'Manage',
    full: 'Do everything with',
    all: 'Do everything with',
  }),
)

const plain = (words: readonly string[]) => words.join(' ').replace(/[_-]+/g, ' ')

/** One scope in words: a known one, a verb and its object ("calendar.read" -> "Read calendar"), or the scope as it is. */
export function inWords(scope: string): ScopeInWords {
  const known = KNOWN.get(scope)
  if (known !== undefined) return { scope, words: known }
  const path = scope.replace(/^https?:\/\/[^/]+\//, '')
  const parts = path.split(/[.:/]/).filter((part) => part !== '')
  const last = VERBS.get(parts.at(-1)?.toLowerCase() ?? '')
  if (last !== undefined && parts.length > 1) return { scope, words: `${last} ${plain(parts.slice(0, -1))}` }
  const first = VERBS.get(parts[0]?.toLowerCase() ?? '')
  if (first !== undefined && parts.length > 1) return { scope, words: `${first} ${plain(parts.slice(1))}` }
  return { scope, words: scope }
}

/** Distinct scopes of a space-separated string, in order; none for undefined. */
export const split = (scope: string | undefined): readonly string[] => [
  ...new Set((scope ?? '').split(/\s+/).filter((one) => one !== '')),
]

export const union = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())]

export const missingFrom = (granted: readonly string[], wanted: readonly string[]): readonly string[] =>
  wanted.filter((scope) => !granted.includes(scope))
