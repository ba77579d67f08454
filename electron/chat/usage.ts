// What a turn uses: tokens as the provider counts them, money by known prices, and how full the model is.
import type { Message, ModelRef, Usage } from '../../shared/chat.ts'
import type { Model, ModelReply } from './model.ts'

/** Grows while a turn goes on. */
export type Meter = { -readonly [K in keyof Usage]: Usage[K] }
export const newMeter = (): Meter => ({ inputTokens: null, outputTokens: null })

/** About how many characters a token has, where nobody counted: said to be an estimate. */
const CHARACTERS_PER_TOKEN = 4
export const estimateTokens = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN)

type Asked = { readonly model: Pick<Model, 'contextTokens' | 'price'>; readonly characters: number }

/** Adds one answer of the model to what its turn has used; `characters` is what it was sent. */
export function addUsage(meter: Meter, { usage, text }: Pick<ModelReply, 'usage' | 'text'>, asked: Asked): void {
  const { inputTokens, outputTokens } = usage
  const isFirst = meter.context === undefined
  const counted = inputTokens !== null && outputTokens !== null
  const { price, contextTokens } = asked.model
  const cost = counted && price ? (inputTokens * price.input + outputTokens * price.output) / 1e6 : null
  // One answer without a price leaves the whole without one: half a sum would be taken for the whole.
  meter.cost = isFirst ? cost : sumOrNull(meter.cost ?? null, cost)
  meter.inputTokens = sum(meter.inputTokens, inputTokens)
  meter.outputTokens = sum(meter.outputTokens, outputTokens)
  meter.context = {
    tokens: counted ? inputTokens + outputTokens : estimateTokens(asked.characters + text.length),
    window: contextTokens,
    estimated: !counted,
  }
}

const sum = (a: number | null, b: number | null): number | null => (a === null ? b : a + (b ?? 0))
const sumOrNull = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

/** Null when nothing was used. */
export const usedBy = (meter: Meter): Usage | null => (meter.context === undefined ? null : { ...meter })

/** The room of a model: what is known of it now, else what it was said to be when it last answered here. */
export function windowOf(
  model: Pick<Model, 'contextTokens'>,
  ref: ModelRef,
  history: readonly Message[],
): number | null {
  if (model.contextTokens !== null) return model.contextTokens
  const isIt = (message: Message) =>
    message.model?.modelId === ref.modelId && message.model.providerId === ref.providerId
  return history.findLast((message) => isIt(message) && message.usage?.context?.window)?.usage?.context?.window ?? null
}
