// The composition root: builds every part, and hands each only what it needs.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Destination } from '../shared/desk.ts'
import type { AccountView } from '../shared/oauth.ts'
import { chooseLanguage } from '../shared/language.ts'
import { contract, type Emit } from '../shared/ipc/contract.ts'
import type { AppInfo } from '../shared/settings.ts'
import packageJson from '../package.json' with { type: 'json' }
import { createErrands } from './app/errands.ts'
import { giveBack } from './app/giveBack.ts'
import { clock, type Ground, log, newId, openGround } from './app/ground.ts'
import { type Late, needsOf, traceparent } from './app/late.ts'
import { openProviders } from './app/models.ts'
import { openServers } from './app/openServers.ts'
import { createOwnCards } from './app/ownCards.ts'
import { openPermission } from './app/permission.ts'
import { handlersOf, type Parts } from './app/requests.ts'
import { createSample, type OfficeProgram } from './app/sample.ts'
import { serverRequests } from './app/serverRequests.ts'
import { createTaking, type Taking } from './app/taking.ts'
import { clientDocument, loadAccounts, signInGate } from './app/accounts.ts'
import { settingsView } from './app/settingsView.ts'
import { offerUnsealed } from './app/unsealed.ts'
import { openAgreed, openViews } from './app/views.ts'
import { createChat } from './chat/chat.ts'
import type { Providers } from './chat/models/providers.ts'
import { createHost, type Host } from './host/host.ts'
import { createRouter, type Router } from './ipc/router.ts'
import { createOAuth, type OAuth } from './oauth/oauth.ts'
import { refusalOf } from './permission/hidden.ts'
import { pinOf } from './permission/pins.ts'
import { endProcess } from './storage/keychain.ts'
import { resolvePaths } from './storage/paths.ts'
import type { SettingsStore } from './storage/settings.ts'
import type { OpenSettingsFile } from './storage/settingsFile.ts'
import { told } from '../shared/told.ts'
import { asksGrave } from '../shared/agreement.ts'

/** Milliseconds after which the servers' processes run, and what a start needed is garbage. */
const START_OVER = 800

export type AppOptions = {
  readonly entry: AppInfo['entry']
  /** Languages that the entry can check spelling in. */
  readonly spellings: readonly string[]
  readonly emit: Emit
  /** Hands a checked address to the system's browser. */
  readonly openBrowser: (url: string) => Promise<void>
  readonly settingsFile: OpenSettingsFile | Promise<OpenSettingsFile>
  readonly databaseWorker: URL
  readonly office: OfficeProgram
  /** The data folder is ours and its files can be used: from here on nothing but a bug keeps the app from starting. */
  readonly onGround?: () => void
}
export type App = {
  /** For the chat page. */
  readonly route: Router
  /** For the separate trusted window of the desktop: the one that may allow grave calls. */
  readonly routeTrusted: Router
  /** Leads the window somewhere, as soon as it can. */
  readonly go: (destination: Destination) => void
  readonly settings: Pick<SettingsStore, 'get' | 'update'>
  /** The trusted window was closed: its questions are a no, and so are agreements that wait there. Resolves when each is. */
  withdrawTrusted(): Promise<void>
  /** Starts the MCP servers. Not before the window stands: they would take the processor from it. */
  startServers(): void
  stop(): Promise<void>
  /** Ends the process, even while the keychain's own window waits for a password. */
  end(code: number): never
}

/** Rejects with AppError when the data folder cannot be used, or a newer Gatehouse wrote it. */
export async function createApp(options: AppOptions): Promise<App> {
  const late = { accounts: [] as readonly AccountView[], ownCards: createOwnCards(options.emit) } as Late
  const emit: Emit = (name, payload) => {
    if (name === 'oauth.accountsChanged') late.accounts = payload as readonly AccountView[]
    options.emit(name, payload)
    late.ownCards.hear(name, payload)
  }
  const ground = await openGround({
    paths: resolvePaths(),
    emit,
    settingsFile: options.settingsFile,
    databaseWorker: options.databaseWorker,
  })
  options.onGround?.()
  ground.settings.onChange((settings) => emit('settings.changed', settingsView(settings)))
  late.permission = await openPermission({ ground, needs: needsOf(late), desktop: options.entry === 'desktop' })
  late.agreed = await openAgreed(ground, (id) => late.host.identityOf(id))
  await openServers(ground, late)
  const providers = openProviders(ground)
  late.oauth = openOAuth({ ground, late, openBrowser: options.openBrowser })
  await loadAccounts(late.oauth, emit)
  late.host = openHost(ground, late, { providers, openBrowser: options.openBrowser })
  late.host.sync(late.servers.configs())
  const sample = createSample({
    office: options.office,
    folder: ground.paths.samples,
    settings: ground.settings,
    servers: late.servers,
    restart: (id) => late.host.restart(id),
  })
  greetFirstStart(ground.settings)
  await sample.install()
  const taking = createTaking({ ...late, audit: ground.audit, traceparent })
  const chat = openChat(ground, late, { providers, taking })
  const { openBrowser } = options
  const views = openViews({ ...late, ground, chat, taking, openBrowser })
  const info = { entry: options.entry, version: packageJson.version, spellings: options.spellings }
  const errands = createErrands(emit)
  const parts: Parts = {
    ...late,
    ground,
    sample,
    providers,
    chat,
    taking,
    views,
    errands,
    info,
    openBrowser,
  }
  // A locked vault leaves it for the next start.
  offerUnsealed(ground).catch((thrown: unknown) => log('nothing could be offered', thrown))
  return running(parts)
}

