// Everything about one call that guards and modes look at, gathered once.
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, Assessment, Flow, PinDiff } from '../../shared/permission.ts'
import type { SecretKind } from '../../shared/secrets.ts'
import type { WaitingSecret } from './hiding.ts'
import type { JudgedLeaf } from './provenance.ts'
import type { SeenIndex } from './seenIndex.ts'
import type { Told } from '../../shared/told.ts'

export type Circumstances = {
  readonly request: AccessRequest
  readonly assessment: Assessment
  readonly schema: JsonObject | null
  readonly leaves: readonly JudgedLeaf[]
  readonly index: SeenIndex
  readonly flows: readonly Flow[]
  /** Secrets that the model only knows by a placeholder, not yet allowed here. */
  readonly waiting: readonly WaitingSecret[]
  /** Kinds of secrets that a rule lets go here. */
  readonly isAllowed: (kind: SecretKind) => boolean
  /** The definition differs from the one that was approved before. */
  readonly drift: PinDiff | null
  /** How the name or description imitates another server's tool, in words. */
  readonly shadowing: Told | null
  /** Hidden characters, in words, and the arguments that hold them. */
  readonly hidden: { readonly sentence: Told; readonly pointers: readonly string[] } | null
  /** The arguments write where this app keeps its own settings, in words. */
  readonly ownFiles: Told | null
  /** This very tool and definition was let through before. */
  readonly usedBefore: boolean
  /** Receivers of what was sent unasked since the person last wrote. */
  readonly sentTo: ReadonlySet<string>
}

/** Does the call reach others, or run or pay for something out there? */
export const reachesOut = ({ effects, openWorld }: Assessment): boolean =>
  openWorld || effects.some((effect) => effect === 'send' || effect === 'spend' || effect === 'execute')
