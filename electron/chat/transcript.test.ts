import { expect, test } from 'vitest'
import type { Message } from '../../shared/chat.ts'
import type { ConversationId, MessageId, TurnId } from '../../shared/ids.ts'
import type { AppEvents, Emit, EventName } from '../../shared/ipc/contract.ts'
import { createTranscript, SAVE_INTERVAL_MS, TEXT_INTERVAL_MS } from './transcript.ts'
import { callPart } from './turn.ts'

const first: Message = {
  id: 'm' as MessageId,
  conversationId: 'c' as ConversationId,
  turnId: 't' as TurnId,
  role: 'assistant',
  via: 'chat',
  parts: [],
  state: 'streaming',
  error: null,
  model: null,
  parentId: null,
  usage: null,
  traceId: null,
  createdAt: 0,
}

/** Time passes only when told to. */
function handClock() {
  let now = 0
  const timers = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    after: (milliseconds: number, run: () => void) => {
      const timer = { at: now + milliseconds, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass(milliseconds: number) {
      const end = now + milliseconds
      for (;;) {
        const next = [...timers].filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!next) break
        timers.delete(next)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}

function open() {
  const clock = handClock()
  const events: { name: EventName; payload: unknown }[] = []
  const saved: Message[] = []
  const emit: Emit = (name, payload) => void events.push({ name, payload })
  const save = async (message: Message) => void saved.push(message)
  const transcript = createTranscript(first, { clock, emit, save })
  const pieces = () =>
    events.filter(({ name }) => name === 'chat.textAdded').map(({ payload }) => payload as AppEvents['chat.textAdded'])
  return { clock, events, saved, transcript, pieces }
}
/** What a window shows that knows nothing but the events. */
function mirror(events: readonly { readonly name: EventName; readonly payload: unknown }[]): string[] {
  let texts: string[] = []
  for (const { name, payload } of events) {
    if (name === 'chat.messageChanged')
      texts = (payload as Message).parts.map((part) => (part.type === 'text' ? part.text : '(call)'))
    else {
      const { part, offset, text } = payload as AppEvents['chat.textAdded']
      expect(offset).toBe(texts[part]?.length)
      texts[part] += text
    }
  }
  return texts
}

test('500 pieces a second become at most one event a frame, and nothing is lost', () => {
  const { clock, events, transcript, pieces } = open()
  let said = ''
  for (let index = 0; index < 500; index++) {
    transcript.addText(`${index} `)
    said += `${index} `
    clock.pass(2)
  }
  clock.pass(TEXT_INTERVAL_MS)
  expect(mirror(events)).toEqual([said])
  expect(pieces().length).toBeLessThanOrEqual(1000 / TEXT_INTERVAL_MS + 1)
  expect(pieces().map(({ sequence }) => sequence)).toEqual(pieces().map((_, index) => index))
})

test('text before a call is told before the call, and text after it begins a part of its own', () => {
  const { clock, events, transcript, pieces } = open()
  transcript.addText('I ')
  transcript.addText('look.')
  const index = transcript.addCall(callPart(null, 'x', 'a'.repeat(32)))
  transcript.setCall(index, { state: { kind: 'cancelled' } })
  transcript.addText('So ')
  transcript.addText('it is.')
  clock.pass(TEXT_INTERVAL_MS)
  expect(mirror(events)).toEqual(['I look.', '(call)', 'So it is.'])
  expect(pieces().map(({ part, sequence }) => [part, sequence])).toEqual([
    [0, 0],
    [2, 0],
  ])
})

test('a page that is read in mid-stream is continued by the next event, without a gap or a repeat', () => {
  const { clock, transcript, pieces } = open()
  transcript.addText('one ')
  transcript.addText('two ')
  const page = transcript.snapshot()
  const before = pieces().length
  transcript.addText('three')
  clock.pass(TEXT_INTERVAL_MS)
  const [text] = page.parts
  expect(text).toEqual({ type: 'text', text: 'one two ' })
  expect(pieces().slice(before)).toMatchObject([{ offset: 8, text: 'three' }])
})

test('while text streams it is saved four times a second, and a commit is durable at once', async () => {
  const { clock, saved, transcript } = open()
  for (let index = 0; index < 1000; index++) {
    transcript.addText('x')
    clock.pass(1)
  }
  await Promise.resolve()
  expect(1000 / SAVE_INTERVAL_MS).toBe(4)
  await transcript.commit()
  expect(saved.length).toBeGreaterThanOrEqual(4)
  expect(saved.length).toBeLessThanOrEqual(5)
  expect(saved.at(-1)?.parts).toEqual([{ type: 'text', text: 'x'.repeat(1000) }])
})
