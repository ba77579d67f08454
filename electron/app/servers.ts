// The servers that a person keeps: added, edited, approved and removed here; the host runs what this says.
import { KEPT_SECRET, type Launch, type ServerConfig, type ServerDraft, type ServerView } from '../../shared/host.ts'
import type { Digest, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AuditDraft } from '../../shared/audit.ts'
import { checkedServerUrl } from '../links.ts'
import { digestOf, launchDigest } from '../host/launch.ts'
import type { Authorized } from '../permission/authorized.ts'
import { allSecrets, forgetSecrets, readSecrets, type SecretStore, splitSecrets } from './serverSecrets.ts'
import { type Told, told } from '../../shared/told.ts'
import type { Starts } from './starts.ts'
import type { Trusted } from './trusted.ts'

export type ServersParts = {
  /** As stored; what it says of trust is not believed. */
  stored(): readonly ServerConfig[]
  store(configs: readonly ServerConfig[]): Promise<void>
  readonly trusted: Trusted
  readonly starts: Pick<Starts, 'confirmed' | 'asksByModeAlone' | 'allow' | 'isAllowed' | 'forget'>
  readonly secrets: SecretStore
  /** Starts it anew, if it may run. */
  restart(id: ServerId, allowed?: Authorized): Promise<void>
  /** Tells the host what there is now. */
  sync(configs: readonly ServerConfig[]): void
  view(id: ServerId): ServerView | undefined
  newId(): ServerId
  audit(draft: AuditDraft): void
  /** Forgets what other parts keep of a removed server. */
  onRemoved(id: ServerId): Promise<void>
}

/** What every change needs: the list as it stands, how to keep a new one, how to note it. */
type Room = {
  readonly parts: ServersParts
  configs(): readonly ServerConfig[]
  find(id: ServerId): ServerConfig
  keep(next: readonly ServerConfig[]): Promise<void>
  replace(config: ServerConfig): Promise<void>
  note(config: ServerConfig, result: string, reason: Told): void
}

export function createServers(parts: ServersParts) {
  const configs = (): readonly ServerConfig[] =>
    parts.stored().map((config) => ({ ...config, trusted: parts.trusted.of(config.id) }))
  const keep = async (next: readonly ServerConfig[]): Promise<void> => {
    await parts.store(next.map((config) => ({ ...config, trusted: false })))
    parts.sync(configs())
  }
  const room: Room = {
    parts,
    configs,
    keep,
    find(id) {
      const config = configs().find((each) => each.id === id)
      if (!config) throw new AppError('NOT_FOUND', told`This server is not in the list any more.`)
      return config
    },
    replace: (config) => keep(configs().map((each) => (each.id === config.id ? config : each))),
    note: (config, result, reason) => parts.audit(auditOf(config, result, reason)),
  }
  /** Nothing is asked twice after an update: what an earlier version kept as approved is a grant from now on. */
  const takeOver = (): void => {
    for (const config of configs())
      if (parts.trusted.takeApproved(config.id) === digestOf(config.launch)) parts.starts.allow(config)
  }
  return {
    configs,
    secrets: (id: ServerId) => readSecrets(parts.secrets, room.find(id)),
    takeOver,
    /** What is kept under seal could only be read now. */
    reread(): void {
      takeOver()
      parts.sync(configs())
    },
    ...launches(room),
    ...switches(room),
  }
}

