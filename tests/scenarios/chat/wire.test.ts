import type { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addProvider, createProvidersRig, KEY, WIRES } from '../../../electron/chat/models/forTests.ts'
import { callsOf, createRig, type RigOptions, text, wordsOf } from './rig.ts'
import { heard, startMock, toolTexts } from './wires.ts'

/** Both wires' names for the same figures. */
const USAGE = { input_tokens: 11, output_tokens: 7, prompt_tokens: 11, completion_tokens: 7 }

let mock: LLMock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.stop())
beforeEach(() => void mock.reset())

describe.each(WIRES)('over the %s wire', (kind) => {
  const open = async (options: RigOptions = {}, at: { url?: string; key?: string | null } = {}) => {
    const providers = createProvidersRig()
    const model = await addProvider(providers, { kind, url: mock.url, ...at })
    const rig = createRig({ model, modelFor: providers.modelFor, ...options })
    return { rig, providers, id: await rig.conversation() }
  }

  test('[chat.stream] an answer arrives in pieces, in order, and is kept whole', async () => {
    const answer = 'This is a streamed answer, long enough to come in many pieces. '.repeat(20).trim()
    mock.on({ userMessage: 'hello' }, { content: answer, usage: USAGE })
    const { rig, id } = await open()
    const turn = await rig.say(id, 'hello')
    expect((await rig.ended(turn)).state).toEqual({ kind: 'done' })
    const message = await rig.last(id)
    expect(wordsOf(message)).toBe(answer)
    expect(message).toMatchObject({ state: 'done', error: null })
    const pieces = rig.of('chat.textAdded').filter((piece) => piece.messageId === message.id)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.map((piece) => piece.sequence)).toEqual(pieces.map((_, index) => index))
    const first = rig.of('chat.messageChanged').find((each) => each.id === message.id && each.parts.length > 0)
    expect(wordsOf(first as never) + pieces.map((piece) => piece.text).join('')).toBe(answer)
    expect(message.usage).toEqual({
      inputTokens: 11,
      outputTokens: 7,
      cost: null,
      context: { tokens: 18, window: null, estimated: false },
    })
  })

  test('[chat.chained] two calls, one after the other, then words', async () => {
    mock.on(
      { userMessage: 'cancel', hasToolResult: false },
      { toolCalls: [{ name: 'office__find', arguments: { q: 'CEO' } }] },
    )
    mock.on({ toolResultContains: 'event 7' }, { toolCalls: [{ name: 'office__cancel', arguments: { id: 7 } }] })
    mock.on({ toolResultContains: 'cancelled it' }, { content: 'Done: the meeting is cancelled.' })
    const { rig, id } = await open({
      tools: [
        { name: 'find', run: () => text('event 7: 1:1 with the CEO') },
        { name: 'cancel', run: () => text('cancelled it') },
      ],
    })
    await rig.ended(await rig.say(id, 'cancel my 1:1 with the CEO'))
    const message = await rig.last(id)
    expect(callsOf(message).map((call) => [call.toolName, call.arguments, call.state.kind, call.round])).toEqual([
      ['find', { q: 'CEO' }, 'done', 0],
      ['cancel', { id: 7 }, 'done', 1],
    ])
    expect(wordsOf(message)).toBe('Done: the meeting is cancelled.')
    expect(heard(mock).messages.map((each) => each.role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'assistant',
      'tool',
    ])
    expect(rig.audited.map((line) => [line.kind, line.name, line.result])).toEqual([
      ['outcome', 'find', 'ok'],
      ['outcome', 'cancel', 'ok'],
    ])
  })

  test('[chat.parallel] calls of one answer run side by side and come back in their order', async () => {
    mock.on(
      { userMessage: 'both', hasToolResult: false },
      { toolCalls: ['a', 'b'].map((q) => ({ name: `office__${q}`, arguments: {} })) },
    )
    mock.on({ userMessage: 'both', hasToolResult: true }, { content: 'Both.' })
    let release = () => {}
    const bRan = new Promise<void>((resolve) => {
      release = resolve
    })
    const { rig, id } = await open({
      tools: [
        // One after the other would wait here for ever.
        { name: 'a', run: async () => (await bRan, text('result A')) },
        { name: 'b', run: () => (release(), text('result B')) },
      ],
    })
    await rig.ended(await rig.say(id, 'both'))
    const results = toolTexts(mock)
    expect(results[0]).toContain('result A')
    expect(results[1]).toContain('result B')
  })

  test('[chat.denied] a refusal reaches the model: who, that nothing is broken, and the note', async () => {
    mock.on(
      { userMessage: 'delete', hasToolResult: false },
      { toolCalls: [{ name: 'office__delete', arguments: { id: 1 } }] },
    )
    mock.on({ userMessage: 'delete', hasToolResult: true }, { content: 'Understood.' })
    const { rig, id } = await open({ tools: [{ name: 'delete', run: () => text('gone') }], person: () => 'ask' })
    const turn = await rig.say(id, 'delete it')
    await rig.until(() => rig.pending.length === 1)
    expect(rig.of('chat.turnChanged').at(-1)?.state).toMatchObject({ kind: 'waitingForConsent' })
    rig.answer({ kind: 'declined', note: 'not that one, the other' })
    await rig.ended(turn)
    expect(rig.called).toEqual([])
    const [told] = toolTexts(mock)
    expect(told).toContain('The person refused this call.')
    expect(told).toContain('not a malfunction')
    expect(told).toContain('not that one, the other')
    expect(callsOf(await rig.last(id))[0]?.state).toEqual({
      kind: 'denied',
      by: 'person',
      note: 'not that one, the other',
    })
  })

  test('[chat.allowed] an allowed call runs once, with the arguments that were shown', async () => {
    mock.on(
      { userMessage: 'delete', hasToolResult: false },
      { toolCalls: [{ name: 'office__delete', arguments: { id: 1 } }] },
    )
    mock.on({ toolResultContains: 'gone' }, { content: 'It is gone.' })
    const { rig, id } = await open({ tools: [{ name: 'delete', run: () => text('gone') }], person: () => 'ask' })
    const turn = await rig.say(id, 'delete it')
    await rig.until(() => rig.pending.length === 1)
    expect(rig.called).toEqual([])
    rig.answer({ kind: 'granted' })
    await rig.ended(turn)
    expect(rig.called.map(({ name, arguments: given }) => [name, given])).toEqual([['delete', { id: 1 }]])
    expect(wordsOf(await rig.last(id))).toBe('It is gone.')
  })

  test('[chat.stop] stopping in mid-stream keeps what was said and lets the person go on', async () => {
    mock.on({ userMessage: 'long' }, { content: 'word '.repeat(4000) }, { latency: 5 })
    mock.on({ userMessage: 'again' }, { content: 'Here I am.' })
    const { rig, id } = await open()
    const turn = await rig.say(id, 'long')
    await rig.until(() => rig.of('chat.textAdded').length > 3)
    await rig.chat['chat.stop']({ conversationId: id, turnId: turn.id })
    const message = await rig.last(id)
    expect(message).toMatchObject({ state: 'stopped', error: null })
    expect(wordsOf(message)).toMatch(/^word word/)
    expect(wordsOf(message).length).toBeLessThan(20_000)
    expect((await rig.ended(turn)).state).toEqual({ kind: 'cancelled' })
    expect(rig.chat['chat.listTurns'](undefined)).toEqual([])
    expect((await rig.ended(await rig.say(id, 'again'))).state.kind).toBe('done')
  })

  test('[chat.rateLimit] "slow down" is honoured once, is visible in the trace, and then the answer comes', async () => {
    mock.on({ userMessage: 'hello' }, { content: 'Hi.' })
    mock.nextRequestError(429, { message: 'slow down', type: 'rate_limit_error' })
    const { rig, providers, id } = await open()
    await rig.ended(await rig.say(id, 'hello'))
    expect(wordsOf(await rig.last(id))).toBe('Hi.')
    expect(providers.slept).toEqual([1000])
    expect(rig.spans.find((span) => span.name === 'chat')?.attributes).toMatchObject({
      'gatehouse.retries': 1,
      'gatehouse.retry.status': 429,
    })
  })

  test('[chat.modelErrors] a provider that keeps saying "slow down" is named as such', async () => {
    mock.on({ userMessage: 'hello' }, { error: { message: 'slow down' }, status: 429, retryAfter: 7 })
    const { rig, providers, id } = await open()
    const turn = await rig.ended(await rig.say(id, 'hello'))
    expect(turn.state).toMatchObject({ kind: 'failed', error: { code: 'MODEL_RATE_LIMITED' } })
    expect((await rig.last(id)).error?.message).toContain('in 7 seconds')
    expect(providers.slept).toEqual([7000, 7000])
  })

  test('[chat.modelErrors] a wrong key is said so, and shows nowhere', async () => {
    mock.on({ userMessage: 'hello' }, { content: 'Hi.' })
    const wrong = 'sk-wrong-5551234567'
    const { rig, id } = await open({}, { key: wrong })
    const turn = await rig.ended(await rig.say(id, 'hello'))
    expect(turn.state).toMatchObject({ kind: 'failed', error: { code: 'MODEL_KEY_REJECTED' } })
    const everything = JSON.stringify([rig.events, rig.spans, rig.audited, await rig.messages(id)]) + String(rig.logged)
    expect(everything).not.toContain(wrong)
  })

  test('[chat.modelErrors] nothing listens: the host is named, and the words of the person are kept', async () => {
    const { rig, id } = await open({}, { url: 'http://127.0.0.1:9' })
    const turn = await rig.ended(await rig.say(id, 'hello'))
    expect(turn.state).toMatchObject({ kind: 'failed', error: { code: 'MODEL_UNREACHABLE' } })
    expect((await rig.last(id)).error?.message).toContain('127.0.0.1:9')
    expect(wordsOf((await rig.messages(id))[0] as never)).toBe('hello')
  })

  test('[chat.modelErrors] a conversation that is too long is said so', async () => {
    mock.nextRequestError(400, {
      message: 'prompt is too long: 250000 tokens > 200000 maximum',
      type: 'invalid_request_error',
    })
    const { rig, id } = await open()
    const turn = await rig.ended(await rig.say(id, 'hello'))
    expect(turn.state).toMatchObject({ kind: 'failed', error: { code: 'MODEL_CONTEXT_TOO_LONG' } })
  })

  test('[chat.modelErrors] an unknown model, and any other failure, without an echoed key', async () => {
    const { rig, id } = await open()
    mock.nextRequestError(404, { message: 'model: not found', type: 'not_found_error' })
    expect((await rig.ended(await rig.say(id, 'hello'))).state).toMatchObject({ error: { code: 'MODEL_NOT_FOUND' } })
    mock.nextRequestError(500, { message: `broken for ${KEY}` })
    const turn = await rig.ended(await rig.say(id, 'hello'))
    expect(turn.state).toMatchObject({ error: { code: 'MODEL_FAILED' } })
    expect(JSON.stringify(turn)).not.toContain(KEY)
  })

  test('[chat.rounds] a model that calls tools for ever is stopped at the bound', async () => {
    mock.on({ userMessage: 'loop' }, { toolCalls: [{ name: 'office__again', arguments: {} }] })
    const { rig, id } = await open({ tools: [{ name: 'again', run: () => text('once more') }], roundLimit: 3 })
    const turn = await rig.ended(await rig.say(id, 'loop'))
    expect(turn.state).toMatchObject({ kind: 'failed', error: { code: 'ROUND_LIMIT_REACHED' } })
    expect(rig.called).toHaveLength(3)
  })

  test('[chat.unknownTool] a name that nobody gave is answered in words, and nothing runs', async () => {
    mock.on({ userMessage: 'go', hasToolResult: false }, { toolCalls: [{ name: 'office__nothing', arguments: {} }] })
    mock.on({ userMessage: 'go', hasToolResult: true }, { content: 'I see.' })
    const { rig, id } = await open({ tools: [{ name: 'something', run: () => text('x') }] })
    await rig.ended(await rig.say(id, 'go'))
    expect(toolTexts(mock)[0]).toContain('There is no tool named')
    expect(callsOf(await rig.last(id))[0]?.state).toMatchObject({ kind: 'failed', error: { code: 'UNKNOWN_TOOL' } })
    expect(rig.called).toEqual([])
  })

  // The mock mends broken JSON on the Anthropic wire; that wire is covered beside generate.ts.
  test.runIf(kind === 'openai-compatible')(
    '[chat.malformed] arguments that are no JSON are sent back to the model, and nothing runs',
    async () => {
      mock.on(
        { userMessage: 'go', hasToolResult: false },
        { toolCalls: [{ name: 'office__do', arguments: '{"id": 1' }] },
      )
      mock.on({ userMessage: 'go', hasToolResult: true }, { content: 'Again.' })
      const { rig, id } = await open({ tools: [{ name: 'do', run: () => text('x') }] })
      await rig.ended(await rig.say(id, 'go'))
      expect(rig.called).toEqual([])
      expect(toolTexts(mock)[0]).toContain('not a JSON object')
    },
  )

  test('[chat.lists] the models of the provider are listed', async () => {
    mock.on({ model: 'model-one', userMessage: 'x' }, { content: 'x' })
    const { providers } = await open()
    const [provider] = await providers.list()
    const models = await providers.listModels(provider?.id as never)
    expect(models.map((model) => model.id)).toContain('model-one')
  })
})
