// Named JSON documents (grants, policies, pins, tool settings): durable, and authenticated so that a change from outside shows.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Millis } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import type { Database } from './database.ts'
import { told } from '../../shared/told.ts'

export type Documents = {
  /** Null for a name that was never put, or whose document was changed outside Gatehouse (then `onChangedOutside` heard it). AppError VAULT_LOCKED while its seal cannot be checked. */
  get(name: string): Promise<Json | null>
  /** Durable when it resolves. AppError VAULT_LOCKED rather than replace a sealed document by one without a seal, or one that `get` could not read before. */
  put(name: string, value: Json): Promise<void>
  names(): Promise<readonly string[]>
  remove(name: string): Promise<void>
  /** A key has come: seals what this run believed without one, and nothing that was changed under it. */
  sealNow(): Promise<void>
}

export type DocumentsDeps = {
  readonly database: Database
  readonly clock: () => Millis
  /** 32 bytes that outlive the app; null where no keychain is (documents then carry no seal); rejects VAULT_LOCKED while unknown. */
  readonly sealKey: () => Promise<Uint8Array | null>
  /** True when the keychain got its first key in this run: a document without a seal may then be from before. */
  readonly isFirstKey: () => boolean
  /** The document was set aside under `keptAs` and counts as absent: what it allowed asks again. Not told of one from before the first key. */
  readonly onChangedOutside: (name: string, keptAs: string) => void
}

const PUT = `INSERT INTO document(name, body, mac, updated_at) VALUES (?, ?, ?, ?)
  ON CONFLICT(name) DO UPDATE SET body = excluded.body, mac = excluded.mac, updated_at = excluded.updated_at`
const READ = 'SELECT body, mac FROM document WHERE name = ?'
const SET_ASIDE = 'UPDATE document SET name = ?, mac = ? WHERE name = ?'
const UNSEALED = 'SELECT name, body FROM document WHERE mac IS NULL'
const SEAL = 'UPDATE document SET mac = ? WHERE name = ? AND body = ? AND mac IS NULL'

type Shelf = DocumentsDeps & {
  /** Names that a reader was told nothing of: what it writes now would be written without knowing what is there. */
  readonly unread: Set<string>
  /** What was read or written without a seal in this run. */
  readonly believed: Map<string, string>
  /** While what was believed gets its seal, nobody may find it without one. */
  sealing: Promise<void> | null
}

export function createDocuments(deps: DocumentsDeps): Documents {
  const shelf: Shelf = { ...deps, unread: new Set(), believed: new Map(), sealing: null }
  const { database } = deps
  return {
    get: (name) => read(shelf, name),
    put: (name, value) => write(shelf, name, JSON.stringify(value)),
    async names() {
      return (await database.read('SELECT name FROM document ORDER BY name')).map((row) => String(row['name']))
    },
    async remove(name) {
      await database.write([{ sql: 'DELETE FROM document WHERE name = ?', params: [name] }])
    },
    sealNow() {
      shelf.sealing ??= sealNow(shelf).finally(() => {
        shelf.sealing = null
      })
      return shelf.sealing
    },
  }
}

async function read(shelf: Shelf, name: string): Promise<Json | null> {
  const found = await shelf.database.read(READ, [name])
  if (found.length === 0) return null
  shelf.unread.add(name)
  const key = await shelf.sealKey()
  // Its seal may just have been made.
  const mayBeSealed = key !== null && found[0]?.['mac'] === null
  if (mayBeSealed) await shelf.sealing
  const [row] = mayBeSealed ? await shelf.database.read(READ, [name]) : found
  if (!row) return null
  const [body, mac] = [String(row['body']), row['mac']]
  if (key === null && mac !== null) throw new AppError('VAULT_LOCKED', LOCKED)
  // SECURITY: without our seal it was not written here, whatever it says (CVE-2025-53773): what it allowed asks again.
  if (key !== null && !sealFits(key, name, body, mac)) {
    if (mac === null && shelf.isFirstKey()) await setAside(shelf, name, { kind: 'without-seal', key, body })
    else shelf.onChangedOutside(name, await setAside(shelf, name, { kind: 'changed-outside' }))
    return null
  }
  if (key === null) shelf.believed.set(name, body)
  shelf.unread.delete(name)
  return JSON.parse(body) as Json
}

type Why =
  | { readonly kind: 'changed-outside' }
  | { readonly kind: 'without-seal'; readonly key: Uint8Array; readonly body: string }

/** Gives the name that it is kept under. One from before the first key is sealed there, so that it stays as it is now. */
async function setAside({ database, clock, unread }: Shelf, name: string, why: Why): Promise<string> {
  const keptAs = `${name}.${why.kind}-${clock()}`
  const mac = why.kind === 'without-seal' ? sealOf(why.key, keptAs, why.body) : null
  await database.write([{ sql: SET_ASIDE, params: [keptAs, mac, name] }])
  unread.delete(name)
  return keptAs
}

async function write(shelf: Shelf, name: string, body: string): Promise<void> {
  const { database, unread, believed, clock } = shelf
  if (unread.has(name)) throw new AppError('VAULT_LOCKED', UNREAD)
  const key = await shelf.sealKey()
  const sealed = key === null && (await database.read(READ, [name])).some((row) => row['mac'] !== null)
  if (sealed) throw new AppError('VAULT_LOCKED', LOCKED)
  if (key === null) believed.set(name, body)
  const mac = key === null ? null : sealOf(key, name, body)
  await database.write([{ sql: PUT, params: [name, body, mac, clock()] }])
}

async function sealNow({ database, sealKey, believed }: Shelf): Promise<void> {
  const key = await sealKey()
  if (key === null) return
  const rows = (await database.read(UNSEALED)).map((row) => [String(row['name']), String(row['body'])] as const)
  // SECURITY: nothing becomes believed that was not: what differs from what this run knows stays without a seal.
  const ours = rows.filter(([name, body]) => (believed.get(name) ?? body) === body && !isAside(name))
  for (const [name, body] of ours) await database.write([{ sql: SEAL, params: [sealOf(key, name, body), name, body] }])
  believed.clear()
}

const isAside = (name: string): boolean => /\.(without-seal|changed-outside)-\d+$/.test(name)

const LOCKED = told`Your permissions and settings are sealed with a key in the keychain, which is locked. Unlock it and try again.`

const UNREAD = told`This could not be read while the keychain was locked, so it is not replaced. Restart Gatehouse with the keychain open.`

/** The name is part of it: one document cannot stand in for another. */
function sealOf(key: Uint8Array, name: string, body: string): string {
  return createHmac('sha256', key).update(`${name.length}:${name}\n${body}`).digest('hex')
}

function sealFits(key: Uint8Array, name: string, body: string, mac: unknown): boolean {
  if (typeof mac !== 'string') return false
  const [expected, given] = [Buffer.from(sealOf(key, name, body)), Buffer.from(mac)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
