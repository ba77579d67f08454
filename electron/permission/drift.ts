// Approved definitions: what each tool looked like when it was last let through, so that a change shows field by field.
import { z } from 'zod'
import type { ToolDefinition } from '../../shared/host.ts'
import type { Digest, ServerId } from '../../shared/ids.ts'
import { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, PinDiff } from '../../shared/permission.ts'
import { isFrozenHere } from '../exact.ts'
import { diffPins, type Pinned, pinOf } from './pins.ts'

export type DriftParts = {
  load(): unknown
  save(all: { readonly [key: string]: Pinned }): void
  toolOf(this: void, serverId: ServerId, name: string): ToolDefinition | undefined
  identityOf(this: void, serverId: ServerId): string | undefined
}

const Stored = z.record(z.string(), z.object({ identity: z.string(), tool: JsonObject }))
const keyOf = (serverId: string, name: string) => `${serverId}/${name}`

/** The pin of a definition, counted once for each launch. */
function createPinning(): (pinned: Pinned) => Digest {
  const pins = new WeakMap<ToolDefinition, { readonly identity: string; readonly pin: Digest }>()
  return ({ identity, tool }) => {
    const known = pins.get(tool)
    if (known?.identity === identity) return known.pin
    const pin = pinOf({ identity, tool })
    pins.set(tool, { identity, pin })
    return pin
  }
}

/** Resources whose definition is the approved one: asked for with every call, and true while definition and launch are the same. */
function createSettled(parts: DriftParts) {
  let all = new WeakMap<object, Pinned>()
  return {
    has({ resource }: AccessRequest): boolean {
      const known = all.get(resource)
      return (
        known !== undefined &&
        known.tool === parts.toolOf(resource.serverId, resource.name) &&
        known.identity === parts.identityOf(resource.serverId)
      )
    },
    /** SECURITY: only what was frozen here stays what it was, and only a request for this very definition is settled. */
    add(resource: AccessRequest['resource'], pin: Digest, approved: Pinned): void {
      if (isFrozenHere(resource) && resource.pin === pin) all.set(resource, approved)
    },
    clear(): void {
      all = new WeakMap()
    },
  }
}

/** Remembers approved definitions. What cannot be read was never approved. */
export function createDrift(parts: DriftParts) {
  const approved = new Map<string, { readonly pinned: Pinned; readonly pin: Digest }>()
  const read = () => {
    const stored = Stored.safeParse(parts.load())
    const all = Object.entries(stored.success ? (stored.data as unknown as Record<string, Pinned>) : {})
    for (const [key, pinned] of all) if (!approved.has(key)) approved.set(key, { pinned, pin: pinOf(pinned) })
  }
  read()
  const pinNow = createPinning()
  const now = (serverId: ServerId, name: string): Pinned | null => {
    const [tool, identity] = [parts.toolOf(serverId, name), parts.identityOf(serverId)]
    return tool && identity !== undefined ? { identity, tool } : null
  }
  const settled = createSettled(parts)
  const save = () => parts.save(Object.fromEntries([...approved].map(([key, { pinned }]) => [key, pinned])))
  return {
    /** The pin of a tool as it is now; null when it is not there. */
    pinOf(serverId: ServerId, name: string): Digest | null {
      const current = now(serverId, name)
      return current === null ? null : pinNow(current)
    },
    /** What changed since it was last let through, or since the request was made; null when nothing did. */
    driftOf(request: AccessRequest): PinDiff | null {
      const { action, resource } = request
      if (action !== 'tools/call' || settled.has(request)) return null
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
    approve(request: AccessRequest): void {
      const { action, resource } = request
      if (settled.has(request)) return
      const current = action === 'tools/call' ? now(resource.serverId, resource.name) : null
      if (current === null) return
      const key = keyOf(resource.serverId, resource.name)
      const before = approved.get(key)
      if (before?.pin === pinNow(current)) return settled.add(resource, pinNow(current), current)
      settled.clear()
      approved.set(key, { pinned: current, pin: pinNow(current) })
      save()
    },
    /** What is stored could only be read now: joined with what was let through meanwhile. */
    reread(): void {
      settled.clear()
      read()
      save()
    },
    forgetServer(serverId: ServerId): void {
      settled.clear()
      for (const key of approved.keys()) if (key.startsWith(`${serverId}/`)) approved.delete(key)
      save()
    },
  }
}
export type Drift = ReturnType<typeof createDrift>
