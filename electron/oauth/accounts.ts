// The accounts as a thing of their own: what is shown of them, and the secret half in the vault.
import { z } from 'zod'
import { AccountId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AccountStatus, AccountView } from '../../shared/oauth.ts'
import type { OAuthParts } from './parts.ts'
import { inWords } from './scopes.ts'
import { type AccountSecret, type Grant, parseSecret } from './secret.ts'
import { told } from '../../shared/told.ts'

const DOCUMENT = 'oauth.accounts'
/** A timer takes no more than about three weeks. */
const LONGEST_WAIT = 24 * 3600_000
const PREFIX = 'oauth/account/'

const Status = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signedIn') }),
  z.object({ kind: z.literal('expired') }),
  z.object({ kind: z.literal('revoked') }),
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('wrongClock') }),
  z.object({ kind: z.literal('consentNeeded'), scopes: z.array(z.string()) }),
  z.object({ kind: z.literal('issuerChanged'), from: z.string(), to: z.string() }),
])
export type StoredStatus = z.infer<typeof Status>

const AccountRecord = z.object({
  id: AccountId,
  serverId: ServerId,
  serverUrl: z.string(),
  name: z.string(),
  issuer: z.string(),
  scopes: z.array(z.string()),
  /** Scopes that the person declined when the server asked for more: not asked again. */
  refused: z.array(z.string()),
  createdAt: z.number(),
  /** When the access token ends; null when it renews itself or is not known. */
  expiresAt: z.number().nullable(),
  status: Status,
})
export type AccountRecord = z.infer<typeof AccountRecord>

const notFound = () => new AppError('NOT_FOUND', told`This account is no longer here.`)

/** One or two letters for a name: "Ada Lovelace" -> "AL". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/).filter((word) => /\p{L}|\p{N}/u.test(word))
  const ends = [words[0], words.length > 1 ? words.at(-1) : undefined]
  const letters = ends.map((word) => (word === undefined ? '' : String.fromCodePoint(word.codePointAt(0) ?? 63)))
  return letters.join('').toUpperCase() || '?'
}

function statusView(record: AccountRecord, currentUrl: string | undefined, now: number): AccountStatus {
  const { status, expiresAt } = record
  // SECURITY: an account belongs to the address that it was made for; an edited server must sign in again.
  if (record.issuer === '' || (currentUrl !== undefined && currentUrl !== record.serverUrl)) return { kind: 'expired' }
  if (status.kind === 'consentNeeded') return { kind: 'consentNeeded', scopes: status.scopes.map(inWords) }
  if (status.kind !== 'signedIn') return status
  return expiresAt !== null && expiresAt <= now ? { kind: 'expired' } : { kind: 'signedIn', expiresAt }
}

type Needs = Pick<OAuthParts, 'vault' | 'documents' | 'servers' | 'clock' | 'emit'>
type Shelf = Needs & {
  readonly records: Map<AccountId, AccountRecord>
  readonly parsed: Map<AccountId, { readonly text: string | null; readonly secret: AccountSecret | null }>
  loading: Promise<void> | null
  writing: Promise<void>
  /** Calls off the next word about an account that runs out. */
  unwatch: () => void
}

async function load(shelf: Shelf): Promise<void> {
  const { documents, vault, records } = shelf
  const stored = z.array(z.unknown()).safeParse(await documents.get(DOCUMENT))
  // A locked vault hides no account: they are listed, and their secrets come with the key.
  const names = await vault.names(PREFIX).catch(() => null)
  const kept = names === null ? null : new Set(names)
  for (const item of stored.data ?? []) {
    const { data } = AccountRecord.safeParse(item)
    if (data === undefined) continue
    // Without its secret (a vault that lives in memory only) an account can do nothing until the next sign-in.
    const isWhole = kept === null || kept.has(PREFIX + data.id)
    records.set(data.id, isWhole ? data : { ...data, status: { kind: 'expired' } })
  }
  watch(shelf, shelf.clock.now(), [...records.values()])
  if (!stored.success || kept === null) return
  // A crash between the two writes of a new account leaves a secret that nothing points to.
  const orphans = [...kept].filter((name) => !records.has(name.slice(PREFIX.length) as AccountId))
  for (const name of orphans) await vault.delete(name)
}

