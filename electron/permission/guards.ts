// Guards that no grant silences: what they find always asks. Pure functions of one call's circumstances.
import type { Flow, Warning } from '../../shared/permission.ts'
import type { SecretKind } from '../../shared/secrets.ts'
import { hasOwnCard } from './actions.ts'
import { type Circumstances, reachesOut } from './circumstances.ts'
import type { Finding } from './decide.ts'
import { orderedAct } from './orderedAct.ts'
import type { JudgedLeaf } from './provenance.ts'
import { secretWords } from './secrets.ts'
import { secretsOf } from './textLeaf.ts'
import { onlyLooks } from './wishes.ts'
import { type Listed, type Told, told } from '../../shared/told.ts'

const list = (values: readonly string[]): Listed => {
  const shown = values.slice(0, 3).map((value) => told`“${value.length > 60 ? `${value.slice(0, 59)}…` : value}”`)
  return { list: values.length > 3 ? [...shown, told`${values.length - 3} more`] : shown, by: 'and' }
}

const warning = (kind: Warning['kind'], sentence: Told, pointers: readonly string[] = []): Warning => ({
  kind,
  sentence,
  pointers,
})

/** What most calls end with: nothing was found. */
const NONE: readonly never[] = []

const definition = (at: Circumstances): readonly Finding[] => {
  if (at.drift === null && at.shadowing === null && at.hidden === null && at.ownFiles === null) return NONE
  const found: Finding[] = []
  const add = (id: string, kind: Warning['kind'], sentence: Told, pointers: readonly string[] = []) =>
    found.push({ id, sentence, warning: warning(kind, sentence, pointers) })
  if (at.drift !== null)
    add(
      'guard.definitionChanged',
      'definitionChanged',
      told`This tool is described differently from when you last allowed it.`,
    )
  if (at.shadowing !== null) add('guard.shadowing', 'shadowing', at.shadowing)
  if (at.hidden !== null) add('guard.hiddenCharacters', 'hiddenCharacters', at.hidden.sentence, at.hidden.pointers)
  if (at.ownFiles !== null) found.push({ id: 'guard.ownFiles', sentence: at.ownFiles, warning: null })
  return found
}

/** Values that others wrote and that decide what the call does. A read at home may use any value. */
function influenced(at: Circumstances): readonly JudgedLeaf[] {
  const reads = at.assessment.effects[0] === 'read'
  if ((reads && !at.assessment.openWorld) || !at.leaves.some((leaf) => leaf.untrusted)) return NONE
  return at.leaves.filter((leaf) => leaf.untrusted && (!reads || leaf.kind === 'link'))
}

/** Links and addresses of others inside a text that is about to be sent. */
const ledElsewhere = (at: Circumstances): readonly JudgedLeaf[] =>
  reachesOut(at.assessment) && at.assessment.effects[0] !== 'read'
    ? at.leaves.filter((leaf) =>
        leaf.carried.some(
          ({ kind, from, ordered }) =>
            from?.label.trust === 'others' && (ordered || kind === 'link' || kind === 'address'),
        ),
      )
    : []

/** A text that others wrote out for the model to put there, word for word. */
const dictated = (at: Circumstances): readonly JudgedLeaf[] =>
  at.assessment.effects[0] === 'read'
    ? []
    : at.leaves.filter((leaf) =>
        leaf.carried.some((one) => one.ordered && one.whole && one.from?.label.trust === 'others'),
      )

/** The banner is for what reads like an order, or came unasked from prose that you did not point at; the origin marks show the rest. */
function isSuspicious(leaf: JudgedLeaf, at: Circumstances): boolean {
  // Where the person sent the model to somebody's list of things to do, texts of that list are what they asked for.
  if (leaf.kind === 'text' && leaf.pointed && !leaf.carried.some(({ kind }) => kind === 'link' || kind === 'address'))
    return false
  if (leaf.ordered) return true
  const reads = at.assessment.effects[0] === 'read'
  return !reads && leaf.standing === 'prose' && !leaf.pointed && leaf.kind !== 'text'
}

const influence = (at: Circumstances): readonly Finding[] => {
  if (!at.leaves.some((leaf) => leaf.untrusted || leaf.carried.length > 0)) return NONE
  const leaves = [...new Set([...influenced(at), ...ledElsewhere(at), ...dictated(at)])]
  if (leaves.length === 0) return []
  const named = (some: readonly JudgedLeaf[]) =>
    list([...new Set(some.map((leaf) => leaf.carried[0]?.what ?? leaf.value))])
  const suspicious = leaves.filter((leaf) => isSuspicious(leaf, at))
  const sentence = told`${named(leaves)} came from content that others could have written, not from you.`
  const banner = told`${named(suspicious)} came from content that reads like instructions, not from you.`
  return [
    {
      id: 'guard.untrustedInfluence',
      sentence,
      warning:
        suspicious.length === 0
          ? null
          : warning(
              'untrustedInfluence',
              banner,
              suspicious.map((leaf) => leaf.pointer),
            ),
    },
  ]
}

/** Nobody asked for it: others tell the reader to do this very thing, or the person only wanted to be told something. */
const unasked = (at: Circumstances): readonly Finding[] => {
  if (at.assessment.effects[0] === 'read' || !at.index.hasOthers()) return []
  const order = orderedAct(at.index, at.request.resource.name)
  if (order !== null) {
    const sentence = told`Content that others could have written says ${list([order])}, and you did not.`
    return [{ id: 'guard.orderedAct', sentence, warning: warning('untrustedInfluence', sentence) }]
  }
  if (at.request.principal.kind === 'person' || !onlyLooks(at.index.saidText())) return []
  const sentence = told`You only asked to be told something, and content that others could have written was read since.`
  return [{ id: 'guard.onlyAsked', sentence, warning: warning('untrustedInfluence', sentence) }]
}

