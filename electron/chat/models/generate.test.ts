import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { addProvider, createProvidersRig, WIRES } from './forTests.ts'
import type { ProviderKind } from '../../../shared/model.ts'
import type { Model, ModelMessage, ModelTool } from '../model.ts'

/** A provider that answers every request with the same events, and keeps what it was sent. */
async function provider(kind: ProviderKind, events: readonly unknown[], end: 'whole' | 'cut' = 'whole') {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      bodies.push(body)
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const event of events)
        response.write(`event: ${(event as { type?: string }).type ?? 'x'}\ndata: ${JSON.stringify(event)}\n\n`)
      if (end === 'cut') response.socket?.destroy()
      else response.end(kind === 'anthropic' ? '' : 'data: [DONE]\n\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const rig = createProvidersRig()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const model = await rig.modelFor(await addProvider(rig, { kind, url }))
  return { model, bodies }
}
const generate = async (model: Model, messages: readonly ModelMessage[], tools: readonly ModelTool[] = []) => {
  const heard: string[] = []
  const onText = (text: string) => void heard.push(text)
  const reply = await model.generate({ messages, tools, signal: new AbortController().signal, onText })
  return { ...reply, heard }
}
const hello: ModelMessage = { role: 'user', text: 'hello', images: [] }
const start = {
  type: 'message_start',
  message: {
    id: 'm',
    type: 'message',
    role: 'assistant',
    model: 'x',
    content: [],
    usage: { input_tokens: 3, output_tokens: 1 },
  },
}
const stop = (reason: string) => [
  { type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens: 9 } },
  { type: 'message_stop' },
]
const tool: ModelTool = { name: 'office__do', description: 'd', inputSchema: { type: 'object' } }

test('broken JSON of a call is handed on as malformed, never as arguments', async () => {
  const { model } = await provider('anthropic', [
    start,
    {
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'tool_use', id: 't', name: 'office__do', input: {} },
    },
    { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"id": 1' } },
    { type: 'content_block_stop', index: 0 },
    ...stop('tool_use'),
  ])
  const { toolCalls } = await generate(model, [hello], [tool])
  expect(toolCalls).toEqual([{ id: 't', name: 'office__do', arguments: {}, malformed: '{"id": 1' }])
})

test('an answer that was cut at its longest says so', async () => {
  const { model } = await provider('anthropic', [
    start,
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Once upon' } },
    { type: 'content_block_stop', index: 0 },
    ...stop('max_tokens'),
  ])
  expect(await generate(model, [hello])).toMatchObject({ text: 'Once upon', finish: 'length' })
})

test('an error in mid-stream is an error, not the end of the answer, and the words before it are not said twice', async () => {
  const { model, bodies } = await provider('anthropic', [
    start,
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Once' } },
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
  ])
  await expect(generate(model, [hello])).rejects.toMatchObject({ code: 'MODEL_RATE_LIMITED' })
  expect(bodies).toHaveLength(1)
})

test.each(WIRES)('%s: a connection that breaks in mid-stream is an error, not the end of the answer', async (kind) => {
  const events =
    kind === 'anthropic'
      ? [start, { type: 'content_block_start', index: 0, content_block: { type: 'text', text: 'Once' } }]
      : [{ id: 'c', choices: [{ index: 0, delta: { role: 'assistant', content: 'Once' } }] }]
  const { model } = await provider(kind, events, 'cut')
  await expect(generate(model, [hello])).rejects.toMatchObject({ code: expect.stringMatching(/^MODEL_/) as string })
})

test.each(WIRES)('%s: an image of a result reaches the model as an image, never as text', async (kind) => {
  const { model, bodies } = await provider(kind, kind === 'anthropic' ? [start, ...stop('end_turn')] : [])
  const data = Buffer.from('pixels'.repeat(20)).toString('base64')
  await generate(
    model,
    [
      hello,
      { role: 'assistant', text: '', toolCalls: [{ id: 'c1', name: 'office__do', arguments: {} }] },
      {
        role: 'tool',
        callId: 'c1',
        name: 'office__do',
        text: 'a picture',
        images: [{ mimeType: 'image/png', data }],
        isError: false,
      },
    ],
    [tool],
  ).catch(() => {})
  const sent = bodies[0] ?? ''
  expect(sent.split(data)).toHaveLength(2)
  expect(sent).toMatch(kind === 'anthropic' ? /"type":"image"/ : /"type":"image_url"/)
})

test('results of one round go back in order, each to its own call', async () => {
  const { model, bodies } = await provider('anthropic', [start, ...stop('end_turn')])
  const result = (callId: string, text: string, isError: boolean): ModelMessage => ({
    role: 'tool',
    callId,
    name: 'office__do',
    text,
    images: [],
    isError,
  })
  const calls = ['c1', 'c2'].map((id) => ({ id, name: 'office__do', arguments: { id } }))
  await generate(
    model,
    [
      hello,
      { role: 'assistant', text: 'I look.', toolCalls: calls },
      result('c1', 'one', false),
      result('c2', 'two', true),
    ],
    [tool],
  )
  const { messages } = JSON.parse(bodies[0] ?? '{}') as { messages: { content: Record<string, unknown>[] }[] }
  expect(messages.at(-1)?.content).toMatchObject([
    { type: 'tool_result', tool_use_id: 'c1', content: 'one' },
    { type: 'tool_result', tool_use_id: 'c2', content: 'two', is_error: true },
  ])
})

test.each(WIRES)('%s: without tools none are named, as some servers refuse an empty list', async (kind) => {
  const { model, bodies } = await provider(kind, kind === 'anthropic' ? [start, ...stop('end_turn')] : [])
  await generate(model, [hello]).catch(() => {})
  expect(JSON.parse(bodies[0] ?? '{}')).not.toHaveProperty('tools')
})
