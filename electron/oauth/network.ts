// The network as sign-in may use it: guarded by what the person typed and approved; it also notices a wrong clock.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Millis, ServerId } from '../../shared/ids.ts'
import { createGuardedFetch, type GuardedFetch, resolveWithSystem } from './guardedFetch.ts'
import type { KnownServer, OAuthParts } from './parts.ts'
import { type ClientRecord, ClientRecord as ClientSchema } from './secret.ts'

const DOCUMENT = 'oauth.issuers'
/** More than this off, and tokens are refused for reasons that nobody understands. */
const TOLERATED_SKEW = 5 * 60_000

const Approved = z.record(z.string(), z.object({ url: z.string(), issuers: z.array(z.string()) }))
type Approved = z.infer<typeof Approved>
const SavedClient = z.object({ issuer: z.string().min(1), client: ClientSchema })

export type Network = ReturnType<typeof createNetwork>

const clientName = (serverId: ServerId, issuer: string) =>
  `oauth/client/${serverId}/${createHash('sha256').update(issuer).digest('hex')}`

export function createNetwork({ documents, vault, clock, resolve = resolveWithSystem }: OAuthParts) {
  let approved: Approved | null = null
  const skews = new Map<ServerId, Millis>()

  const load = async (): Promise<Approved> => {
    approved ??= Approved.safeParse(await documents.get(DOCUMENT)).data ?? {}
    return approved
  }
  const issuersOf = (all: Approved, server: KnownServer): readonly string[] => {
    const entry = all[server.id]
    return entry?.url === server.url ? entry.issuers : []
  }

  return {
    async guard(server: KnownServer, signal: AbortSignal): Promise<GuardedFetch> {
      await load()
      return createGuardedFetch({
        server: new URL(server.url),
        isApproved: (origin) =>
          issuersOf(approved ?? {}, server).some((issuer) => URL.canParse(issuer) && new URL(issuer).origin === origin),
        resolve,
        signal,
        onDate(date) {
          const theirs = Date.parse(date)
          if (!Number.isNaN(theirs)) skews.set(server.id, theirs - clock.now())
        },
      })
    },
    /** SECURITY: remembered for this server at this address only; editing the address forgets it. */
    async approve(server: KnownServer, issuer: string) {
      const all = await load()
      const known = issuersOf(all, server)
      if (known.includes(issuer)) return
      approved = { ...all, [server.id]: { url: server.url, issuers: [...known, issuer] } }
      await documents.put(DOCUMENT, approved)
    },
    isClockWrong: (serverId: ServerId) => Math.abs(skews.get(serverId) ?? 0) > TOLERATED_SKEW,
    /** A client that the person registered beforehand with this very issuer. */
    async savedClient(serverId: ServerId, issuer: string): Promise<ClientRecord | null> {
      const text = await vault.get(clientName(serverId, issuer))
      if (text === null) return null
      const saved = SavedClient.safeParse(JSON.parse(text)).data
      return saved !== undefined && saved.issuer === issuer ? saved.client : null
    },
    async saveClient(serverId: ServerId, issuer: string, client: ClientRecord) {
      await vault.set(clientName(serverId, issuer), JSON.stringify({ issuer, client }))
    },
    async forgetClient(serverId: ServerId, issuer: string) {
      await vault.delete(clientName(serverId, issuer))
    },
    async forget(serverId: ServerId) {
      for (const name of await vault.names(`oauth/client/${serverId}/`)) await vault.delete(name)
      const { [serverId]: _gone, ...rest } = await load()
      approved = rest
      await documents.put(DOCUMENT, rest)
    },
  }
}
