import { describe, expect, test } from 'vitest'
import { openStore } from './store.ts'
import { callsOf, createRig, text, wordsOf } from './rig.ts'
import { asks, call, never, open, REF, scripted, toolTexts, words } from './scripted.ts'

describe('stopping', () => {
  test('[chat.stopWithdraws] stopping while a question waits makes it a no, and nothing runs', async () => {
    const { rig, id } = await open([asks(call('delete'))], {
      tools: [{ name: 'delete', run: () => text('gone') }],
      person: () => 'ask',
    })
    const turn = await rig.say(id, 'delete it')
    await rig.until(() => rig.pending.length === 1)
    await rig.chat['chat.stop']({ conversationId: id, turnId: turn.id })
    rig.answer({ kind: 'granted' })
    expect(rig.called).toEqual([])
    expect(callsOf(await rig.last(id))[0]?.state).toEqual({ kind: 'denied', by: 'withdrawn', note: '' })
  })

  test('[chat.stop] stopping while a call runs ends at once, even if the server never answers, and says that nobody knows', async () => {
    const { rig, id, inputs } = await open([asks(call('slow')), words('ok')], { tools: [{ name: 'slow', run: never }] })
    const turn = await rig.say(id, 'go')
    await rig.until(() => rig.called.length === 1)
    await rig.chat['chat.stop']({ conversationId: id, turnId: turn.id })
    expect(callsOf(await rig.last(id))[0]?.state).toEqual({ kind: 'cancelled' })
    expect(rig.audited.map((line) => line.result)).toEqual(['cancelled'])
    await rig.ended(await rig.say(id, 'and now?'))
    expect(toolTexts(inputs[1])[0]).toContain('may or may not have taken effect')
  })

  test('a model that ignores the stop adds nothing more', async () => {
    let more: (text: string) => void = () => {}
    const { rig, id } = await open([
      (input) => {
        more = input.onText
        input.onText('one ')
        return never()
      },
      (input) => {
        input.onText('three ')
        input.onText('four')
        return never()
      },
    ])
    const turn = await rig.say(id, 'go')
    await rig.until(() => rig.of('chat.messageChanged').some((message) => wordsOf(message) === 'one '))
    await rig.chat['chat.stop']({ conversationId: id, turnId: turn.id })
    const stopped = await rig.last(id)
    more('two')
    await rig.say(id, 'again')
    // The piece of the second answer is told later than one of the first would have been.
    await rig.until(() => rig.of('chat.textAdded').some((piece) => piece.text === 'four'))
    expect(rig.of('chat.textAdded').map((piece) => piece.text)).toEqual(['four'])
    expect(wordsOf(stopped)).toBe('one ')
  })

  test('[chat.busy] one turn at a time in a conversation, many conversations at once', async () => {
    const { rig, id } = await open([never])
    const other = await rig.conversation()
    await rig.say(id, 'first')
    await expect(rig.say(id, 'second')).rejects.toMatchObject({ code: 'BUSY' })
    await rig.say(other, 'elsewhere')
    expect(rig.chat['chat.listTurns'](undefined)).toHaveLength(2)
    await rig.close()
    expect(rig.chat['chat.listTurns'](undefined)).toEqual([])
  })
})

