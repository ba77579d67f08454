// The models that a person set up, over their settings and the vault.
import { setTimeout as sleep } from 'node:timers/promises'
import { createProviders, type Providers } from '../chat/models/providers.ts'
import { type Ground, newId } from './ground.ts'

export function openProviders({ settings, vault, emit }: Ground): Providers {
  return createProviders({
    settings: {
      list: () => settings.get().providers,
      save: (providers) => void settings.update({ providers: [...providers] }),
      said: ({ providerId, modelId }) =>
        settings.get().models.find((one) => one.providerId === providerId && one.modelId === modelId) ?? null,
    },
    vault,
    emit,
    randomId: newId,
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    fetch: globalThis.fetch,
  })
}
