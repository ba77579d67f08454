// Named JSON documents (grants, policies, pins, tool settings): durable, and authenticated so that a change from outside shows.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Millis } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import type { Database } from './database.ts'

export type Documents = {
  /** Null for a name that was never put, or whose document was changed outside Gatehouse (then `onChangedOutside` heard it). AppError VAULT_LOCKED while its seal cannot be checked. */
  get(name: string): Promise<Json | null>
  /** Durable when it resolves. AppError VAULT_LOCKED rather than replace a sealed document by one without a seal, or one that `get` could not read before. */
  put(name: string, value: Json): Promise<void>
  names(): Promise<readonly string[]>
}

export type DocumentsDeps = {
  readonly database: Database
  readonly clock: () => Millis
  /** 32 bytes that outlive the app; null where no keychain is (documents then carry no seal); rejects VAULT_LOCKED while unknown. */
  readonly sealKey: () => Promise<Uint8Array | null>
  /** The document was set aside under `keptAs` and counts as absent: what it allowed asks again. */
  readonly onChangedOutside: (name: string, keptAs: string) => void
}

const PUT = `INSERT INTO document(name, body, mac, updated_at) VALUES (?, ?, ?, ?)
  ON CONFLICT(name) DO UPDATE SET body = excluded.body, mac = excluded.mac, updated_at = excluded.updated_at`
const READ = 'SELECT body, mac FROM document WHERE name = ?'
const SET_ASIDE = 'UPDATE document SET name = ? WHERE name = ?'

export function createDocuments({ database, clock, sealKey, onChangedOutside }: DocumentsDeps): Documents {
  async function setAside(name: string): Promise<null> {
    const keptAs = `${name}.changed-outside-${clock()}`
    await database.write([{ sql: SET_ASIDE, params: [keptAs, name] }])
    unread.delete(name)
    onChangedOutside(name, keptAs)
    return null
  }

  function told(name: string, body: string): Json {
    unread.delete(name)
    return JSON.parse(body) as Json
  }
  /** Names that a reader was told nothing of: what it writes now would be written without knowing what is there. */
  const unread = new Set<string>()

  return {
    async get(name) {
      const [row] = await database.read(READ, [name])
      if (!row) return null
      unread.add(name)
      const [body, mac] = [String(row['body']), row['mac']]
      const key = await sealKey()
      if (key === null) {
        if (mac === null) return told(name, body)
        throw new AppError('VAULT_LOCKED', LOCKED)
      }
      // SECURITY: without our seal it was not written here, whatever it says (CVE-2025-53773): what it allowed asks again.
      return sealFits(key, name, body, mac) ? told(name, body) : setAside(name)
    },
    async put(name, value) {
      if (unread.has(name)) throw new AppError('VAULT_LOCKED', UNREAD)
      const key = await sealKey()
      const body = JSON.stringify(value)
      const sealed = key === null && (await database.read(READ, [name])).some((row) => row['mac'] !== null)
      if (sealed) throw new AppError('VAULT_LOCKED', LOCKED)
      const mac = key === null ? null : sealOf(key, name, body)
      await database.write([{ sql: PUT, params: [name, body, mac, clock()] }])
    },
    async names() {
      return (await database.read('SELECT name FROM document ORDER BY name')).map((row) => String(row['name']))
    },
  }
}

const LOCKED =
  'Your permissions and settings are sealed with a key in the keychain, which is locked. Unlock it and try again.'

const UNREAD =
  'This could not be read while the keychain was locked, so it is not replaced. Restart Gatehouse with the keychain open.'

/** The name is part of it: one document cannot stand in for another. */
function sealOf(key: Uint8Array, name: string, body: string): string {
  return createHmac('sha256', key).update(`${name.length}:${name}\n${body}`).digest('hex')
}

function sealFits(key: Uint8Array, name: string, body: string, mac: unknown): boolean {
  if (typeof mac !== 'string') return false
  const [expected, given] = [Buffer.from(sealOf(key, name, body)), Buffer.from(mac)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
