import { execFileSync } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { addProvider, createProvidersRig, KEY, WIRES } from './forTests.ts'
import type { ModelRef } from '../../../shared/chat.ts'
import type { ProviderDraft } from '../../../shared/model.ts'

type Seen = { readonly path: string; readonly headers: IncomingMessage['headers'] }

/** A server that writes down what it is asked. */
async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}
const json = (value: unknown) => (_request: IncomingMessage, response: ServerResponse) => {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(value))
}
const ask = async (rig: ReturnType<typeof createProvidersRig>, ref: ModelRef) =>
  await (await rig.modelFor(ref)).generate({
    messages: [{ role: 'user', text: 'hello', images: [] }],
    tools: [],
    signal: new AbortController().signal,
    onText: () => {},
  })
const draft = (change: Partial<ProviderDraft>): ProviderDraft => ({
  id: null,
  label: 'Mine',
  kind: 'openai-compatible',
  baseUrl: 'https://models.example/v1',
  key: null,
  ...change,
})

test('[model.keyBound] a new host does not get the key, whether the person or the settings file changed it', async () => {
  const rig = createProvidersRig()
  const good = await listen(json({ data: [{ id: 'one' }] }))
  const evil = await listen(json({ data: [] }))
  const ref = await addProvider(rig, { kind: 'openai-compatible', url: good.url })
  await rig.listModels(ref.providerId)
  expect(good.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`)

  const [kept] = await rig.list()
  rig.edit([{ ...(kept as NonNullable<typeof kept>), baseUrl: `${evil.url}/v1` }])
  expect((await rig.list())[0]?.hasKey).toBe(false)
  await rig.listModels(ref.providerId)
  expect(evil.seen).toHaveLength(1)
  expect(JSON.stringify(evil.seen)).not.toContain(KEY)

  const saved = await rig.save(draft({ id: ref.providerId, baseUrl: good.url, key: null }))
  expect(saved.hasKey).toBe(true)
  const moved = await rig.save(draft({ id: ref.providerId, baseUrl: evil.url, key: null }))
  expect(moved.hasKey).toBe(false)
})

test('[model.keyBound] another port or scheme of the same host is another host', async () => {
  const rig = createProvidersRig()
  const { id } = await rig.save(draft({ baseUrl: 'https://localhost:8443/v1', key: KEY }))
  expect((await rig.save(draft({ id, baseUrl: 'https://localhost:8444/v1' }))).hasKey).toBe(false)
  expect((await rig.save(draft({ id, baseUrl: 'http://localhost:8443/v1' }))).hasKey).toBe(false)
  expect((await rig.save(draft({ id, baseUrl: 'https://localhost:8443/v2' }))).hasKey).toBe(true)
})

test.each(WIRES)('[model.noRedirect] %s: a redirect carries nothing on', async (kind) => {
  const elsewhere = await listen(json({}))
  const near = await listen((_request, response) => {
    response.writeHead(307, { location: `${elsewhere.url}/v1/messages` })
    response.end()
  })
  const rig = createProvidersRig()
  const ref = await addProvider(rig, { kind, url: near.url })
  await expect(ask(rig, ref)).rejects.toMatchObject({ code: 'MODEL_UNREACHABLE' })
  await expect(rig.listModels(ref.providerId)).rejects.toMatchObject({ code: 'MODEL_UNREACHABLE' })
  expect(near.seen.length).toBeGreaterThan(1)
  expect(elsewhere.seen).toEqual([])
})

test('[model.encrypted] plain http is for this computer only, also when the settings file says otherwise', async () => {
  const rig = createProvidersRig()
  for (const baseUrl of ['http://models.example/v1', 'http://127.0.0.1.evil.example/v1', 'http://user:pw@localhost/v1'])
    await expect(rig.save(draft({ baseUrl }))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  for (const baseUrl of ['http://localhost:11434', 'http://127.0.0.1:1234/v1/', 'http://[::1]:8080/v1'])
    expect((await rig.save(draft({ baseUrl }))).baseUrl).toMatch(/\/v1$/)
  const { id } = await rig.save(draft({}))
  rig.edit([{ ...draft({}), id, baseUrl: 'http://models.example/v1' } as never])
  await expect(rig.listModels(id)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a key of the environment is never used, and a provider that needs one says so', async () => {
  process.env['ANTHROPIC_API_KEY'] = 'sk-from-the-environment'
  onTestFinished(() => void delete process.env['ANTHROPIC_API_KEY'])
  const server = await listen(json({}))
  const rig = createProvidersRig()
  const ref = await addProvider(rig, { kind: 'anthropic', url: server.url, key: null })
  await expect(rig.modelFor(ref)).rejects.toMatchObject({ code: 'MODEL_KEY_REJECTED' })
  expect(server.seen).toEqual([])
})

test('removing a provider takes its key away, and an empty key too', async () => {
  const rig = createProvidersRig()
  const { id } = await rig.save(draft({ key: KEY }))
  expect((await rig.save(draft({ id, key: ' ' }))).hasKey).toBe(false)
  await rig.save(draft({ id, key: KEY }))
  expect(rig.vault.size).toBe(1)
  await rig.remove(id)
  expect(rig.vault.size).toBe(0)
  expect(await rig.list()).toEqual([])
  expect(rig.emitted).toHaveLength(4)
})

test('all pages of a list of models are read', async () => {
  const server = await listen((request, response) => {
    const after = new URL(request.url ?? '', 'http://x').searchParams.get('after_id')
    json(
      after === null
        ? { data: [{ id: 'a', display_name: 'Model A', max_input_tokens: 200_000 }], has_more: true, last_id: 'a' }
        : { data: [{ id: 'b' }], has_more: false },
    )(request, response)
  })
  const rig = createProvidersRig()
  const ref = await addProvider(rig, { kind: 'anthropic', url: server.url })
  expect(await rig.listModels(ref.providerId)).toEqual([
    { id: 'a', label: 'Model A', contextTokens: 200_000, price: null },
    { id: 'b', label: 'b', contextTokens: null, price: null },
  ])
  expect((await rig.modelFor({ ...ref, modelId: 'a' })).contextTokens).toBe(200_000)
})

test('prices in the form of OpenRouter are read, any other form is no price', async () => {
  const server = await listen(
    json({
      data: [
        { id: 'a', context_length: 8000, pricing: { prompt: '0.000003', completion: '0.000015' } },
        { id: 'free', pricing: { prompt: '0', completion: '0' } },
        { id: 'varies', pricing: { prompt: '-1', completion: '-1' } },
        { id: 'other', pricing: { input: 0.2, output: 0.4 } },
      ],
    }),
  )
  const rig = createProvidersRig()
  const ref = await addProvider(rig, { kind: 'openai-compatible', url: server.url })
  expect((await rig.listModels(ref.providerId)).map(({ id, price }) => [id, price])).toEqual([
    ['a', { input: 3, output: 15 }],
    ['free', { input: 0, output: 0 }],
    ['varies', null],
    ['other', null],
  ])
  const model = await rig.modelFor({ ...ref, modelId: 'a' })
  expect([model.contextTokens, model.price]).toEqual([8000, { input: 3, output: 15 }])
})

test('a model is learnt of once, while it is already used', async () => {
  const server = await listen(json({ data: [{ id: 'a', context_length: 8000 }] }))
  const rig = createProvidersRig()
  const ref = await addProvider(rig, { kind: 'openai-compatible', url: server.url })
  const model = await rig.modelFor({ ...ref, modelId: 'a' })
  expect(model.contextTokens).toBeNull()
  const asked = server.seen.length
  await Promise.all([rig.learn({ ...ref, modelId: 'a' }), rig.learn({ ...ref, modelId: 'b' })])
  await rig.learn({ ...ref, modelId: 'b' })
  expect(model.contextTokens).toBe(8000)
  expect(server.seen.length - asked).toBe(1)
})

test.each([
  [404, 'MODEL_NOT_FOUND', 'usually ends with /v1'],
  [403, 'MODEL_KEY_REJECTED', 'not in your country'],
  [401, 'MODEL_KEY_REJECTED', 'did not accept the key'],
] as const)('a list of models that is refused with %i says what to do', async (status, code, words) => {
  const server = await listen((request, response) => {
    response.statusCode = status
    json({ error: { message: `not in your country: ${request.headers.authorization}` } })(request, response)
  })
  const rig = createProvidersRig()
  const ref = await addProvider(rig, { kind: 'openai-compatible', url: server.url })
  const failed: unknown = await rig.listModels(ref.providerId).catch((thrown: unknown) => thrown)
  expect(failed).toMatchObject({ code, message: expect.stringContaining(words) as string })
  expect(String(failed)).not.toContain(KEY)
})

test('an answer that is no list of models is said in words', async () => {
  const server = await listen((_request, response) => response.end('<html>It works!</html>'))
  const rig = createProvidersRig()
  const ref = await addProvider(rig, { kind: 'openai-compatible', url: server.url })
  await expect(rig.listModels(ref.providerId)).rejects.toMatchObject({ code: 'MODEL_FAILED' })
})

test('the SDKs stay out of the start of the app', () => {
  const watch = `import { registerHooks } from 'node:module'
    const seen = []
    registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) })
    await import(${JSON.stringify(new URL('./providers.ts', import.meta.url).href)})
    console.log(seen.filter((name) => name === 'ai' || name.startsWith('@ai-sdk/')).length, seen.length > 5)`
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', watch], { encoding: 'utf8' })
  expect(out.trim()).toBe('0 true')
})
