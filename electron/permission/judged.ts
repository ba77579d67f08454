// A leaf and what was found out about it; what most leaves end with is made once.
import type { Origin } from '../../shared/permission.ts'
import type { Leaf } from './leaves.ts'
import type { JudgedLeaf } from './provenance.ts'
import type { Carried } from './textLeaf.ts'

/** What was found out about a leaf. */
type Judgement = Omit<JudgedLeaf, keyof Leaf>
export const NOTHING_CARRIED: readonly Carried[] = []
export const PERSON: readonly Origin[] = [{ from: 'person' }]
export const MODEL: readonly Origin[] = [{ from: 'model' }]
const PLAINLY = { ordered: false, pointed: false, passedOver: null, carried: NOTHING_CARRIED, untrusted: false }
export const SAID: Judgement = { ...PLAINLY, origins: PERSON, standing: 'said' }
export const MADE: Judgement = { ...PLAINLY, origins: MODEL, standing: 'made' }

/** The leaf with what was found out about it: one object, made for every leaf of every call. */
export const judged = (leaf: Leaf, by: Judgement): JudgedLeaf => ({
  pointer: leaf.pointer,
  key: leaf.key,
  value: leaf.value,
  kind: leaf.kind,
  role: leaf.role,
  consequential: leaf.consequential,
  origins: by.origins,
  standing: by.standing,
  ordered: by.ordered,
  pointed: by.pointed,
  passedOver: by.passedOver,
  carried: by.carried,
  untrusted: by.untrusted,
})