function ready(shelf: Shelf): Promise<void> {
  shelf.loading ??= load(shelf).catch((reason: unknown) => {
    shelf.loading = null
    throw reason
  })
  return shelf.loading
}

const ofServer = (shelf: Shelf, serverId: ServerId): readonly AccountRecord[] =>
  [...shelf.records.values()].filter((record) => record.serverId === serverId)

function viewsOf(shelf: Shelf): readonly AccountView[] {
  const known = new Map(shelf.servers().map((server) => [server.id, server]))
  const seen = new Set<ServerId>()
  const now = shelf.clock.now()
  return [...shelf.records.values()].map((record) => {
    const server = known.get(record.serverId)
    const isDefault = !seen.has(record.serverId)
    seen.add(record.serverId)
    return {
      id: record.id,
      serverId: record.serverId,
      serverName: server?.name ?? '',
      name: record.name,
      initials: initialsOf(record.name),
      issuer: record.issuer,
      scopes: record.scopes.map(inWords),
      status: statusView(record, server?.url, now),
      createdAt: record.createdAt,
      isDefault,
    }
  })
}

/** Tells the window, now and again when the next account runs out. */
function tell(shelf: Shelf): void {
  const { clock, records } = shelf
  shelf.emit('oauth.accountsChanged', viewsOf(shelf))
  watch(shelf, clock.now(), [...records.values()])
}

function watch(shelf: Shelf, now: number, records: readonly AccountRecord[]): void {
  shelf.unwatch()
  const ends = records.flatMap(({ expiresAt }) => (expiresAt !== null && expiresAt > now ? [expiresAt] : []))
  if (ends.length === 0) return
  shelf.unwatch = shelf.clock.after(Math.min(...ends, now + LONGEST_WAIT) - now, () => tell(shelf))
}

async function store(shelf: Shelf): Promise<void> {
  const write = () => shelf.documents.put(DOCUMENT, [...shelf.records.values()])
  shelf.writing = shelf.writing.catch(() => undefined).then(write)
  await shelf.writing
  tell(shelf)
}

async function need(shelf: Shelf, id: AccountId): Promise<AccountRecord> {
  await ready(shelf)
  const record = shelf.records.get(id)
  if (record === undefined) throw notFound()
  return record
}

/** The first of a server is its default: this one goes before the others, and the rest stay as they are. */
async function makeDefault(shelf: Shelf, id: AccountId): Promise<boolean> {
  const record = await need(shelf, id)
  if (ofServer(shelf, record.serverId)[0]?.id === id) return false
  const others = [...shelf.records.values()].filter((one) => one.id !== id)
  shelf.records.clear()
  for (const one of [record, ...others]) shelf.records.set(one.id, one)
  await store(shelf)
  return true
}

/** SECURITY: credentials go with the issuer that they were made for, or not at all. */
async function keptSecret(shelf: Shelf, id: AccountId): Promise<AccountSecret | null> {
  const record = await need(shelf, id)
  const text = await shelf.vault.get(PREFIX + id)
  // Asked for at every request: parsed again only when it changed.
  const known = shelf.parsed.get(id)
  const secret = known !== undefined && known.text === text ? known.secret : parseSecret(text)
  shelf.parsed.set(id, { text, secret })
  return secret !== null && secret.issuer === record.issuer ? secret : null
}

/** SECURITY: and with the address of the server that they were made for. */
async function secretOf(shelf: Shelf, id: AccountId): Promise<AccountSecret | null> {
  const { serverId } = await need(shelf, id)
  const secret = await keptSecret(shelf, id)
  const url = shelf.servers().find((server) => server.id === serverId)?.url
  return secret !== null && secret.serverUrl === url ? secret : null
}

