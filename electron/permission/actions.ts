// Requests that are no tool calls: what each would do, so that they pass the same gate with their own defaults.
import { assertNever } from '../../shared/assertNever.ts'
import type { Action, Assessment, EffectKind, Signal } from '../../shared/permission.ts'
import { type Told, told } from '../../shared/told.ts'

type Known = {
  readonly effects: readonly EffectKind[]
  readonly undo: Assessment['undo']
  readonly outside: boolean
  readonly why: Told
}

function known(action: Exclude<Action, 'tools/call'>): Known {
  switch (action) {
    case 'resources/read':
      return { effects: ['read'], undo: 'yes', outside: false, why: told`it reads something that the server offers` }
    case 'prompts/get':
      return { effects: ['read'], undo: 'yes', outside: false, why: told`it takes a text that the server wrote` }
    case 'sampling/createMessage':
      return {
        effects: ['spend', 'send'],
        undo: 'never',
        outside: true,
        why: told`the server would use your model, and sees the answer`,
      }
    case 'elicitation/create':
      return {
        effects: ['send'],
        undo: 'never',
        outside: true,
        why: told`the server asks you for something, and gets your answer`,
      }
    case 'server/start':
      return {
        effects: ['execute'],
        undo: 'never',
        outside: true,
        why: told`it starts a program, or connects to a server, with your rights`,
      }
    case 'account/signIn':
      return { effects: ['send'], undo: 'partly', outside: true, why: told`it gives this app access to an account` }
    case 'link/open':
      return { effects: ['send'], undo: 'never', outside: true, why: told`your browser would open an address` }
    default:
      return assertNever(action)
  }
}

/** SECURITY: what has a card of its own. Every other yes is given to a question at the desk. */
const OWN_CARD: ReadonlySet<Action> = new Set<Action>(['server/start', 'account/signIn', 'link/open'])
export const hasOwnCard = (action: Action): boolean => OWN_CARD.has(action)

/** What a request that calls no tool would do. */
export function assessAction(action: Exclude<Action, 'tools/call'>): Assessment {
  const { effects, undo, outside, why } = known(action)
  const signals = effects.map((effect): Signal => ({ source: 'schema', effect, sure: 1, evidence: why }))
  return { effects, undo, openWorld: outside, sure: 1, signals, disagreement: null }
}
