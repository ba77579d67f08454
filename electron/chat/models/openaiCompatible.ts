// The wire format of OpenAI, OpenRouter, Ollama, LM Studio, llama.cpp and others.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { type ModelInfo, Price } from '../../../shared/model.ts'
import { z } from 'zod'
import { type Access, fetchList } from './access.ts'
import type { SdkModelParts } from './generate.ts'

const ModelList = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        name: z.string().optional(),
        context_length: z.number().nullish(),
        max_model_len: z.number().nullish(),
        /** OpenRouter's form: dollars for one token, as text. Others mean other things by the same name. */
        pricing: z.unknown().optional(),
      }),
    )
    .nullish(),
})

const Pricing = z.object({ prompt: z.string(), completion: z.string() })

/** Null for any other form, and for models whose price differs from call to call (a negative one). */
function priceIn(pricing: unknown): Price | null {
  const read = Pricing.safeParse(pricing)
  if (!read.success) return null
  const perMillion = (text: string) => Number((Number.parseFloat(text) * 1e6).toPrecision(12))
  const price = Price.safeParse({ input: perMillion(read.data.prompt), output: perMillion(read.data.completion) })
  return price.success ? price.data : null
}

export const imagesInResults = false

export function openModel(access: Access, modelId: string): SdkModelParts['model'] {
  const provider = createOpenAICompatible({
    name: 'compatible',
    baseURL: access.baseUrl,
    ...(access.key === null ? {} : { apiKey: access.key }),
    includeUsage: true,
    fetch: access.fetch,
  })
  return provider(modelId)
}

/** Every model that the server names, in its order. */
export async function listModels(access: Access, signal: AbortSignal): Promise<readonly ModelInfo[]> {
  const headers: Record<string, string> = access.key === null ? {} : { authorization: `Bearer ${access.key}` }
  const list = ModelList.parse(await fetchList(access, { path: '/models', headers, signal }))
  return (list.data ?? []).map((model) => ({
    id: model.id,
    label: model.name ?? model.id,
    contextTokens: model.context_length ?? model.max_model_len ?? null,
    price: priceIn(model.pricing),
  }))
}
