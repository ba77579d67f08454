/** What is being typed at the caret: a command at the beginning, or the name of something behind an `@`. */
export type Trigger = {
  readonly kind: 'slash' | 'mention'
  readonly query: string
  /** Where it stands in the draft. */
  readonly from: number
  readonly to: number
}

const LONGEST = 80

export function triggerAt(draft: string, caret: number): Trigger | null {
  const before = draft.slice(Math.max(0, caret - LONGEST), caret)
  if (draft.startsWith('/') && caret > 0 && caret <= LONGEST && !draft.slice(0, caret).includes('\n'))
    return { kind: 'slash', query: draft.slice(1, caret), from: 0, to: caret }
  const mention = /(?:^|\s)@([^\s@]*)$/u.exec(before)
  if (!mention) return null
  const query = mention[1] ?? ''
  return { kind: 'mention', query, from: caret - query.length - 1, to: caret }
}

/** The draft with the typed name replaced. */
export const replaced = (draft: string, { from, to }: Trigger, words: string): string =>
  draft.slice(0, from) + words + draft.slice(to)