async function update(shelf: Shelf, id: AccountId, patch: Partial<Omit<AccountRecord, 'id'>>): Promise<void> {
  const record = await need(shelf, id)
  const changed = { ...record, ...patch }
  if (JSON.stringify(changed) === JSON.stringify(record)) return
  shelf.records.set(id, changed)
  await store(shelf)
}

/** A full disk does not lose a fresh token: the vault has it in memory, saves it later, and says so itself. */
async function keepSecret({ vault }: Shelf, id: AccountId, secret: AccountSecret): Promise<void> {
  try {
    await vault.set(PREFIX + id, JSON.stringify(secret))
  } catch (reason) {
    if (!(reason instanceof AppError) || reason.code !== 'STORAGE_FAILED') throw reason
  }
}

export type Accounts = {
  /** The first of each server is its default: the oldest, unless the person chose another. */
  list(): Promise<readonly AccountView[]>
  /** AppError NOT_FOUND when it is not there. */
  need(id: AccountId): Promise<AccountRecord>
  find(id: AccountId): Promise<AccountRecord | undefined>
  ofServer(serverId: ServerId): Promise<readonly AccountRecord[]>
  defaultOf(serverId: ServerId): Promise<AccountRecord | undefined>
  /** The default account as far as it is loaded; undefined before the first asynchronous call. */
  peekDefault(serverId: ServerId): AccountRecord | undefined
  save(record: AccountRecord, secret: AccountSecret): Promise<void>
  update(id: AccountId, patch: Partial<Omit<AccountRecord, 'id'>>): Promise<void>
  setStatus(id: AccountId, status: StoredStatus): Promise<void>
  /** False when it was the default already. */
  makeDefault(id: AccountId): Promise<boolean>
  /** The secret half; null when it is missing, has no issuer, or was made for another address or issuer. */
  secret(id: AccountId): Promise<AccountSecret | null>
  /** For signing out only: also that of a server which was removed or has another address now. */
  secretToRevoke(id: AccountId): Promise<AccountSecret | null>
  /** How this account signs in; in the browser when its secret half is gone. */
  grantOf(id: AccountId): Promise<Grant>
  saveSecret(id: AccountId, secret: AccountSecret): Promise<void>
  remove(id: AccountId): Promise<void>
}

/** Loads on first use. Every change is stored and told to the window before it resolves; what changes nothing is not told. */
export function createAccounts(needs: Needs): Accounts {
  const { vault } = needs
  const shelf: Shelf = {
    ...needs,
    records: new Map(),
    parsed: new Map(),
    loading: null,
    writing: Promise.resolve(),
    unwatch: () => undefined,
  }
  const loaded = async <T>(look: () => T): Promise<T> => {
    await ready(shelf)
    return look()
  }
  return {
    list: () => loaded(() => viewsOf(shelf)),
    need: (id) => need(shelf, id),
    find: (id) => loaded(() => shelf.records.get(id)),
    ofServer: (serverId) => loaded(() => ofServer(shelf, serverId)),
    defaultOf: (serverId) => loaded(() => ofServer(shelf, serverId)[0]),
    peekDefault: (serverId) => ofServer(shelf, serverId)[0],
    async save(record, secret) {
      await ready(shelf)
      await keepSecret(shelf, record.id, secret)
      shelf.records.set(record.id, record)
      await store(shelf)
    },
    update: (id, patch) => update(shelf, id, patch),
    setStatus: (id, status) => update(shelf, id, { status }),
    makeDefault: (id) => makeDefault(shelf, id),
    secret: (id) => secretOf(shelf, id),
    secretToRevoke: (id) => keptSecret(shelf, id),
    grantOf: async (id) => (await secretOf(shelf, id))?.grant ?? { kind: 'code' },
    async saveSecret(id, secret) {
      await need(shelf, id)
      await keepSecret(shelf, id, secret)
    },
    async remove(id) {
      await need(shelf, id)
      await vault.delete(PREFIX + id)
      shelf.records.delete(id)
      shelf.parsed.delete(id)
      await store(shelf)
    },
  }
}
