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
import { told } from '../../../shared/told.ts'

export type ProviderParts = {
  readonly settings: {
    list(): readonly Provider[]
    save(providers: readonly Provider[]): Promise<void> | void
    /** What the person said of a model; it goes before what its provider says. */
    said(ref: ModelRef): Pick<ModelInfo, 'contextTokens' | 'price'> | null
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
  /** Asks the provider once what its models are like, if that is not known yet. Never rejects. */
  readonly learn: (ref: ModelRef) => Promise<void>
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
  const facts = createModelFacts(parts.settings.said)
  const find = (id: ProviderId): Provider => {
    const provider = parts.settings.list().find((each) => each.id === id)
    if (!provider) throw new AppError('NOT_FOUND', told`This model provider is no longer set up. Choose another model.`)
    return provider
  }
  const view = async (provider: Provider): Promise<ProviderView> => ({ ...provider, hasKey: await keys.has(provider) })
  const list = async () => await Promise.all(parts.settings.list().map(view))
  const listModels: Listing = async (id) => {
    const provider = find(id)
    const models = await listOf(provider, await accessTo(provider))
    facts.note(id, models)
    return models
  }
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
      facts.forget(provider.id)
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
    listModels,
    learn: (ref) => facts.learn(ref, listModels),
    async modelFor(ref) {
      const provider = find(ref.providerId)
      const access = await accessTo(provider)
      const [wire, { createSdkModel }] = await Promise.all([WIRES[provider.kind](), import('./generate.ts')])
      return createSdkModel({
        model: wire.openModel(access, ref.modelId),
        asked: { label: access.label, baseUrl: access.baseUrl, modelId: ref.modelId, key: access.key },
        about: () => facts.about(ref),
        imagesInResults: wire.imagesInResults,
        sleep: parts.sleep,
      })
    },
  }
}

async function listOf({ kind }: Provider, access: Access): Promise<readonly ModelInfo[]> {
  try {
    return await (await WIRES[kind]()).listModels(access, AbortSignal.timeout(LIST_TIMEOUT_MS))
  } catch (thrown) {
    throw modelFailure(thrown, { ...access, modelId: null })
  }
}

type Listing = (id: ProviderId) => Promise<readonly ModelInfo[]>

/** What is known of models by now: the person's word first, then what their provider lists. */
function createModelFacts(said: ProviderParts['settings']['said']) {
  const listed = new Map<ProviderId, ReadonlyMap<string, ModelInfo>>()
  const asked = new Map<ProviderId, Promise<unknown>>()
  return {
    note: (id: ProviderId, models: readonly ModelInfo[]): void =>
      void listed.set(id, new Map(models.map((model) => [model.id, model]))),
    /** Its address may be another one now. */
    forget(id: ProviderId): void {
      listed.delete(id)
      asked.delete(id)
    },
    about(ref: ModelRef): Pick<ModelInfo, 'contextTokens' | 'price'> {
      const [own, theirs] = [said(ref), listed.get(ref.providerId)?.get(ref.modelId)]
      return {
        contextTokens: own?.contextTokens ?? theirs?.contextTokens ?? null,
        price: own?.price ?? theirs?.price ?? null,
      }
    },
    async learn({ providerId }: ModelRef, list: Listing): Promise<void> {
      if (listed.has(providerId)) return
      const asking = asked.get(providerId) ?? list(providerId)
      asked.set(providerId, asking)
      await asking.catch(() => {})
    },
  }
}

async function openAccess(provider: Provider, keys: Keys, fetch: Fetch): Promise<Access> {
  // Settings are a file that others can write: the address is checked again before a key goes near it.
  const baseUrl = checkedAddress(provider.baseUrl)
  const key = await keys.read({ ...provider, baseUrl })
  if (key === null && provider.kind === 'anthropic')
    throw new AppError('MODEL_KEY_REJECTED', told`${provider.label} needs a key. Add it in Settings, under Models.`)
  return { label: provider.label, baseUrl, key, fetch: guardedFetch(fetch, baseUrl) }
}
