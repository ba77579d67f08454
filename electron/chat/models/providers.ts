// Where models come from: providers in the settings, their keys in the vault, one file per wire format.
import type { ModelRef } from '../../../shared/chat.ts'
import { ProviderId } from '../../../shared/ids.ts'
import type { Emit } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/errors.ts'
import type { ModelInfo, Provider, ProviderDraft, ProviderKind, ProviderView } from '../../../shared/model.ts'
import type { Model } from '../model.ts'
import { type Access, type Fetch, guardedFetch } from './access.ts'
import { checkedAddress } from './address.ts'
import { modelFailure } from './failures.ts'
import { createKeys, type Keys, type KeyVault } from './keys.ts'

export type ProviderParts = {
  readonly settings: {
    list(): readonly Provider[]
    save(providers: readonly Provider[]): Promise<void> | void
  }
  readonly vault: KeyVault
  readonly emit: Emit
  readonly randomId: () => string
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly fetch: Fetch
}
export type Providers = {
  readonly list: () => Promise<readonly ProviderView[]>
  readonly save: (draft: ProviderDraft) => Promise<ProviderView>
  readonly remove: (id: ProviderId) => Promise<void>
  readonly listModels: (id: ProviderId) => Promise<readonly ModelInfo[]>
  readonly modelFor: (ref: ModelRef) => Promise<Model>
}

const LIST_TIMEOUT_MS = 20_000
/** Loaded on first use: the SDKs stay out of the start of the app. */
const WIRES = {
  anthropic: () => import('./anthropic.ts'),
  'openai-compatible': () => import('./openaiCompatible.ts'),
} as const satisfies Record<ProviderKind, unknown>

export function createProviders(parts: ProviderParts): Providers {
  const keys = createKeys(parts.vault)
  const accessTo = (provider: Provider) => openAccess(provider, keys, parts.fetch)
  const contexts = new Map<string, number | null>()

  const find = (id: ProviderId): Provider => {
    const provider = parts.settings.list().find((each) => each.id === id)
    if (!provider) throw new AppError('NOT_FOUND', 'This model provider is no longer set up. Choose another model.')
    return provider
  }
  const view = async (provider: Provider): Promise<ProviderView> => ({ ...provider, hasKey: await keys.has(provider) })
  const list = async () => await Promise.all(parts.settings.list().map(view))
  const changed = async () => parts.emit('model.providersChanged', await list())

  return {
    list,
    async save(draft) {
      const { key, id, ...rest } = draft
      const provider: Provider = {
        ...rest,
        id: id ?? ProviderId.parse(parts.randomId()),
        baseUrl: checkedAddress(draft.baseUrl),
      }
      if (id !== null) find(id)
      if (key !== null) await keys.write(provider, key.trim())
      const others = parts.settings.list().filter((each) => each.id !== provider.id)
      const at = parts.settings.list().findIndex((each) => each.id === provider.id)
      await parts.settings.save(at < 0 ? [...others, provider] : others.toSpliced(at, 0, provider))
      await changed()
      return await view(provider)
    },
    async remove(id) {
      await keys.remove(id)
      await parts.settings.save(parts.settings.list().filter((each) => each.id !== id))
      await changed()
    },
    async listModels(id) {
      const provider = find(id)
      const access = await accessTo(provider)
      try {
        const wire = await WIRES[provider.kind]()
        const models = await wire.listModels(access, AbortSignal.timeout(LIST_TIMEOUT_MS))
        for (const model of models) contexts.set(`${id} ${model.id}`, model.contextTokens)
        return models
      } catch (thrown) {
        throw modelFailure(thrown, { ...access, modelId: null })
      }
    },
    async modelFor(ref) {
      const provider = find(ref.providerId)
      const access = await accessTo(provider)
      const [wire, { createSdkModel }] = await Promise.all([WIRES[provider.kind](), import('./generate.ts')])
      return createSdkModel({
        model: wire.openModel(access, ref.modelId),
        asked: { label: access.label, baseUrl: access.baseUrl, modelId: ref.modelId, key: access.key },
        contextTokens: contexts.get(`${ref.providerId} ${ref.modelId}`) ?? null,
        imagesInResults: wire.imagesInResults,
        sleep: parts.sleep,
      })
    },
  }
}

async function openAccess(provider: Provider, keys: Keys, fetch: Fetch): Promise<Access> {
  // Settings are a file that others can write: the address is checked again before a key goes near it.
  const baseUrl = checkedAddress(provider.baseUrl)
  const key = await keys.read({ ...provider, baseUrl })
  if (key === null && provider.kind === 'anthropic')
    throw new AppError('MODEL_KEY_REJECTED', `${provider.label} needs a key. Add it in Settings, under Models.`)
  return { label: provider.label, baseUrl, key, fetch: guardedFetch(fetch, baseUrl) }
}
