// Versions of a question and of an answer: what is kept, what the model hears, and what counts for the gate.
import { describe, expect, test } from 'vitest'
import type { ConversationId, MessageId } from '../../../shared/ids.ts'
import { createRig, type Rig, text, wordsOf } from './rig.ts'
import { asks, call, never, open, REF, words } from './scripted.ts'

const branch = async (rig: Rig, id: ConversationId) =>
  (await rig.store.branch(id)).map((message) => [message.role, wordsOf(message)])
const idOf = async (rig: Rig, id: ConversationId, said: string): Promise<MessageId> => {
  const found = (await rig.store.allMessages(id)).find((message) => wordsOf(message) === said)
  if (!found) throw new Error(`Nobody said "${said}".`)
  return found.id
}
const edit = async (rig: Rig, id: ConversationId, from: string, to: string) =>
  await rig.ended(
    await rig.chat['chat.editAndResend']({ conversationId: id, messageId: await idOf(rig, id, from), text: to }),
  )
const select = async (rig: Rig, id: ConversationId, said: string) =>
  await rig.chat['chat.selectBranch']({ conversationId: id, messageId: await idOf(rig, id, said) })
const retry = async (rig: Rig, id: ConversationId, said: string) =>
  await rig.ended(await rig.chat['chat.retry']({ conversationId: id, messageId: await idOf(rig, id, said) }))
const page = (rig: Rig, id: ConversationId) =>
  rig.chat['chat.listMessages']({ conversationId: id, before: null, limit: 50 })

