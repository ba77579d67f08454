// Reads the server lists of other clients (`mcpServers` and its kin) into drafts. Nothing in them starts or grants anything.
import type { Launch } from '../../shared/host.ts'
import type { Json, JsonObject } from '../../shared/json.ts'

/** `problem` says why an entry has no draft; `dropped` names fields that were left out on purpose. */
export type Imported = {
  readonly name: string
  readonly launch: Launch | null
  readonly problem: 'noCommand' | 'notText' | null
  readonly dropped: readonly string[]
  /** Values like `${HOME}` or `{{TOKEN}}`: kept as they are, never filled in. */
  readonly placeholders: readonly string[]
}
export type ImportResult =
  | { readonly ok: true; readonly servers: readonly Imported[]; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly problem: 'notJson' | 'noServers' | 'tooLarge' }

const MAX_TEXT = 1_000_000
const MAX_SERVERS = 200
const LISTS = ['mcpServers', 'servers', 'context_servers', 'mcp_servers', 'mcp']
const KNOWN = new Set([
  'command',
  'args',
  'env',
  'cwd',
  'url',
  'serverUrl',
  'headers',
  'type',
  'transport',
  'name',
  'description',
])
const PLACEHOLDER = /\$\{[^}]*\}|\{\{[^}]*\}\}|%[A-Za-z_]\w*%|\$\([^)]*\)/

const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

const texts = (value: Json | undefined): Record<string, string> | null => {
  if (value === undefined) return {}
  if (!isRecord(value)) return null
  const entries = Object.entries(value)
  if (entries.some(([, item]) => typeof item === 'object')) return null
  return Object.fromEntries(entries.map(([key, item]) => [key, textOf(item)]))
}

const list = (value: Json | undefined): string[] | null => {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.some((item: Json) => typeof item === 'object')) return null
  return (value as readonly Json[]).map(textOf)
}

const safeName = (name: string): string => {
  const kept = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim()
    .slice(0, 40)
  return kept === '' ? 'Server' : kept
}

const launchOf = (entry: JsonObject): Launch | 'noCommand' | 'notText' => {
  const url = entry.url ?? entry.serverUrl
  if (typeof url === 'string') {
    const headers = texts(entry.headers)
    return headers === null ? 'notText' : { kind: 'http', url, headers }
  }
  // Some clients write { command: { path, args, env } }.
  const nested = isRecord(entry.command) ? entry.command : null
  const from: JsonObject =
    nested === null ? entry : { ...nested, command: nested.path ?? nested.command ?? null, cwd: entry.cwd ?? null }
  if (typeof from.command !== 'string' || from.command.trim() === '') return 'noCommand'
  const args = list(from.args)
  const env = texts(from.env)
  if (args === null || env === null) return 'notText'
  return { kind: 'stdio', command: from.command, args, env, folder: typeof from.cwd === 'string' ? from.cwd : null }
}

const placeholdersIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return PLACEHOLDER.test(value) ? [value] : []
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(placeholdersIn)
  return isRecord(value) ? Object.values(value).flatMap(placeholdersIn) : []
}

const importedOf = (name: string, entry: JsonObject): Imported => {
  const launch = launchOf(entry)
  const failed = launch === 'noCommand' || launch === 'notText'
  return {
    name: safeName(name),
    launch: failed ? null : launch,
    problem: failed ? launch : null,
    // SECURITY: permission, trust and start-up fields of others' files are dropped, and said.
    dropped: Object.keys(entry).filter((key) => !KNOWN.has(key)),
    placeholders: [...new Set(placeholdersIn(entry))],
  }
}

const parse = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json
  } catch {
    // A fragment `"name": { ... }` copied out of a file is common.
    try {
      return JSON.parse(`{${text.trim().replace(/,\s*$/, '')}}`) as Json
    } catch {
      return undefined
    }
  }
}

/** Reads pasted JSON: a whole file, its server list, one entry by name, or one bare entry. */
export const importConfig = (text: string): ImportResult => {
  if (text.length > MAX_TEXT) return { ok: false, problem: 'tooLarge' }
  const root = parse(text)
  if (!isRecord(root)) return { ok: false, problem: 'notJson' }
  const word = LISTS.find((name) => isRecord(root[name]))
  const entries = word === undefined ? root : (root[word] as JsonObject)
  if (word === undefined && (typeof root.command === 'string' || typeof root.url === 'string'))
    return { ok: true, servers: [importedOf(typeof root.name === 'string' ? root.name : 'Server', root)], dropped: [] }
  const servers = Object.entries(entries)
    .slice(0, MAX_SERVERS)
    .flatMap(([name, entry]) => (isRecord(entry) && looksLikeServer(entry) ? [importedOf(name, entry)] : []))
  if (servers.length === 0) return { ok: false, problem: 'noServers' }
  return { ok: true, servers, dropped: word === undefined ? [] : Object.keys(root).filter((key) => key !== word) }
}

const looksLikeServer = (entry: JsonObject): boolean =>
  ['command', 'url', 'serverUrl', 'args'].some((key) => entry[key] !== undefined)
