// Which pages of which servers a person agreed to see, by the digest of the whole page.
import { z } from 'zod'
import { Digest, type ServerId } from '../../shared/ids.ts'

export type AgreedParts = {
  load(this: void): unknown
  save(this: void, all: { readonly [key: string]: Kept }): void
  /** The exact launch of a server; undefined for one that is not there. */
  identityOf(this: void, serverId: ServerId): string | undefined
}
const Kept = z.object({ identity: z.string(), digest: Digest })
type Kept = z.infer<typeof Kept>
const Stored = z.record(z.string(), Kept)
const MOST = 1000

/** What cannot be read was never agreed to. */
export function createAgreed({ load, save, identityOf }: AgreedParts) {
  const all = new Map<string, Kept>()
  const read = () => {
    const stored = Stored.safeParse(load())
    for (const [key, kept] of Object.entries(stored.success ? stored.data : {})) if (!all.has(key)) all.set(key, kept)
  }
  read()
  const keyOf = (serverId: ServerId, uri: string) => `${serverId} ${uri}`
  return {
    /** SECURITY: another page, or the same page from another program behind the name, is one that nobody saw. */
    stateOf(serverId: ServerId, uri: string, digest: Digest): 'agreed' | 'new' | 'changed' {
      const known = all.get(keyOf(serverId, uri))
      if (!known) return 'new'
      return known.digest === digest && known.identity === identityOf(serverId) ? 'agreed' : 'changed'
    },
    agree(serverId: ServerId, uri: string, digest: Digest): void {
      const key = keyOf(serverId, uri)
      all.delete(key)
      all.set(key, { identity: identityOf(serverId) ?? '', digest })
      const [oldest] = all.keys()
      if (all.size > MOST && oldest !== undefined) all.delete(oldest)
      save(Object.fromEntries(all))
    },
    /** What is stored could only be read now. */
    reread: read,
    forgetServer(serverId: ServerId): void {
      for (const key of all.keys()) if (key.startsWith(`${serverId} `)) all.delete(key)
      save(Object.fromEntries(all))
    },
  }
}
export type Agreed = ReturnType<typeof createAgreed>