describe('versions', () => {
  test('[chat.retry] the answer is made anew from the same question, and the old one is kept as another version', async () => {
    const { rig, id, inputs } = await open([words('first'), words('second')])
    await rig.ended(await rig.say(id, 'hello'))
    await retry(rig, id, 'first')
    expect(await branch(rig, id)).toEqual([
      ['user', 'hello'],
      ['assistant', 'second'],
    ])
    expect(JSON.stringify(inputs[1]?.messages)).not.toContain('first')
    const { messages, forks } = await page(rig, id)
    expect(forks).toEqual({
      [messages[1]?.id as string]: [await idOf(rig, id, 'first'), await idOf(rig, id, 'second')],
    })
    await select(rig, id, 'first')
    expect((await branch(rig, id)).at(-1)).toEqual(['assistant', 'first'])
  })

  test('[chat.retry] an answer in the middle is made anew, and what followed the old one stays with it', async () => {
    const { rig, id, inputs } = await open([words('uno'), words('due'), words('other')])
    await rig.ended(await rig.say(id, 'a'))
    await rig.ended(await rig.say(id, 'b'))
    await retry(rig, id, 'uno')
    expect((await branch(rig, id)).map(([, said]) => said)).toEqual(['a', 'other'])
    expect(JSON.stringify(inputs[2]?.messages)).not.toMatch(/uno|due/)
    await select(rig, id, 'uno')
    expect((await branch(rig, id)).map(([, said]) => said)).toEqual(['a', 'uno', 'b', 'due'])
  })

  test('[chat.edit] a question said otherwise begins a branch; the model of one hears nothing of the other', async () => {
    const { rig, id, inputs } = await open([words('uno'), words('due'), words('tre')])
    await rig.ended(await rig.say(id, 'apples'))
    await edit(rig, id, 'apples', 'pears')
    expect((await branch(rig, id)).map(([, said]) => said)).toEqual(['pears', 'due'])
    expect(JSON.stringify(inputs[1]?.messages)).not.toMatch(/apples|uno/)
    await select(rig, id, 'apples')
    await rig.ended(await rig.say(id, 'go on'))
    expect(JSON.stringify(inputs[2]?.messages)).toMatch(/apples.*uno/s)
    expect(JSON.stringify(inputs[2]?.messages)).not.toMatch(/pears|due/)
    expect(rig.of('chat.messagesReset').length).toBeGreaterThanOrEqual(2)
  })

  test('[chat.branches] every version outlives a restart and is in the export', async () => {
    const { rig, id } = await open([words('one'), words('two')])
    await rig.ended(await rig.say(id, 'apples'))
    await edit(rig, id, 'apples', 'pears')
    await select(rig, id, 'apples')
    const after = createRig({ store: rig.store, model: REF })
    expect((await branch(after, id)).map(([, said]) => said)).toEqual(['apples', 'one'])
    const json = JSON.parse((await after.chat['chat.export']({ conversationId: id, format: 'json' })).text)
    expect(json).toMatchObject({ version: 2, head: await idOf(rig, id, 'one') })
    expect(json.messages).toHaveLength(4)
    const markdown = (await after.chat['chat.export']({ conversationId: id, format: 'markdown' })).text
    expect(markdown).toMatch(/apples.*one.*Another beginning:.*pears.*two/s)
  })

  test('[chat.busy] while an answer is written no other branch is chosen', async () => {
    const { rig, id } = await open([words('one'), never])
    await rig.ended(await rig.say(id, 'apples'))
    await rig.say(id, 'and now?')
    await expect(edit(rig, id, 'apples', 'pears')).rejects.toMatchObject({ code: 'BUSY' })
    await expect(select(rig, id, 'apples')).rejects.toMatchObject({ code: 'BUSY' })
    expect((await branch(rig, id)).map(([, said]) => said)).toEqual(['apples', 'one', 'and now?', ''])
  })

  test('a message of another conversation is not a way into this one', async () => {
    const { rig, id } = await open([words('one')])
    const other = await rig.conversation()
    await rig.ended(await rig.say(other, 'elsewhere'))
    await rig.ended(await rig.say(id, 'here'))
    const messageId = await idOf(rig, other, 'elsewhere')
    await expect(rig.chat['chat.selectBranch']({ conversationId: id, messageId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(rig.chat['chat.retry']({ conversationId: id, messageId })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect((await branch(rig, id)).map(([, said]) => said)).toEqual(['here', 'one'])
  })
})

describe('what counts for the gate is the branch in use, all of it and nothing else', () => {
  const reading = () =>
    open([asks(call('read')), words('read it'), words('did not read'), words('more')], {
      tools: [{ name: 'read', run: () => text('stranger words'), trust: 'others' }],
    })

  test('[chat.branchLabels] an abandoned branch is not in context, and counts again when it is gone back to', async () => {
    const { rig, id } = await reading()
    await rig.ended(await rig.say(id, 'send to ann@example.com'))
    expect(rig.seen(id).results).toHaveLength(1)
    await edit(rig, id, 'send to ann@example.com', 'say hello')
    expect(rig.seen(id)).toMatchObject({ said: ['say hello'], results: [] })
    expect(await rig.chat['chat.context']({ conversationId: id })).toMatchObject({ hasUntrusted: false })
    await select(rig, id, 'read it')
    expect(rig.seen(id)).toMatchObject({ said: ['send to ann@example.com'], results: [{ text: 'stranger words' }] })
    expect(await rig.chat['chat.context']({ conversationId: id })).toMatchObject({ hasUntrusted: true })
  })

  test('[chat.branchLabels] what stands above the fork counts in both branches', async () => {
    const { rig, id } = await reading()
    await rig.ended(await rig.say(id, 'read'))
    await rig.ended(await rig.say(id, 'second'))
    await edit(rig, id, 'second', 'otherwise')
    expect(rig.seen(id)).toMatchObject({ said: ['read', 'otherwise'], results: [{ text: 'stranger words' }] })
  })

  test('[chat.branchLabels] after a restart it is again the branch in use that counts', async () => {
    const { rig, id } = await reading()
    await rig.ended(await rig.say(id, 'read'))
    await edit(rig, id, 'read', 'do not read')
    await select(rig, id, 'read it')
    const after = await open([words('x')], { store: rig.store })
    await after.rig.ended(await after.rig.say(id, 'go on'))
    expect(after.rig.seen(id)).toMatchObject({ said: ['read', 'go on'], results: [{ text: 'stranger words' }] })
  })

  test('[chat.branchLabels] an answer tried again counts only what it was given', async () => {
    const { rig, id } = await reading()
    await rig.ended(await rig.say(id, 'read'))
    await retry(rig, id, 'read')
    expect(rig.seen(id)).toMatchObject({ said: ['read'], results: [] })
  })
})
