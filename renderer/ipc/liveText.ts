import type { AppEvents } from '../../shared/ipc/contract.ts'
import { type Signal, createSignal } from './signal.ts'

type Added = AppEvents['chat.textAdded']
type Entry = { text: string; readonly changed: Signal }
export type LiveText = ReturnType<typeof createLiveText>

/** Text that is being written, by message and part. Readers hear of it at most once per animation frame, whatever the rate of deltas. */
export function createLiveText(nextFrame: (run: () => void) => void) {
  const entries = new Map<string, Entry>()
  const dirty = new Set<Entry>()
  let scheduled = false

  const keyOf = (messageId: string, part: number) => `${messageId}/${part}`
  const entryOf = (key: string): Entry => {
    const known = entries.get(key)
    if (known) return known
    const fresh: Entry = { text: '', changed: createSignal() }
    entries.set(key, fresh)
    return fresh
  }
  const flush = () => {
    scheduled = false
    const now = [...dirty]
    dirty.clear()
    for (const entry of now) entry.changed.emit()
  }
  const touch = (entry: Entry) => {
    dirty.add(entry)
    if (scheduled) return
    scheduled = true
    nextFrame(flush)
  }
  return {
    /** Whole text of a part, as main says it. A longer text that begins with it is newer and stays. */
    start(messageId: string, part: number, text: string) {
      const entry = entryOf(keyOf(messageId, part))
      if (entry.text.length > text.length && entry.text.startsWith(text)) return
      if (entry.text === text) return
      entry.text = text
      touch(entry)
    },
    /** Takes in a piece: `gap` when pieces before it are missing, `unknown` when the part was never seen. Repeats change nothing. */
    add({ messageId, part, offset, text }: Added): 'taken' | 'gap' | 'unknown' {
      const entry = entries.get(keyOf(messageId, part))
      if (!entry) return 'unknown'
      const have = entry.text.length
      if (offset > have) return 'gap'
      if (offset + text.length <= have) return 'taken'
      entry.text += text.slice(have - offset)
      touch(entry)
      return 'taken'
    },
    /** Null when nothing was streamed. */
    get: (messageId: string, part: number): string | null => entries.get(keyOf(messageId, part))?.text || null,
    subscribe: (messageId: string, part: number, listener: () => void) =>
      entryOf(keyOf(messageId, part)).changed.subscribe(listener),
    /** The message is settled: its parts hold the text now. */
    end(messageId: string, parts: number) {
      for (let part = 0; part < parts; part += 1) entries.delete(keyOf(messageId, part))
    },
  }
}
