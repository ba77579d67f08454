// Conditions on arguments: does a call's exact value satisfy a rule's constraint? A doubt is a no.
import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { ArgumentScope, Constraint, Policy } from '../../shared/permission.ts'
import { foldedPath } from './foldedPath.ts'
import { isLeadingKey } from './leaves.ts'
import { pointerToken, valueAt } from './pointer.ts'

/** Resolves links of a path that the rule's test is about; the lexical path where nothing better is known. */
export type RealPath = (path: string) => string

/** Lexical form of a path: `..` and `.` resolved, separators unified; null when it climbs out or hides something. */
export function plainPath(path: string): string | null {
  if (/\p{Cc}/u.test(path) || path.startsWith('~')) return null
  const parts: string[] = []
  const unified = path.normalize('NFC').replaceAll('\\', '/')
  for (const part of unified.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return (unified.startsWith('/') ? '/' : '') + parts.join('/')
}

const isIn = (path: string | null, folder: string): boolean =>
  path !== null && (path === folder || path.startsWith(`${folder === '/' ? '' : folder}/`))

const ABSOLUTE = /^([a-z]:)?[\\/]/i

/** The file is in the folder, however the path is read. The folder is taken as it stands: links in it were followed when the rule was made. */
function isUnder(path: string, folder: string, realPath: RealPath): boolean {
  // SECURITY: encoded dots and schemes are not resolved but refused, so that no second decoder sees another path.
  if (/%2e|%2f|%5c/i.test(path) || /^[a-z][a-z0-9+.-]+:/i.test(path)) return false
  const [inner, outer] = [plainPath(path), plainPath(folder)]
  if (inner === null || outer === null) return false
  // A relative path is the server's business: there is no knowing where it begins.
  if (!ABSOLUTE.test(path)) return isIn(inner, outer)
  // SECURITY: some tools take `..` away before they follow links, some after: both must stay inside.
  return isIn(plainPath(realPath(inner)), outer) && isIn(plainPath(realPath(path.replaceAll('\\', '/'))), outer)
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The file could be in the folder: in any reading of the path, in any spelling of it, or where it is unclear and names the folder. */
function touchesFolder(path: string, folder: string, realPath: RealPath): boolean {
  const outer = foldedPath(folder)
  const spellings = [path, decoded(path)]
  const real = spellings.flatMap((one) => (ABSOLUTE.test(one) ? [realPath(one), realPath(plainPath(one) ?? one)] : []))
  const folders = [outer, ...(ABSOLUTE.test(folder) ? [foldedPath(realPath(folder))] : [])]
  return [...spellings, ...real].some((one) => {
    const inner = foldedPath(one)
    const unclear = !ABSOLUTE.test(one)
    return folders.some((each) => isIn(inner, each) || (unclear && `/${inner}/`.includes(`/${each}/`)))
  })
}

const EMAIL = /^[^\s@<>"'(),;:\\[\]]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i
const BARE_HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?=$|[/?#:])/i

const UNCLEAR = '?'

/** The host that one word points at; null when it points nowhere, UNCLEAR when it looks like a pointer but is no clean one. */
function hostOf(word: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) {
    const url = URL.canParse(word) ? new URL(word) : null
    return url && url.username === '' && url.password === '' && url.hostname !== '' ? url.hostname : UNCLEAR
  }
  if (word.includes('@')) return EMAIL.exec(word)?.[1] ?? UNCLEAR
  return BARE_HOST.exec(word)?.[0] ?? null
}

function hostsIn(value: Json): readonly string[] | null {
  const strings = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly Json[]) : []
  const hosts: string[] = []
  for (const one of strings) {
    if (typeof one !== 'string') return null
    const before = hosts.length
    for (const word of one.split(/[\s,;<>"'()]+/)) {
      const host = word === '' ? null : hostOf(word)
      if (host === UNCLEAR) return null
      if (host !== null) hosts.push(host.toLowerCase().replace(/\.$/, ''))
    }
    if (hosts.length === before) return null
  }
  return hosts
}

function inDomains(value: Json, domains: readonly string[]): boolean {
  const hosts = hostsIn(value)
  if (hosts === null || hosts.length === 0) return false
  const wanted = domains.map((domain) => domain.toLowerCase().replace(/^@|\.$/g, ''))
  return hosts.every((host) => wanted.some((domain) => host === domain || host.endsWith(`.${domain}`)))
}

/** `*` is any run of characters but `/`. Linear: taking the first place of each piece is enough. */
export function globMatches(pattern: string, value: string): boolean {
  const pieces = pattern.split('*')
  const [first = '', ...rest] = pieces
  if (rest.length === 0) return pattern === value
  if (!value.startsWith(first)) return false
  let at = first.length
  const last = rest.pop() as string
  for (const piece of rest) {
    const found = value.indexOf(piece, at)
    if (found < 0 || value.slice(at, found).includes('/')) return false
    at = found + piece.length
  }
  const end = value.length - last.length
  return end >= at && value.endsWith(last) && !value.slice(at, end).includes('/')
}

const numberOf = (value: Json): number | null =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value)
      ? Number(value)
      : null

const lexical: RealPath = (path) => path

/** Does the value at the constraint's pointer satisfy it? A missing value never does, and a doubt is a no. */
export function satisfies(constraint: Constraint, args: JsonObject, realPath: RealPath = lexical): boolean {
  const value = valueAt(args, constraint.pointer)
  return value !== undefined && passes(constraint.test, value, realPath)
}

function passes(test: Constraint['test'], value: Json, realPath: RealPath): boolean {
  switch (test.kind) {
    case 'equals':
      return isDeepStrictEqual(value, test.value)
    case 'oneOf':
      return test.values.some((one) => isDeepStrictEqual(value, one))
    case 'under':
      return typeof value === 'string' && value !== '' && isUnder(value, test.folder, realPath)
    case 'startsWith':
      return typeof value === 'string' && value.startsWith(test.prefix)
    case 'domainIn':
      return inDomains(value, test.domains)
    case 'atMost': {
      const number = numberOf(value)
      return number !== null && number <= test.limit
    }
    case 'matches':
      return typeof value === 'string' && globMatches(test.pattern, value)
  }
}

/** A domain is named, however the address around it is written. */
const namesDomain = (value: Json, domains: readonly string[]): boolean =>
  typeof value === 'string' &&
  [value, decoded(value)].some((text) =>
    domains.some((domain) => {
      const wanted = domain.toLowerCase().replace(/^@|\.$/g, '')
      const found = text.normalize('NFKC').toLowerCase()
      for (let at = found.indexOf(wanted); at >= 0; at = found.indexOf(wanted, at + 1))
        if (!/[\p{L}\p{N}-]/u.test(found[at - 1] ?? ' ') && !/[\p{L}\p{N}-]/u.test(found[at + wanted.length] ?? ' '))
          return true
      return false
    }),
  )

/** Could a rule that forbids or asks mean this value, or one in its list? A doubt is a yes: one receiver among many is enough. */
export function concerns(constraint: Constraint, args: JsonObject, realPath: RealPath = lexical): boolean {
  const value = valueAt(args, constraint.pointer)
  if (value === undefined) return false
  const { test } = constraint
  const each = Array.isArray(value) ? [value as Json, ...(value as readonly Json[])] : [value]
  return each.some(
    (one) =>
      passes(test, one, realPath) ||
      (test.kind === 'domainIn' && namesDomain(one, test.domains)) ||
      (test.kind === 'under' && typeof one === 'string' && one !== '' && touchesFolder(one, test.folder, realPath)),
  )
}

/** Every constraint of the scope holds. */
export const inScope = (scope: ArgumentScope, args: JsonObject, realPath: RealPath = lexical): boolean =>
  scope.kind === 'any' || scope.constraints.every((constraint) => satisfies(constraint, args, realPath))

/** Does a rule with this verdict speak of these arguments? SECURITY: what allows must be sure of all of them, what forbids or asks of one. */
export const speaksTo = (
  { verdict, match: { scope } }: Pick<Policy, 'verdict' | 'match'>,
  args: JsonObject,
  realPath: RealPath = lexical,
): boolean =>
  verdict === 'allow' || scope.kind === 'any'
    ? inScope(scope, args, realPath)
    : scope.constraints.every((constraint) => concerns(constraint, args, realPath))

const isEmpty = (value: Json): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Like `inScope`, and nothing that says who, where or how much is left without a condition (a `bcc` that the rule was not made from). */
export function isCoveredBy(scope: ArgumentScope, args: JsonObject, realPath: RealPath = lexical): boolean {
  if (scope.kind === 'any') return true
  if (!inScope(scope, args, realPath)) return false
  return Object.keys(args).every((key) => {
    if (!isLeadingKey(key) || isEmpty(args[key] as Json)) return true
    const pointer = `/${pointerToken(key)}`
    return scope.constraints.some(
      (one) => one.pointer === '' || one.pointer === pointer || one.pointer.startsWith(`${pointer}/`),
    )
  })
}
