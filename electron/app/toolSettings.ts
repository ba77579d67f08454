// The person's own word on single tools: what one does, and whether its results are theirs.
import type { ServerId } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import { EffectKind, type Label } from '../../shared/permission.ts'
import type { Keeper } from './keeper.ts'

type Setting = { readonly effect: EffectKind | null; readonly trust: Label['trust'] | null }
const NONE: Setting = { effect: null, trust: null }
const keyOf = (serverId: string, name: string): string => `${serverId}\n${name}`

export function createToolSettings(keeper: Keeper, changed: () => void) {
  const settings = new Map<string, Setting>()
  const load = (): void => {
    for (const [key, value] of Object.entries(keeper.read() ?? {}))
      if (!settings.has(key)) settings.set(key, read(value as Json))
  }
  load()
  const of = (serverId: ServerId, name: string): Setting => settings.get(keyOf(serverId, name)) ?? NONE
  const save = (): void => {
    keeper.write(Object.fromEntries(settings))
    changed()
  }
  const set = (serverId: ServerId, name: string, part: Partial<Setting>): void => {
    settings.set(keyOf(serverId, name), { ...of(serverId, name), ...part })
    save()
  }
  keeper.onRead(() => {
    load()
    save()
  })
  return {
    of,
    setEffect: (serverId: ServerId, name: string, effect: EffectKind | null) => set(serverId, name, { effect }),
    setTrust: (serverId: ServerId, name: string, trust: Label['trust'] | null) => set(serverId, name, { trust }),
    forgetServer(serverId: ServerId): void {
      for (const key of settings.keys()) if (key.startsWith(`${serverId}\n`)) settings.delete(key)
      save()
    },
  }
}
export type ToolSettings = ReturnType<typeof createToolSettings>

function read(value: Json): Setting {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return NONE
  const { effect, trust } = value as { readonly [key: string]: Json }
  const kind = EffectKind.safeParse(effect)
  return { effect: kind.success ? kind.data : null, trust: trust === 'own' || trust === 'others' ? trust : null }
}
