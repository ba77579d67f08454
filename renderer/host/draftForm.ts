// The state of the add-and-edit form, and its way to a draft. Pure.
import { KEPT_SECRET, type Launch, type ServerDraft, ServerName } from '../../shared/host.ts'
import { addressProblem, type AddressProblem } from './commandLine.ts'
import { tell } from '../i18n/words.ts'

/** A variable or header. `kept`: its value lies in the vault and stays as it is until another is typed. */
export type Pair = { readonly name: string; readonly value: string; readonly kept: boolean }

export type DraftForm = {
  readonly kind: Launch['kind']
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: readonly Pair[]
  readonly folder: string
  readonly url: string
  readonly headers: readonly Pair[]
}

export const EMPTY_FORM: DraftForm = {
  kind: 'stdio',
  name: '',
  command: '',
  args: [],
  env: [],
  folder: '',
  url: '',
  headers: [],
}

const pairsOf = (record: Readonly<Record<string, string>>): readonly Pair[] =>
  Object.entries(record).map(([name, value]) =>
    value === KEPT_SECRET ? { name, value: '', kept: true } : { name, value, kept: false },
  )

const recordOf = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(
    pairs
      .filter((pair) => pair.name.trim() !== '')
      .map((pair) => [pair.name.trim(), pair.kept && pair.value === '' ? KEPT_SECRET : pair.value]),
  )

export const formOf = (name: string, launch: Launch): DraftForm =>
  launch.kind === 'http'
    ? { ...EMPTY_FORM, kind: 'http', name, url: launch.url, headers: pairsOf(launch.headers) }
    : {
        ...EMPTY_FORM,
        kind: 'stdio',
        name,
        command: launch.command,
        args: launch.args,
        env: pairsOf(launch.env),
        folder: launch.folder ?? '',
      }

export const launchOf = (form: DraftForm): Launch =>
  form.kind === 'http'
    ? { kind: 'http', url: form.url.trim(), headers: recordOf(form.headers) }
    : {
        kind: 'stdio',
        command: form.command.trim(),
        args: [...form.args],
        env: recordOf(form.env),
        folder: form.folder.trim() === '' ? null : form.folder.trim(),
      }

export type DraftProblems = {
  readonly name: string | null
  readonly command: boolean
  readonly url: AddressProblem | null
}

/** What keeps the form from being sent. `name` is in words already; `command` true when it is missing. */
export const problemsOf = (form: DraftForm): DraftProblems => {
  const name = ServerName.safeParse(form.name)
  return {
    name: name.success ? null : tell({ say: name.error.issues[0]?.message ?? '' }),
    command: form.kind === 'stdio' && form.command.trim() === '',
    url: form.kind === 'http' ? addressProblem(form.url) : null,
  }
}

export const isComplete = (problems: DraftProblems): boolean =>
  problems.name === null && !problems.command && problems.url === null

export const draftOf = (form: DraftForm): ServerDraft => ({ name: form.name.trim(), launch: launchOf(form) })

/** A first name for a server, from what its command or address says: `npx -y @scope/server-files@1` is "files". */
export const suggestName = (launch: Launch): string => {
  const [source] =
    launch.kind === 'http'
      ? [URL.canParse(launch.url) ? new URL(launch.url).hostname.replace(/^(www|mcp|api)\./, '') : '']
      : [launch.args.find((arg) => !arg.startsWith('-')), launch.command].filter((part) => part !== undefined)
  const last =
    (source ?? '')
      .replace(/(.)[@=].*$/, '$1')
      .split(/[\\/]/)
      .at(-1) ?? ''
  const bare = last
    .replace(/\.(c?js|mjs|ts|py|exe)$/, '')
    .replace(/^(mcp-)?server-|^mcp-|-mcp(-server)?$|-server$/g, '')
  return bare
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .slice(0, 40)
}
