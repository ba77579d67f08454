import { expect, test } from 'vitest'
import type { AppEvents } from '../../shared/ipc/contract.ts'
import { ConversationId, MessageId } from '../../shared/ids.ts'
import { createLiveText } from './liveText.ts'

const setUp = () => {
  const frames: (() => void)[] = []
  const live = createLiveText((run) => frames.push(run))
  const added = (offset: number, text: string): AppEvents['chat.textAdded'] => ({
    conversationId: ConversationId.parse('c'),
    messageId: MessageId.parse('m'),
    part: 0,
    sequence: 0,
    offset,
    text,
  })
  return { live, added, frame: () => frames.splice(0).forEach((run) => run()), frames }
}

test('a thousand deltas in one frame are heard of once, whole', () => {
  const { live, added, frame, frames } = setUp()
  live.start('m', 0, 'Hi ')
  let heard = 0
  live.subscribe('m', 0, () => (heard += 1))
  for (let index = 0; index < 1000; index += 1) live.add(added(3 + index, 'x'))
  expect(frames).toHaveLength(1)
  frame()
  expect(heard).toBe(1)
  expect(live.get('m', 0)).toBe(`Hi ${'x'.repeat(1000)}`)
})

test('a delta that a reload already brought is not written twice, and half of one is finished', () => {
  const { live, added } = setUp()
  live.start('m', 0, 'The answer is 4')
  expect(live.add(added(11, 'is 4'))).toBe('taken')
  expect(live.get('m', 0)).toBe('The answer is 4')
  expect(live.add(added(14, '42'))).toBe('taken')
  expect(live.get('m', 0)).toBe('The answer is 42')
})

test('a missing delta and an unseen part are noticed, so that the page is read again', () => {
  const { live, added } = setUp()
  expect(live.add(added(0, 'x'))).toBe('unknown')
  live.start('m', 0, 'ab')
  expect(live.add(added(5, 'f'))).toBe('gap')
  expect(live.get('m', 0)).toBe('ab')
})

test('an older page never takes streamed text back', () => {
  const { live, added } = setUp()
  live.start('m', 0, 'One')
  live.add(added(3, ' two'))
  live.start('m', 0, 'One')
  expect(live.get('m', 0)).toBe('One two')
})
