import { z } from 'zod'
import { ProviderId } from './ids.ts'

export const ProviderKind = z.enum(['anthropic', 'openai-compatible'])
export type ProviderKind = z.infer<typeof ProviderKind>

/** Where models can come from. `needsKey`: whether a key is usual there. */
export const PROVIDER_PRESETS = [
  {
    preset: 'anthropic',
    label: 'Anthropic',
    kind: 'anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    needsKey: true,
  },
  {
    preset: 'openai',
    label: 'OpenAI',
    kind: 'openai-compatible',
    baseUrl: 'https://api.openai.com/v1',
    needsKey: true,
  },
  {
    preset: 'openrouter',
    label: 'OpenRouter',
    kind: 'openai-compatible',
    baseUrl: 'https://openrouter.ai/api/v1',
    needsKey: true,
  },
  {
    preset: 'ollama',
    label: 'Ollama (this computer)',
    kind: 'openai-compatible',
    baseUrl: 'http://127.0.0.1:11434/v1',
    needsKey: false,
  },
  {
    preset: 'lmstudio',
    label: 'LM Studio (this computer)',
    kind: 'openai-compatible',
    baseUrl: 'http://127.0.0.1:1234/v1',
    needsKey: false,
  },
  {
    preset: 'llamacpp',
    label: 'llama.cpp (this computer)',
    kind: 'openai-compatible',
    baseUrl: 'http://127.0.0.1:8080/v1',
    needsKey: false,
  },
  { preset: 'custom', label: 'Other (OpenAI-compatible)', kind: 'openai-compatible', baseUrl: '', needsKey: false },
] as const satisfies readonly {
  preset: string
  label: string
  kind: ProviderKind
  baseUrl: string
  needsKey: boolean
}[]
export type ProviderPreset = (typeof PROVIDER_PRESETS)[number]['preset']

/** A provider as stored: never its key, which is in the vault and bound to the host of `baseUrl`. */
export const Provider = z.object({
  id: ProviderId,
  label: z.string().trim().min(1).max(60),
  kind: ProviderKind,
  baseUrl: z.url({
    protocol: /^https?$/,
    error: 'Give an address that begins with https:// (or http:// on this computer).',
  }),
})
export type Provider = z.infer<typeof Provider>
/** `hasKey` false after the host of the address changed: a new host never gets the old key. */
export type ProviderView = Provider & { readonly hasKey: boolean }
export const ProviderDraft = Provider.omit({ id: true }).extend({
  id: ProviderId.nullable(),
  key: z.string().max(10_000).nullable(),
})
export type ProviderDraft = z.infer<typeof ProviderDraft>

/** US dollars for a million tokens. */
export const Price = z.object({ input: z.number().min(0).max(100_000), output: z.number().min(0).max(100_000) })
export type Price = z.infer<typeof Price>
/** `price` null: the provider does not say, and nobody guesses. */
export type ModelInfo = {
  readonly id: string
  readonly label: string
  readonly contextTokens: number | null
  readonly price: Price | null
}
