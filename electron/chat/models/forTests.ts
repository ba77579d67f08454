// Parts for tests: providers over settings and a vault in memory.
import { randomUUID } from 'node:crypto'
import type { ModelRef } from '../../../shared/chat.ts'
import type { EventName } from '../../../shared/ipc/contract.ts'
import type { Provider, ProviderKind } from '../../../shared/model.ts'
import { createProviders } from './providers.ts'

export const KEY = 'sk-right-7f3a9c2e51'
export const WIRES = ['anthropic', 'openai-compatible'] as const satisfies readonly ProviderKind[]

/** `slept` holds the waits that were asked for, none of which is waited. */
export function createProvidersRig() {
  let providers: readonly Provider[] = []
  const vault = new Map<string, string>()
  const slept: number[] = []
  const emitted: EventName[] = []
  const made = createProviders({
    settings: { list: () => providers, save: (next) => void (providers = next), said: () => null },
    vault: {
      get: async (name) => vault.get(name) ?? null,
      set: async (name, value) => void vault.set(name, value),
      delete: async (name) => void vault.delete(name),
    },
    emit: (name) => void emitted.push(name),
    randomId: randomUUID,
    sleep: async (milliseconds) => void slept.push(milliseconds),
    fetch: globalThis.fetch,
  })
  return { ...made, vault, slept, emitted, edit: (next: readonly Provider[]) => void (providers = next) }
}

export async function addProvider(
  rig: ReturnType<typeof createProvidersRig>,
  at: { readonly kind: ProviderKind; readonly url: string; readonly key?: string | null },
): Promise<ModelRef> {
  const { kind, url, key = KEY } = at
  const provider = await rig.save({ id: null, label: 'Mock', kind, baseUrl: `${url}/v1`, key })
  return { providerId: provider.id, modelId: kind === 'anthropic' ? 'claude-sonnet-4-5' : 'gpt-4o' }
}
