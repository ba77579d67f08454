// What "calls like this one" means: the narrowest conditions on everything in a call that matters.
import type { Json, JsonObject } from '../../shared/json.ts'
import type { ArgumentScope, Constraint } from '../../shared/permission.ts'
import { plainPath, type RealPath } from './constraints.ts'
import { isLeadingKey, type Leaf } from './leaves.ts'
import { valueAt } from './pointer.ts'
import { type Told, told } from '../../shared/told.ts'

export type Likeness = { readonly scope: ArgumentScope; readonly words: Told }
type Condition = { readonly constraint: Constraint; readonly words: Told }

const shown = (text: string): Told => told`“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`

/** Hosts that anybody can have an address or page at: being there says nothing. */
const SHARED_HOSTS =
  /(^|\.)(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|proton|protonmail|mail|yandex|zoho|fastmail|qq|163|126|github|gitlab|google|docs\.google|dropbox|notion|medium|wordpress|blogspot|pastebin|bit|t)\.[a-z.]+$/i

const domainOf = (value: string): string | null => {
  const email = /@([^\s@<>]+)>?$/.exec(value)?.[1]
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`
  const host = email ?? (URL.canParse(url) ? new URL(url).hostname : null)
  return host === null || SHARED_HOSTS.test(host) ? null : host.toLowerCase()
}

const folderOf = (path: string, realPath: RealPath): string | null => {
  // SECURITY: the folder behind the links as they are now; a link that is changed later leads out of it.
  const plain = plainPath(/^([a-z]:)?[\\/]/i.test(path) ? realPath(path) : path)
  const cut = plain?.lastIndexOf('/') ?? -1
  return plain === null || cut <= 0 ? null : plain.slice(0, cut)
}

/** The same domain, the same folder, up to the amount, or else the very value. */
function conditionOn(leaf: Leaf, value: Json, realPath: RealPath): Condition {
  const { pointer } = leaf
  const domain = leaf.kind === 'address' || leaf.kind === 'link' ? domainOf(leaf.value) : null
  if (domain !== null)
    return {
      constraint: { pointer, test: { kind: 'domainIn', domains: [domain] } },
      words: told`“${leaf.key}” at ${domain}`,
    }
  const folder = leaf.kind === 'path' ? folderOf(leaf.value, realPath) : null
  if (folder !== null)
    return {
      constraint: { pointer, test: { kind: 'under', folder } },
      words: told`“${leaf.key}” in the folder ${shown(folder)}`,
    }
  if (leaf.role === 'amount' && typeof value === 'number')
    return {
      constraint: { pointer, test: { kind: 'atMost', limit: value } },
      words: told`“${leaf.key}” up to ${value}`,
    }
  return { constraint: { pointer, test: { kind: 'equals', value } }, words: told`“${leaf.key}” ${shown(leaf.value)}` }
}

/** One condition for a whole list, so that an entry which is added later must satisfy it too. */
function conditionOnList(pointer: string, leaves: readonly Leaf[], args: JsonObject): Condition {
  const key = (leaves[0] as Leaf).key
  const domains = [...new Set(leaves.map((leaf) => (leaf.kind === 'address' ? domainOf(leaf.value) : null)))]
  const known = domains.filter((domain) => domain !== null)
  if (known.length === domains.length)
    return {
      constraint: { pointer, test: { kind: 'domainIn', domains: known } },
      words: told`“${key}” at ${{ list: known, by: 'comma' }}`,
    }
  const value = valueAt(args, pointer) ?? null
  return { constraint: { pointer, test: { kind: 'equals', value } }, words: told`the same “${key}”` }
}

/** Conditions that the call satisfies. With nothing that matters, only the same arguments are alike. */
export function scopeLike(leaves: readonly Leaf[], args: JsonObject, realPath: RealPath = (path) => path): Likeness {
  const matter = leaves.filter((leaf) => (leaf.consequential && leaf.role !== 'when') || isLeadingKey(leaf.key))
  const byPointer = new Map<string, Leaf[]>()
  for (const leaf of matter) {
    const pointer = leaf.pointer.replace(/\/\d+$/, '')
    byPointer.set(pointer, [...(byPointer.get(pointer) ?? []), leaf])
  }
  const conditions = [...byPointer].map(([pointer, inside]): Condition => {
    const [only] = inside as [Leaf, ...Leaf[]]
    const single = inside.length === 1 && only.pointer === pointer
    return single ? conditionOn(only, valueAt(args, pointer) ?? null, realPath) : conditionOnList(pointer, inside, args)
  })
  if (conditions.length === 0)
    return {
      scope: { kind: 'matching', constraints: [{ pointer: '', test: { kind: 'equals', value: args } }] },
      words: told`exactly these arguments`,
    }
  return {
    scope: { kind: 'matching', constraints: conditions.map(({ constraint }) => constraint) },
    words: told`${{ list: conditions.map(({ words }) => words), by: 'comma' }}`,
  }
}
