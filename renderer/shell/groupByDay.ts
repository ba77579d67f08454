import type { Conversation } from '../../shared/chat.ts'

export type DayGroup = {
  readonly key: 'today' | 'yesterday' | 'lastWeek' | { readonly year: number; readonly month: number }
  readonly conversations: readonly Conversation[]
}

const dayOf = (at: number): number => {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** Conversations, the latest first, by the day they were last touched: today, yesterday, the last 7 days, then by month. */
export function groupByDay(conversations: readonly Conversation[], now: number): readonly DayGroup[] {
  const groups: { name: string; key: DayGroup['key']; conversations: Conversation[] }[] = []
  for (const conversation of conversations.toSorted((a, b) => b.updatedAt - a.updatedAt)) {
    const key = keyOf(conversation.updatedAt, now)
    const name = JSON.stringify(key)
    const last = groups.at(-1)
    if (last?.name === name) last.conversations.push(conversation)
    else groups.push({ name, key, conversations: [conversation] })
  }
  return groups
}

function keyOf(at: number, now: number): DayGroup['key'] {
  // Rounded, since a day with a change of the clock has 23 or 25 hours.
  const days = Math.round((dayOf(now) - dayOf(at)) / 86_400_000)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days <= 7) return 'lastWeek'
  const date = new Date(at)
  return { year: date.getFullYear(), month: date.getMonth() }
}
