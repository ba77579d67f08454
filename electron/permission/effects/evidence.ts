// What the three readers of a definition hand to the combiner.
import type { Signal } from '../../../shared/permission.ts'
import { type Told, told } from '../../../shared/told.ts'
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

/** Who says so, and the verb that they say. */
function says(source: Signal['source'], said: Told): Told {
  switch (source) {
    case 'name':
      return told`the name says ${said}`
    case 'description':
      return told`the description says ${said}`
    case 'schema':
      return told`a parameter offers to ${said}`
    case 'hint':
      return told`the server says ${said}`
    case 'scope':
      return told`its permission says ${said}`
    case 'curated':
      return told`we know it to ${said}`
    case 'person':
      return told`you said ${said}`
  }
}

function verbSaid({ base, kind }: Verb): Told {
  if (kind === 'overwrite') return told`“${base}”, which replaces what was there`
  return kind === 'drive' ? told`“${base}”, as a hand on the screen would` : told`“${base}”`
}

/** The evidence that a verb is. */
export const verbEvidence = (verb: Verb, source: Signal['source'], sure: number): Evidence => {
  const { effect } = EFFECT[verb.kind]
  return {
    source,
    effect,
    sure,
    undo: undoOfVerb(verb),
    verb: verb.base,
    evidence: says(source, verbSaid(verb)),
    ...(verb.kind === 'overwrite' ? { overwrites: true } : {}),
  }
}
