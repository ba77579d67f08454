// Approved definitions: what each tool looked like when it was last let through, so that a change shows field by field.
import { z } from 'zod'
import type { ToolDefinition } from '../../shared/host.ts'
import type { Digest, ServerId } from '../../shared/ids.ts'
import { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, PinDiff } from '../../shared/permission.ts'
import { diffPins, type Pinned, pinOf } from './pins.ts'

export type DriftParts = {
  load(): unknown
  save(all: { readonly [key: string]: Pinned }): void
  toolOf(this: void, serverId: ServerId, name: string): ToolDefinition | undefined
  identityOf(this: void, serverId: ServerId): string | undefined
}

const Stored = z.record(z.string(), z.object({ identity: z.string(), tool: JsonObject }))
const keyOf = (serverId: string, name: string) => `${serverId}/${name}`

/** Remembers approved definitions. What cannot be read was never approved. */
export function createDrift(parts: DriftParts) {
  const approved = new Map<string, { readonly pinned: Pinned; readonly pin: Digest }>()
  const read = () => {
    const stored = Stored.safeParse(parts.load())
    const all = Object.entries(stored.success ? (stored.data as unknown as Record<string, Pinned>) : {})
    for (const [key, pinned] of all) if (!approved.has(key)) approved.set(key, { pinned, pin: pinOf(pinned) })
  }
  read()
  const pins = new WeakMap<ToolDefinition, { readonly identity: string; readonly pin: Digest }>()

  const now = (serverId: ServerId, name: string): Pinned | null => {
    const [tool, identity] = [parts.toolOf(serverId, name), parts.identityOf(serverId)]
    return tool && identity !== undefined ? { identity, tool } : null
  }
  const pinNow = ({ identity, tool }: Pinned): Digest => {
    const known = pins.get(tool)
    if (known?.identity === identity) return known.pin
    const pin = pinOf({ identity, tool })
    pins.set(tool, { identity, pin })
    return pin
  }
  const save = () => parts.save(Object.fromEntries([...approved].map(([key, { pinned }]) => [key, pinned])))
  return {
    /** The pin of a tool as it is now; null when it is not there. */
    pinOf(serverId: ServerId, name: string): Digest | null {
      const current = now(serverId, name)
      return current === null ? null : pinNow(current)
    },
    /** What changed since it was last let through, or since the request was made; null when nothing did. */
    driftOf({ action, resource }: AccessRequest): PinDiff | null {
      if (action !== 'tools/call') return null
      const current = now(resource.serverId, resource.name)
      if (current === null) return null
      const before = approved.get(keyOf(resource.serverId, resource.name))
      if (before !== undefined && before.pin !== pinNow(current)) return diffPins(before.pinned, current)
      // SECURITY: a request that was made against another definition is no request for this one.
      return resource.pin === pinNow(current)
        ? null
        : { fields: [{ field: 'definition', before: resource.pin, after: pinNow(current) }] }
    },
    /** The definition was let through as it is now. */
    approve({ action, resource }: AccessRequest): void {
      const current = action === 'tools/call' ? now(resource.serverId, resource.name) : null
      if (current === null) return
      const key = keyOf(resource.serverId, resource.name)
      const before = approved.get(key)
      if (before?.pin === pinNow(current)) return
      approved.set(key, { pinned: current, pin: pinNow(current) })
      save()
    },
    /** What is stored could only be read now: joined with what was let through meanwhile. */
    reread(): void {
      read()
      save()
    },
    forgetServer(serverId: ServerId): void {
      for (const key of approved.keys()) if (key.startsWith(`${serverId}/`)) approved.delete(key)
      save()
    },
  }
}
export type Drift = ReturnType<typeof createDrift>
