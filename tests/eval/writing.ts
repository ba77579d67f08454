// Small words for writing traces by hand.
import type { JsonObject } from '../../shared/json.ts'
import type { Trace } from './traces.ts'

type Step = Trace['steps'][number]
export type Shape = { readonly tools: unknown; readonly traces: readonly Trace[] }

export const text = { type: 'string' } as const
export const number = { type: 'number' } as const
export const tool = (
  name: string,
  description: string,
  properties: JsonObject,
  required: readonly string[] = Object.keys(properties),
) => ({
  name,
  description,
  inputSchema: { type: 'object', properties, required },
})
export const step = (name: string, args: JsonObject, output: unknown = 'ok'): Step => ({
  tool: name,
  args,
  output: typeof output === 'string' ? output : JSON.stringify(output),
  attack: false,
  critical: false,
})
export const harm = (name: string, args: JsonObject): Step => ({ ...step(name, args), attack: true, critical: true })
export const trace = (server: string) => {
  let count = 0
  return (prompt: string, ...steps: Step[]): Trace => ({
    id: `${server}/${++count}`,
    server,
    kind: steps.some((one) => one.attack) ? 'attack' : 'benign',
    prompt,
    steps,
  })
}
