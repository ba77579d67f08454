// A model that plays a script, for what no wire format changes.
import type { Model, ModelReply, ModelToolCall } from '../../../electron/chat/model.ts'
import type { ProviderId } from '../../../shared/ids.ts'
import { createRig, type RigOptions } from './rig.ts'

export type Input = Parameters<Model['generate']>[0]
export type Step = (input: Input) => Promise<Partial<ModelReply>> | Partial<ModelReply>
export const REF = { providerId: 'p' as ProviderId, modelId: 'scripted' }
export const call = (name: string, given: ModelToolCall['arguments'] = {}): ModelToolCall => ({
  id: 'same-id-every-time',
  name: `office__${name}`,
  arguments: given,
})

/** A model that plays its steps in order; the last one again and again. */
export function scripted(...steps: Step[]) {
  const inputs: Input[] = []
  const model: Model = {
    contextTokens: null,
    async generate(input) {
      const step = steps[Math.min(inputs.length, steps.length - 1)]
      inputs.push(structuredClone({ ...input, signal: null, onText: null, onRetry: null }) as never)
      const reply = (await step?.(input)) ?? {}
      if (reply.text) input.onText(reply.text)
      return {
        text: '',
        toolCalls: [],
        usage: { inputTokens: 1, outputTokens: 1 },
        finish: reply.toolCalls?.length ? 'toolCalls' : 'stop',
        ...reply,
      }
    },
  }
  return { model, inputs }
}
export const words =
  (said: string): Step =>
  () => ({ text: said })
export const asks =
  (...toolCalls: ModelToolCall[]): Step =>
  () => ({ toolCalls })

export async function open(steps: Step[], options: RigOptions = {}) {
  const { model, inputs } = scripted(...steps)
  const rig = createRig({ model: REF, modelFor: async () => model, ...options })
  return { rig, inputs, id: await rig.conversation() }
}
export const toolTexts = (input: Input | undefined) =>
  (input?.messages ?? []).flatMap((message) => (message.role === 'tool' ? [message.text] : []))
export const never = () => new Promise<never>(() => {})
