// A provider that others wrote, spoken to over the real wire formats, and how a person adds it in Settings.
import { LLMock } from '@copilotkit/aimock'
import { expect, type Page } from '@playwright/test'
import { openScreen } from './person.ts'

export const KEY = 'sk-test-gatehouse-0123456789'
export const WIRES = [
  { preset: 'Anthropic', model: 'claude-sonnet-4-5' },
  { preset: 'Other (OpenAI-compatible)', model: 'gpt-4o' },
] as const
export type Wire = (typeof WIRES)[number]

export async function startMock(): Promise<LLMock> {
  const mock = new LLMock({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    strict: true,
    latency: 1,
    chunkSize: 12,
    auth: { apiKeys: [KEY] },
  })
  await mock.start()
  return mock
}

/** Adds the provider with a key, and chooses its model for new conversations. */
export async function addProvider(page: Page, mock: LLMock, { preset, model }: Wire): Promise<void> {
  // The mock lists the models that it has an answer for.
  mock.on({ model, userMessage: 'never said by anybody' }, { content: 'x' })
  await openScreen(page, 'Settings')
  await page.getByRole('button', { name: 'Add provider' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add provider' })
  await dialog.getByRole('combobox', { name: 'Provider' }).click()
  await page.getByRole('option', { name: preset }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Mock ${model}`)
  await dialog.getByRole('textbox', { name: 'Address' }).fill(`${mock.url}/v1`)
  await dialog.getByLabel('Key', { exact: true }).fill(KEY)
  await dialog.getByRole('button', { name: 'Save and test' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: `Choose a model of Mock ${model}` }).click()
  await page.getByRole('option', { name: model }).click()
  await expect(page.getByRole('region', { name: 'Models' })).toContainText(`${model} (Mock ${model})`)
}

type Heard = { readonly messages: readonly { readonly role: string; readonly content?: unknown }[] }
/** The last request for an answer that the provider got: lists of its models are no such. */
export const lastHeard = (mock: LLMock): Heard | undefined =>
  mock
    .getRequests()
    .map(({ body }) => body as unknown as Heard | null)
    .findLast((body) => Array.isArray(body?.messages)) ?? undefined
/** The texts of the tool results in the last request that the provider got. */
export const toolTexts = (mock: LLMock): string[] =>
  (lastHeard(mock)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)))