/** Adding, editing, approving, removing: what decides which code runs. */
function launches(room: Room) {
  const { parts, configs, find, keep, replace, note } = room
  const viewOf = (id: ServerId): ServerView => {
    const view = parts.view(id)
    if (!view) throw new AppError('NOT_FOUND', told`This server is not in the list any more.`)
    return view
  }
  const approve = async (id: ServerId, shown: Digest): Promise<void> => {
    const config = find(id)
    // SECURITY: the yes is for what was shown: a launch that changed meanwhile is not started by it.
    if (shown !== launchDigest(config.launch))
      throw new AppError('SERVER_NOT_APPROVED', told`The command changed since it was shown. Look at it again.`)
    await parts.restart(id, parts.starts.confirmed(config, shown))
  }
  /** A remote server runs no code here: typing its address is the yes, where no rule wants more. */
  const approveTyped = async (config: ServerConfig): Promise<void> => {
    if (config.launch.kind === 'http' && parts.starts.asksByModeAlone(config))
      await approve(config.id, launchDigest(config.launch))
  }
  return {
    approve,
    async add(draft: ServerDraft): Promise<ServerView> {
      checkName(configs(), draft.name, null)
      const id = parts.newId()
      const { launch } = await splitSecrets(parts.secrets, id, checkedLaunch(draft.launch), {})
      const config: ServerConfig = { ...EMPTY, id, name: draft.name, launch }
      await keep([...configs(), config])
      note(config, 'created', told`You added the server.`)
      await approveTyped(config)
      return viewOf(id)
    },
    async edit(id: ServerId, draft: ServerDraft): Promise<ServerView> {
      const old = find(id)
      checkName(configs(), draft.name, id)
      const next = checkedLaunch(draft.launch)
      checkKept(old.launch, next)
      const known = await allSecrets(parts.secrets, id)
      const { launch, changed } = await splitSecrets(parts.secrets, id, next, known)
      const same = !changed && launchDigest(launch) === launchDigest(old.launch)
      // SECURITY: any change of what would run, secrets included, needs a new look (CVE-2025-54136). The digest does not tell of a secret.
      if (changed) parts.starts.forget(id)
      const config = { ...old, name: draft.name, launch }
      await replace(config)
      note(config, 'changed', same ? told`You renamed the server.` : told`You changed how the server is reached.`)
      if (changed) await parts.restart(id)
      if (!same) await approveTyped(config)
      return viewOf(id)
    },
    async remove(id: ServerId): Promise<void> {
      const config = find(id)
      await keep(configs().filter((each) => each.id !== id))
      parts.trusted.forget(id)
      await forgetSecrets(parts.secrets, id)
      await parts.onRemoved(id)
      note(config, 'removed', told`You removed the server.`)
    },
  }
}

/** What changes no code that runs. */
function switches({ parts, configs, find, keep, replace, note }: Room) {
  return {
    async setEnabled(id: ServerId, enabled: boolean): Promise<void> {
      const config = { ...find(id), enabled }
      await replace(config)
      note(
        config,
        enabled ? 'enabled' : 'disabled',
        enabled ? told`You switched the server on.` : told`You switched the server off.`,
      )
    },
    async setTrusted(id: ServerId, trusted: boolean): Promise<void> {
      parts.trusted.set(id, trusted)
      parts.sync(configs())
      const words = trusted
        ? told`You trust what the server says of its tools.`
        : told`You no longer trust what the server says of its tools.`
      note(find(id), trusted ? 'trusted' : 'untrusted', words)
    },
    setCallTimeout: (id: ServerId, callTimeoutMs: number | null) => replace({ ...find(id), callTimeoutMs }),
    /** Adds a server of our own, or brings its command up to date. SECURITY: a yes that was taken back stays so. */
    async putBuiltIn(config: Pick<ServerConfig, 'id' | 'name' | 'launch'>): Promise<void> {
      const known = configs().find((each) => each.id === config.id)
      const next: ServerConfig = { ...EMPTY, ...known, ...config, builtIn: true }
      if (!known || parts.starts.isAllowed(config.id)) parts.starts.allow(next)
      await keep(known ? configs().map((each) => (each.id === config.id ? next : each)) : [...configs(), next])
    },
  }
}
export type Servers = ReturnType<typeof createServers>

const EMPTY = { enabled: true, trusted: false, builtIn: false, callTimeoutMs: null } as const

function checkName(configs: readonly ServerConfig[], name: string, except: ServerId | null): void {
  const folded = name.trim().toLowerCase()
  if (configs.some((config) => config.id !== except && config.name.toLowerCase() === folded))
    throw new AppError('INVALID_INPUT', told`There is a server named “${name}” already. Choose another name.`, {
      issues: [{ path: 'name', message: told`This name is taken.` }],
    })
}

function checkedLaunch(launch: Launch): Launch {
  return launch.kind === 'http' ? { ...launch, url: checkedServerUrl(launch.url) } : launch
}

/** SECURITY: a header kept in the vault is for the host it was given for; a new host has to be given it anew. */
function checkKept(old: Launch, next: Launch): void {
  if (next.kind !== 'http' || !Object.values(next.headers).includes(KEPT_SECRET)) return
  if (old.kind === 'http' && new URL(old.url).origin === new URL(next.url).origin) return
  const message = told`The address has a new host. Give the header values again; the kept ones are not sent there.`
  throw new AppError('INVALID_INPUT', message, { issues: [{ path: 'launch.headers', message }] })
}

function auditOf(config: ServerConfig, result: string, reason: Told): AuditDraft {
  return {
    kind: 'server',
    subject: `server:${config.id}`,
    conversationId: null,
    serverId: config.id,
    serverName: config.name,
    accountId: null,
    action: 'server/start',
    name: config.launch.kind === 'stdio' ? config.launch.command : config.launch.url,
    argumentsDigest: null,
    result,
    reason,
    traceId: null,
  }
}