describe('going back', () => {
  test('[chat.leaveOut] a result that is left out stays with the person and does not reach the model', async () => {
    const { rig, id, inputs } = await open([asks(call('read')), words('one'), words('two')], {
      tools: [{ name: 'read', run: () => text('private diary') }],
    })
    await rig.ended(await rig.say(id, 'read'))
    const callId = callsOf(await rig.last(id))[0]?.callId as never
    await rig.chat['chat.leaveOut']({ conversationId: id, item: { kind: 'result', callId }, leftOut: true })
    await rig.ended(await rig.say(id, 'go on'))
    expect(JSON.stringify(inputs[2]?.messages)).not.toContain('private diary')
    expect(JSON.stringify(inputs[2]?.messages)).toContain('left out of the conversation by the person')
    expect(JSON.stringify(await rig.messages(id))).toContain('private diary')
    const view = await rig.chat['chat.context']({ conversationId: id })
    expect(view).toMatchObject({
      hasPrivate: true,
      items: expect.arrayContaining([expect.objectContaining({ id: callId, kind: 'result', told: 'leftOut' })]),
    })
  })

  test('[chat.restart] after a crash nothing continues: questions are a no, calls are unknown, what was said is kept', async () => {
    const store = openStore()
    const before = await open([(input) => (input.onText('I will '), { toolCalls: [call('slow'), call('ask')] })], {
      store,
      tools: [
        { name: 'slow', run: never },
        { name: 'ask', run: never },
      ],
      person: (request) => (request.resource.name === 'ask' ? 'ask' : 'allow'),
    })
    await before.rig.say(before.id, 'go')
    await before.rig.until(() => before.rig.called.length === 1 && before.rig.pending.length === 1)
    // The disk as the crash left it: what was durable by then, in another file.
    const disk = openStore()
    const { id: kept } = await disk.create({ title: 'x', model: null })
    for (const message of store.saved) await disk.save({ ...message, conversationId: kept })

    const after = createRig({ store: disk, model: REF })
    await disk.recoverInterrupted()
    const message = await after.last(kept)
    expect(message).toMatchObject({ state: 'stopped' })
    expect(wordsOf(message)).toBe('I will ')
    expect(callsOf(message).map((part) => part.state)).toEqual([
      { kind: 'interrupted' },
      { kind: 'denied', by: 'withdrawn', note: { say: 'Gatehouse ended before this was answered.' } },
    ])
    expect(after.called).toEqual([])
    expect(after.chat['chat.listTurns'](undefined)).toEqual([])
  })

  test('[chat.labels] what a conversation has read is known again after a restart', async () => {
    const store = openStore()
    const first = await open([asks(call('read')), words('ok')], {
      store,
      tools: [{ name: 'read', run: () => text('stranger words'), trust: 'others' }],
    })
    await first.rig.ended(await first.rig.say(first.id, 'read it'))
    const { model } = scripted(words('hello'))
    const second = createRig({ store, model: REF, modelFor: async () => model })
    await second.ended(await second.say(first.id, 'more'))
    expect(second.seen(first.id).said).toContain('read it')
    expect(second.seen(first.id).results).toMatchObject([{ text: 'stranger words', label: { trust: 'others' } }])
  })
})

describe('conversations', () => {
  test('[chat.titles] a conversation is named by its first words, unless the person named it', async () => {
    const { rig, id } = await open([words('ok')])
    await rig.ended(
      await rig.say(id, 'Cancel my 1:1 with the CEO on Friday and tell her that I am ill, then find a new time'),
    )
    expect((await rig.store.get(id))?.title).toBe('Cancel my 1:1 with the CEO on Friday and tell her that I am…')
    const named = await rig.conversation()
    await rig.chat['chat.rename']({ conversationId: named, title: 'Mine' })
    await rig.ended(await rig.say(named, 'hello'))
    expect((await rig.store.get(named))?.title).toBe('Mine')
  })

  test('[chat.delete] deleting stops the turn, and restoring brings every message back', async () => {
    const { rig, id } = await open([never])
    const turn = await rig.say(id, 'hello')
    await rig.chat['chat.delete']({ conversationId: id })
    expect((await rig.ended(turn)).state.kind).toBe('cancelled')
    await expect(rig.say(id, 'more')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await rig.chat['chat.restore']({ conversationId: id })
    expect(await rig.messages(id)).toHaveLength(2)
  })

  test('[chat.export] JSON loses nothing; Markdown cannot be broken by fences in a result', async () => {
    const fence = '```\n# not a heading\n```'
    const { rig, id } = await open([asks(call('read', { q: 1 })), words('Here.')], {
      tools: [{ name: 'read', run: () => text(fence) }],
    })
    await rig.ended(await rig.say(id, 'read'))
    const json = await rig.chat['chat.export']({ conversationId: id, format: 'json' })
    expect(JSON.parse(json.text)).toMatchObject({ version: 2, messages: await rig.messages(id) })
    const markdown = await rig.chat['chat.export']({ conversationId: id, format: 'markdown' })
    expect(markdown.fileName).toBe('read.md')
    expect(markdown.text).toContain(`\`\`\`\`\n${fence}\n\`\`\`\``)
  })

  test('a page asked for in mid-stream shows what was streamed, not what was last saved', async () => {
    const { rig, id } = await open([(input) => (input.onText('live'), never())])
    const turn = await rig.say(id, 'go')
    await rig.until(() => rig.of('chat.messageChanged').some((message) => wordsOf(message) === 'live'))
    const page = await rig.chat['chat.listMessages']({ conversationId: id, before: null, limit: 10 })
    expect(wordsOf(page.messages.at(-1) as never)).toBe('live')
    await rig.chat['chat.stop']({ conversationId: id, turnId: turn.id })
  })
})