/** The person named one of a list, and this takes another of it. */
const anotherOne = (at: Circumstances): readonly Finding[] => {
  if (at.assessment.effects[0] === 'read') return []
  const leaf = at.leaves.find(({ passedOver }) => passedOver !== null)
  if (leaf === undefined) return []
  const sentence = told`You named ${list([leaf.passedOver as string])}, and ${list([leaf.value])} is another one of the same list.`
  return [{ id: 'guard.anotherOne', sentence, warning: warning('untrustedInfluence', sentence, [leaf.pointer]) }]
}

const outward = ({ toOutside }: Flow) => toOutside

const leaving = (at: Circumstances): readonly Finding[] => {
  if (at.flows.length === 0 || !at.index.hasOthers()) return NONE
  const flows = at.flows.filter(outward)
  if (flows.length === 0) return NONE
  const from = [...new Set(flows.map((flow) => flow.from.serverName))]
  const sentence = told`Private data from ${{ list: from, by: 'and' }} would leave after content of others was read: ${list(flows.map((flow) => flow.what))}.`
  const pointers = at.leaves
    .filter((leaf) => leaf.carried.some((one) => one.from?.label.privacy === 'private'))
    .map((leaf) => leaf.pointer)
  return [{ id: 'guard.leavingData', sentence, warning: warning('leavingData', sentence, pointers) }]
}

/** A place that nobody named can carry data in its very name. */
const madeUpPlace = (at: Circumstances): readonly Finding[] => {
  if (at.assessment.effects[0] !== 'read' || !at.assessment.openWorld) return NONE
  if (!at.index.hasPrivate() || !at.index.hasOthers()) return NONE
  const leaves = at.leaves.filter((leaf) => leaf.kind === 'link' && leaf.standing === 'made')
  if (leaves.length === 0) return NONE
  const sentence = told`${list(leaves.map((leaf) => leaf.value))} is an address that nobody mentioned, and private data was read before.`
  return [
    {
      id: 'guard.madeUpPlace',
      sentence,
      warning: warning(
        'leavingData',
        sentence,
        leaves.map((leaf) => leaf.pointer),
      ),
    },
  ]
}

const secretFinding = (sentence: Told, leaves: readonly JudgedLeaf[]): Finding => ({
  id: 'guard.secret',
  sentence,
  warning: warning('secret', sentence, [...new Set(leaves.map(({ pointer }) => pointer))]),
})

type LeafSecret = { readonly kind: SecretKind; readonly leaf: JudgedLeaf }

function secretsAmong(leaves: readonly JudgedLeaf[]): readonly LeafSecret[] {
  let found: LeafSecret[] | null = null
  for (const leaf of leaves) for (const { kind } of secretsOf(leaf.value)) (found ??= []).push({ kind, leaf })
  return found ?? NONE
}

const secrets = (at: Circumstances): readonly Finding[] => {
  if (at.waiting.length > 0) {
    const what: Listed = { list: [...new Set(at.waiting.map(({ held }) => held.shown))], by: 'comma' }
    return [
      secretFinding(
        told`It would take a secret along (${what}) that you have not allowed to go to ${at.request.resource.serverName}.`,
        at.waiting.flatMap(({ leaves }) => leaves),
      ),
    ]
  }
  if (!reachesOut(at.assessment)) return NONE
  const found = secretsAmong(at.leaves)
  if (found.length === 0) return NONE
  // The account that money goes to is what such a call is about, not a leak.
  const leaking = found.filter(
    ({ kind, leaf }) =>
      !(kind === 'bankAccount' && leaf.kind === 'account') && leaf.standing !== 'said' && !at.isAllowed(kind),
  )
  if (leaking.length === 0) return []
  const kinds: Listed = { list: [...new Set(leaking.map(({ kind }) => kind))].map(secretWords), by: 'and' }
  return [
    secretFinding(
      told`This would leave your device with it: ${kinds}.`,
      leaking.map(({ leaf }) => leaf),
    ),
  ]
}

/** Text of others was read in this conversation: running something is asked for each time. */
const execution = (at: Circumstances): readonly Finding[] =>
  at.assessment.effects.includes('execute') && at.index.hasOthers()
    ? [
        {
          id: 'guard.executeAfterOthers',
          sentence: told`It runs something, and content of others was read in this conversation.`,
          warning: null,
        },
      ]
    : NONE

const GUARDS = [definition, influence, unasked, anotherOne, leaving, madeUpPlace, secrets, execution] as const

/** A launch, a sign-in or a link that the person reads whole and answers themselves: no model wrote it, and what is odd in it is a remark. */
export const isOwnCard = ({ request: { action, principal } }: Circumstances): boolean =>
  principal.kind === 'person' && hasOwnCard(action)

/** Everything that the guards find; empty when nothing is wrong. */
export function findings(at: Circumstances): readonly Finding[] {
  if (isOwnCard(at)) return NONE
  let found = NONE as readonly Finding[]
  for (const guard of GUARDS) {
    const more = guard(at)
    if (more.length > 0) found = found.length === 0 ? more : [...found, ...more]
  }
  return found
}
