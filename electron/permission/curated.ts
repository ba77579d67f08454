// What people found out about well-known servers' tools, by package identity; evidence like any other, and off in evaluations.
import type { EffectKind } from '../../shared/permission.ts'
import { type Told, told } from '../../shared/told.ts'

/** What a person established about one tool. `why` is shown on the card as evidence. */
export type CuratedEntry = {
  readonly effects: readonly EffectKind[]
  readonly undo: 'yes' | 'partly' | 'never'
  readonly openWorld: boolean
  readonly why: Told
}

type Kind = Omit<CuratedEntry, 'why'>
const READS: Kind = { effects: ['read'], undo: 'yes', openWorld: false }
const READS_WEB: Kind = { effects: ['read'], undo: 'yes', openWorld: true }
const ADDS: Kind = { effects: ['write'], undo: 'yes', openWorld: false }
const REPLACES: Kind = { effects: ['delete'], undo: 'partly', openWorld: false }
const REMOVES: Kind = { effects: ['delete'], undo: 'never', openWorld: false }

const table = (what: Told, ...rows: readonly (readonly [Kind, string])[]): ReadonlyMap<string, CuratedEntry> =>
  new Map(
    rows.flatMap(([kind, names]) =>
      names.split(' ').map((name) => [name, { ...kind, why: told`we read the source of ${what}` }] as const),
    ),
  )

/** By the package's whole name; the reference servers of the protocol. */
const PACKAGES: ReadonlyMap<string, ReadonlyMap<string, CuratedEntry>> = new Map([
  [
    '@modelcontextprotocol/server-filesystem',
    table(
      told`the filesystem reference server`,
      [
        READS,
        'read_file read_text_file read_media_file read_multiple_files list_directory list_directory_with_sizes directory_tree search_files get_file_info list_allowed_directories',
      ],
      [ADDS, 'create_directory move_file'],
      [REPLACES, 'write_file edit_file'],
    ),
  ],
  [
    '@modelcontextprotocol/server-memory',
    table(
      told`the memory reference server`,
      [READS, 'read_graph search_nodes open_nodes'],
      [ADDS, 'create_entities create_relations add_observations'],
      [REMOVES, 'delete_entities delete_observations delete_relations'],
    ),
  ],
  ['mcp-server-time', table(told`the time reference server`, [READS, 'get_current_time convert_time'])],
  ['mcp-server-fetch', table(told`the fetch reference server`, [READS_WEB, 'fetch'])],
  [
    'mcp-server-git',
    table(
      told`the git reference server`,
      [READS, 'git_status git_diff_unstaged git_diff_staged git_diff git_log git_show git_branch'],
      [ADDS, 'git_commit git_add git_create_branch git_init git_checkout'],
      [{ ...REPLACES, undo: 'partly' }, 'git_reset'],
    ),
  ],
])

const RUNNERS = /^(npx|bunx|uvx)$/

/** The package that a launch runs, where the launch says so plainly: `npx -y NAME@VERSION ...`; null for anything else. */
export const packageOf = (identity: string): string | null => {
  const [command = '', ...rest] = identity.trim().split(/\s+/)
  if (!RUNNERS.test(command)) return null
  const first = rest.find((word) => !/^(-y|--yes)$/.test(word)) ?? ''
  // SECURITY: any other option could name another package to run than the one that is read here.
  const match = /^(@[a-z0-9~-][\w.~-]*\/[\w.~-]+|[a-z0-9][\w.~-]*)(?:(?:@|==)[\w.+-]+)?$/i.exec(first)
  return match ? (match[1] as string) : null
}

const known = new Map<string, ReadonlyMap<string, CuratedEntry> | null>()
const MOST_KNOWN = 1000

/** Entries for the tools of the server with this launch identity, by tool name; null where we know nothing. Every decision asks. */
export function curatedFor(identity: string): ReadonlyMap<string, CuratedEntry> | null {
  const found = known.get(identity)
  if (found !== undefined) return found
  const entries = PACKAGES.get(packageOf(identity) ?? '') ?? null
  if (known.size < MOST_KNOWN) known.set(identity, entries)
  return entries
}