function running(parts: Parts): App {
  const { ground, permission, chat, host } = parts
  const onBug = (name: string, thrown: unknown): void => log(`${name} failed`, thrown)
  let mayStart = true
  const routeTrusted = createRouter(contract, handlersOf(parts, 'trusted'), onBug)
  return {
    route: createRouter(contract, handlersOf(parts, 'page'), onBug),
    routeTrusted,
    go: parts.errands.go,
    settings: ground.settings,
    async withdrawTrusted() {
      const cards = parts.ownCards.list()
      const agreements = permission.looks.contracts.list().filter(asksGrave)
      permission.desk.withdraw(({ surface }) => surface === 'trusted', told`You closed the window with the question.`)
      await Promise.all([
        ...cards.map((card) => routeTrusted('app.refuseOwnCard', card)),
        ...agreements.map(({ conversationId }) =>
          routeTrusted('permission.answerContract', { conversationId, accepted: null }),
        ),
      ])
    },
    startServers() {
      if (!mayStart) return
      mayStart = false
      host.start().catch((thrown: unknown) => log('the servers could not be started', thrown))
      setTimeout(giveBack, START_OVER).unref()
    },
    async stop() {
      mayStart = false
      parts.views.closeAll()
      permission.desk.withdraw(() => true, told`Gatehouse ended before this was answered.`)
      await chat.close()
      await host.stop()
      await ground.close()
    },
    end: (code) => endProcess(code, ground.keychain),
  }
}

/** The very first start speaks the computer's language, and has no news: everything is new. */
function greetFirstStart({ get, update }: SettingsStore): void {
  if (get().sampleInstalled || get().seenVersion !== null) return
  const language = chooseLanguage('system', [Intl.DateTimeFormat().resolvedOptions().locale])
  update({ language, seenVersion: packageJson.version })
}

type OAuthNeeds = { readonly ground: Ground; readonly late: Late; readonly openBrowser: AppOptions['openBrowser'] }

function openOAuth({ ground, late, openBrowser }: OAuthNeeds): OAuth {
  const { vault, documents, audit, emit } = ground
  return createOAuth({
    vault,
    documents,
    openBrowser,
    servers: () =>
      late.servers
        .configs()
        .flatMap(({ id, name, launch }) => (launch.kind === 'http' ? [{ id, name, url: launch.url }] : [])),
    audit,
    emit,
    clock,
    random: randomBytes,
    clientMetadataUrl: clientDocument(ground.notices),
    gate: signInGate(() => late.permission.gate, audit),
    onDefaultChanged: (serverId) =>
      void late.host.restart(serverId).catch((thrown: unknown) => log('a server could not be restarted', thrown)),
  })
}

type HostNeeds = { readonly providers: Providers; readonly openBrowser: AppOptions['openBrowser'] }

function openHost(ground: Ground, late: Late, { providers, openBrowser }: HostNeeds): Host {
  const { permission } = late
  return createHost({
    configs: () => late.servers.configs(),
    secrets: (id) => late.servers.secrets(id),
    spend: permission.gate.spend,
    admit: late.starts.admit,
    onStarted: late.starts.started,
    authFor: late.oauth.authFor,
    refuse: refusalOf,
    pinOf: (id, tool) => pinOf({ identity: permission.needs.identityOf(id) ?? '', tool }),
    serverRequests: serverRequests({
      permission,
      defaultModel: () => ground.settings.get().model,
      modelFor: (ref) => providers.modelFor(ref),
      openLink: openBrowser,
    }),
    showsViews: true,
    onChange: (views) => ground.emit('host.serversChanged', views),
    onToolsChanged: (revision) => ground.emit('host.toolsChanged', { revision }),
    onResourceChanged: (serverId, uri) => ground.emit('host.resourceChanged', { serverId, uri }),
    folder: join(ground.paths.home, 'host'),
    clock,
    random: Math.random,
    log,
    client: { name: 'gatehouse', version: packageJson.version },
  })
}

type ChatNeeds = { readonly providers: Providers; readonly taking: Taking }

function openChat(ground: Ground, late: Late, { providers, taking }: ChatNeeds) {
  const { settings, conversations, audit, tracer, emit } = ground
  const { permission, oauth } = late
  return createChat({
    store: conversations,
    modelFor: (ref) => {
      void providers.learn(ref)
      return providers.modelFor(ref)
    },
    tools: late.host.tools,
    gate: permission.gate,
    ledger: permission.looks.ledger,
    labelOf: permission.labelOf,
    veilFor: permission.looks.hiding.begin,
    taken: taking.take,
    tasks: permission.looks.contracts,
    // A tool that a rule denies outright is not offered to models at all.
    maySee: (tool) => permission.kept.policies.toolSetting(tool.serverId, tool.definition.name) !== 'deny',
    makeRequest: async ({ principal, tool, ...rest }) => {
      const account = await oauth.accountFor(tool.serverId, rest.conversationId)
      const name = principal === 'person' ? 'You' : 'Assistant'
      return permission.requestFor({
        ...rest,
        tool,
        principal: { kind: principal, name },
        accountId: account?.id ?? null,
      })
    },
    audit,
    tracer,
    emit,
    clock,
    log,
    randomId: newId,
    settings: { roundLimit: () => settings.get().roundLimit, defaultModel: () => settings.get().model },
  })
}
