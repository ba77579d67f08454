import { expect, test } from 'vitest'
import type { Conversation } from '../../shared/chat.ts'
import { ConversationId } from '../../shared/ids.ts'
import { groupByDay } from './groupByDay.ts'

const at = (...date: [number, number, number, number?]) => new Date(...date).getTime()
const conversation = (title: string, updatedAt: number): Conversation => ({
  id: ConversationId.parse(title),
  title,
  createdAt: updatedAt,
  updatedAt,
  model: null,
  messageCount: 1,
})

test('just before midnight is yesterday, however few minutes ago it was', () => {
  const groups = groupByDay(
    [conversation('late', at(2026, 10, 21, 23)), conversation('early', at(2026, 10, 22, 0))],
    at(2026, 10, 22, 1),
  )
  expect(groups.map((group) => [group.key, group.conversations.map((one) => one.title)])).toEqual([
    ['today', ['early']],
    ['yesterday', ['late']],
  ])
})

test('older ones are grouped by month, the latest first, each month once', () => {
  const groups = groupByDay(
    [
      conversation('a', at(2026, 8, 1)),
      conversation('b', at(2026, 8, 30)),
      conversation('c', at(2025, 8, 30)),
      conversation('d', at(2026, 10, 16)),
    ],
    at(2026, 10, 22),
  )
  expect(groups.map((group) => [group.key, group.conversations.map((one) => one.title)])).toEqual([
    ['lastWeek', ['d']],
    [{ year: 2026, month: 8 }, ['b', 'a']],
    [{ year: 2025, month: 8 }, ['c']],
  ])
})
