// The servers that a person keeps: added, edited, approved and removed here; the host runs what this says.
import { KEPT_SECRET, type Launch, type ServerConfig, type ServerDraft, type ServerView } from '../../shared/host.ts'
import type { Digest, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AuditDraft } from '../../shared/audit.ts'
import { checkedServerUrl } from '../links.ts'
import type { Approvals } from './approvals.ts'
import { allSecrets, forgetSecrets, readSecrets, type SecretStore, splitSecrets } from './serverSecrets.ts'
import { type Told, told } from '../../shared/told.ts'

export type ServersParts = {
  /** As stored; approval and trust in them are not believed. */
  stored(): readonly ServerConfig[]
  store(configs: readonly ServerConfig[]): Promise<void>
  readonly approvals: Approvals
  readonly secrets: SecretStore
  launchDigest(launch: Launch): Digest
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
  const configs = (): readonly ServerConfig[] => parts.stored().map((config) => merged(config, parts.approvals))
  const keep = async (next: readonly ServerConfig[]): Promise<void> => {
    await parts.store(next.map((config) => ({ ...config, approvedLaunch: null, trusted: false })))
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
  return {
    configs,
    secrets: (id: ServerId) => readSecrets(parts.secrets, room.find(id)),
    /** Approvals could only be read now: what was approved before may run. */
    reread: () => parts.sync(configs()),
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
  const approve = async (id: ServerId, launchDigest: Digest): Promise<void> => {
    const config = find(id)
    // SECURITY: the approval is for what was shown: a launch that changed meanwhile is not approved by it.
    if (launchDigest !== parts.launchDigest(config.launch))
      throw new AppError('SERVER_NOT_APPROVED', told`The command changed since it was shown. Look at it again.`)
    parts.approvals.approve(id, launchDigest)
    note(config, 'approved', told`You approved the exact command or address.`)
    parts.sync(configs())
  }
  /** A remote server runs no code here: giving its address is the approval to connect. */
  const approveRemote = async (id: ServerId, { launch }: ServerConfig): Promise<void> => {
    if (launch.kind === 'http') await approve(id, parts.launchDigest(launch))
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
      await approveRemote(id, config)
      return viewOf(id)
    },
    async edit(id: ServerId, draft: ServerDraft): Promise<ServerView> {
      const old = find(id)
      checkName(configs(), draft.name, id)
      const next = checkedLaunch(draft.launch)
      checkKept(old.launch, next)
      const known = await allSecrets(parts.secrets, id)
      const { launch, changed } = await splitSecrets(parts.secrets, id, next, known)
      const same = !changed && parts.launchDigest(launch) === parts.launchDigest(old.launch)
      // SECURITY: any change of what would run, secrets included, needs a new look (CVE-2025-54136).
      if (!same) parts.approvals.approve(id, null)
      const config = { ...old, name: draft.name, launch }
      await replace(config)
      note(config, 'changed', same ? told`You renamed the server.` : told`You changed how the server is reached.`)
      if (!same) await approveRemote(id, config)
      return viewOf(id)
    },
    async remove(id: ServerId): Promise<void> {
      const config = find(id)
      await keep(configs().filter((each) => each.id !== id))
      parts.approvals.forget(id)
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
      parts.approvals.trust(id, trusted)
      parts.sync(configs())
      const words = trusted
        ? told`You trust what the server says of its tools.`
        : told`You no longer trust what the server says of its tools.`
      note(find(id), trusted ? 'trusted' : 'untrusted', words)
    },
    setCallTimeout: (id: ServerId, callTimeoutMs: number | null) => replace({ ...find(id), callTimeoutMs }),
    /** Adds a server of our own, or brings its command up to date; shipped with the app, it needs no approval. */
    async putBuiltIn(config: Pick<ServerConfig, 'id' | 'name' | 'launch'>): Promise<void> {
      const known = configs().find((each) => each.id === config.id)
      const next: ServerConfig = { ...EMPTY, ...known, ...config, builtIn: true }
      parts.approvals.approve(config.id, parts.launchDigest(config.launch))
      await keep(known ? configs().map((each) => (each.id === config.id ? next : each)) : [...configs(), next])
    },
  }
}
export type Servers = ReturnType<typeof createServers>

const EMPTY = { enabled: true, approvedLaunch: null, trusted: false, builtIn: false, callTimeoutMs: null } as const

function merged(config: ServerConfig, approvals: Approvals): ServerConfig {
  const { launch, trusted } = approvals.of(config.id)
  return { ...config, approvedLaunch: launch, trusted }
}

function checkName(configs: readonly ServerConfig[], name: string, except: ServerId | null): void {
  const folded = name.trim().toLocaleLowerCase('en')
  if (configs.some((config) => config.id !== except && config.name.toLocaleLowerCase('en') === folded))
    throw new AppError('INVALID_INPUT', told`There is a server named "${name}" already. Choose another name.`, {
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
