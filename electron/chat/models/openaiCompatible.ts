// The wire format of OpenAI, OpenRouter, Ollama, LM Studio, llama.cpp and others.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { z } from 'zod'
import type { ModelInfo } from '../../../shared/model.ts'
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
      }),
    )
    .nullish(),
})

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
  }))
}
