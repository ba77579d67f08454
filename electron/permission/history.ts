// The recorded history of decisions: appended to storage, the newest kept in memory for offers, replays and the panel.
import type { Json } from '../../shared/json.ts'
import { type BriefText, fullText } from '../brief.ts'
import { createRecordTexts, type DecisionRecord } from './records.ts'

export type RecordLog = {
  append(log: string, at: number, text: BriefText): Promise<void>
  list(log: string, query: { before: number | null; limit: number }): Promise<readonly { readonly body: Json }[]>
}

const LOG = 'decisions'
const KEPT = 2000

const isRecord = (body: Json): boolean => {
  const record = body as Partial<DecisionRecord> | null
  return (
    typeof record === 'object' &&
    record !== null &&
    typeof record.at === 'number' &&
    Array.isArray(record.effects) &&
    Array.isArray(record.findings) &&
    typeof record.request === 'object' &&
    typeof record.byMode === 'object'
  )
}

/** `onFailure` hears when records could not be kept; deciding does not wait for it. */
export async function openHistory(log: RecordLog, onFailure: (thrown: unknown) => void) {
  const stored = await log.list(LOG, { before: null, limit: KEPT })
  const records = stored
    .filter(({ body }) => isRecord(body))
    .map(({ body }) => body as unknown as DecisionRecord)
    .toReversed()
  const textOf = createRecordTexts()
  /** Written, and read when somebody looks: the gaps of a text are all that a call leaves behind. */
  let fresh: BriefText[] = []
  let heard: Promise<void> | null = null
  return {
    /** Oldest first, at most the newest 2,000. */
    list(): readonly DecisionRecord[] {
      for (const text of fresh) records.push(JSON.parse(fullText(text)) as DecisionRecord)
      fresh = []
      if (records.length > KEPT) records.splice(0, records.length - KEPT)
      return records
    },
    append(record: DecisionRecord): void {
      const text = textOf(record)
      if (fresh.push(text) >= 2 * KEPT) fresh = fresh.slice(-KEPT)
      const kept = log.append(LOG, record.at, text)
      if (kept === heard) return
      heard = kept
      kept.catch(onFailure)
    },
  }
}
export type History = Awaited<ReturnType<typeof openHistory>>
