// What the three readers of a definition hand to the combiner.
import type { Signal } from '../../../shared/permission.ts'
import { EFFECT, undoOfVerb, type Verb } from './lexicon.ts'

/** A signal with what the card does not need: how it can be put back, whether it reaches out, and whether it is a mere claim to be harmless. */
export type Evidence = Signal & {
  readonly undo: 'yes' | 'partly' | 'never'
  readonly reachesOut?: boolean
  /** Replaces rather than removes: a trusted server's word that it does not destroy may lower it. */
  readonly overwrites?: boolean
  /** The verb that said so. */
  readonly verb?: string
  /** The parameter that said so, and which of its choices. */
  readonly parameter?: string
  readonly choice?: string
  /** It takes code or SQL to run. */
  readonly takesCode?: boolean
}

/** From here on a signal counts by itself; below it is told, not counted. */
export const COUNTS = 0.5

const SAYS: Record<Signal['source'], string> = {
  name: 'the name says',
  description: 'the description says',
  schema: 'a parameter offers to',
  hint: 'the server says',
  scope: 'the scope says',
  curated: 'we know it to',
  person: 'you said',
}

/** The evidence that a verb is. */
export const verbEvidence = (verb: Verb, source: Signal['source'], sure: number): Evidence => {
  const { effect } = EFFECT[verb.kind]
  const more =
    verb.kind === 'overwrite'
      ? ', which replaces what was there'
      : verb.kind === 'drive'
        ? ', as a hand on the screen would'
        : ''
  return {
    source,
    effect,
    sure,
    undo: undoOfVerb(verb),
    verb: verb.base,
    evidence: `${SAYS[source]} “${verb.base}”${more}`,
    ...(verb.kind === 'overwrite' ? { overwrites: true } : {}),
  }
}
