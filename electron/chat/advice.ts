// A model's opinion on a task that was drawn from the person's words: which lines the words need. It can only take ticks away.
import type { ModelRef } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { TaskContract } from '../../shared/permission.ts'
import { createVeil } from '../permission/veil.ts'
import type { Model } from './model.ts'
import { taskPrompt } from './words.ts'
import { english } from '../../shared/told.ts'

export type AdviceParts = {
  readonly modelFor: (ref: ModelRef) => Promise<Model>
  readonly tasks: {
    of(this: void, id: ConversationId): TaskContract | null
    /** Takes the ticks of all other lines away; does nothing once the person answered. */
    narrow(this: void, id: ConversationId, keep: readonly string[]): void
  }
}

/** The person has the card before them meanwhile: an opinion that comes later than this is of no use. */
const PATIENCE_MS = 15_000

/** Asks once, when the task is drawn. A model that fails, is slow or answers anything but numbers changes nothing. Never rejects. */
export async function adviseTask(
  { modelFor, tasks }: AdviceParts,
  { conversationId, said, model }: { conversationId: ConversationId; said: readonly string[]; model: ModelRef },
): Promise<void> {
  const task = tasks.of(conversationId)
  if (task?.state !== 'proposed' || !said.some((words) => words.slice(0, 500) === task.fromSentence)) return
  const [reading, ...acts] = task.lines
  try {
    const asked = await modelFor(model)
    // SECURITY: the model reads the words with secrets replaced, as in the conversation itself.
    const words = createVeil().text(task.fromSentence, { from: 'person' })
    const text = taskPrompt(
      words,
      acts.map(({ sentence }) => english(sentence)),
    )
    const reply = await asked.generate({
      messages: [{ role: 'user', text, images: [] }],
      tools: [],
      signal: AbortSignal.timeout(PATIENCE_MS),
      onText: () => {},
    })
    const kept = numbersIn(reply.text)
    if (kept)
      tasks.narrow(conversationId, [reading?.id ?? '', ...acts.flatMap(({ id }, at) => (kept.has(at + 1) ? [id] : []))])
  } catch {
    // Without an opinion the draft of the rules stands.
  }
}

/** `1, 3`, `[2]` or `none`; null for anything else. */
const numbersIn = (reply: string): ReadonlySet<number> | null => {
  const plain = reply.trim().toLowerCase()
  if (!/^(?:none\.?|\[?\s*\d{1,3}(?:[\s,]+(?:and\s+)?\d{1,3})*\s*\]?\.?)$/.test(plain)) return null
  return new Set((plain.match(/\d+/g) ?? []).map(Number))
}
