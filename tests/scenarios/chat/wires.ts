// The mock provider that others wrote, and what it heard.
import { LLMock } from '@copilotkit/aimock'
import { KEY } from '../../../electron/chat/models/forTests.ts'

export async function startMock(): Promise<LLMock> {
  const mock = new LLMock({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    strict: true,
    latency: 1,
    chunkSize: 8,
    auth: { apiKeys: [KEY] },
  })
  await mock.start()
  return mock
}

/** The last request as the mock understood it: every wire format in one shape. */
export type Heard = {
  readonly messages: readonly {
    readonly role: string
    readonly content?: unknown
    readonly tool_call_id?: string
    readonly tool_calls?: readonly { readonly id: string; readonly function: { name: string; arguments: string } }[]
  }[]
  readonly tools?: readonly { readonly function: { readonly name: string; readonly description?: string } }[]
}
export const heard = (mock: LLMock): Heard => mock.getLastRequest()?.body as unknown as Heard
/** The texts of the tool results in the last request. */
export const toolTexts = (mock: LLMock): string[] =>
  heard(mock)
    .messages.filter((message) => message.role === 'tool')
    .map((message) => (typeof message.content === 'string' ? message.content : JSON.stringify(message.content)))
