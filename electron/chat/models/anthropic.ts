// Anthropic's wire format.
import { createAnthropic } from '@ai-sdk/anthropic'
import type { ModelInfo } from '../../../shared/model.ts'
import { z } from 'zod'
import type { Access } from './access.ts'
import { fetchList } from './access.ts'
import type { SdkModelParts } from './generate.ts'

const VERSION = '2023-06-01'
const MOST_PAGES = 20
const ModelPage = z.object({
  data: z.array(
    z.object({ id: z.string(), display_name: z.string().optional(), max_input_tokens: z.number().nullish() }),
  ),
  has_more: z.boolean().default(false),
  last_id: z.string().nullish(),
})

export const imagesInResults = true

/** The SDK's model; the key is always ours, never one from the environment. */
export function openModel(access: Access, modelId: string): SdkModelParts['model'] {
  return createAnthropic({ baseURL: access.baseUrl, apiKey: access.key ?? '', fetch: access.fetch })(modelId)
}

/** Every model of the account, all pages. */
export async function listModels(access: Access, signal: AbortSignal): Promise<readonly ModelInfo[]> {
  const models: ModelInfo[] = []
  let after: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query: string = after === null ? '?limit=1000' : `?limit=1000&after_id=${encodeURIComponent(after)}`
    const headers = { 'x-api-key': access.key ?? '', 'anthropic-version': VERSION }
    const page = ModelPage.parse(await fetchList(access, { path: `/models${query}`, headers, signal }))
    for (const model of page.data)
      models.push({
        id: model.id,
        label: model.display_name ?? model.id,
        contextTokens: model.max_input_tokens ?? null,
        price: null,
      })
    after = page.has_more ? (page.last_id ?? null) : null
    if (after === null) break
  }
  return models
}
