// What each mode does with a call of which no rule speaks. There is no mode that asks nothing.
import type { EffectKind, Mode } from '../../shared/permission.ts'
import { type Told, told } from '../../shared/told.ts'
import type { Circumstances } from './circumstances.ts'
import type { ModeDefault } from './decide.ts'
import { namesReceivers } from './leaves.ts'
import type { JudgedLeaf } from './provenance.ts'
import { receiverKey } from './memory.ts'
import { asksFor, namesAct } from './wishes.ts'

const ask = (id: string, sentence: Told): ModeDefault => ({ verdict: 'ask', id: `mode.${id}`, sentence })
const allow = (id: string, sentence: Told): ModeDefault => ({ verdict: 'allow', id: `mode.${id}`, sentence })

const WORD: Record<EffectKind, Told> = {
  read: told`It reads.`,
  write: told`It changes something.`,
  send: told`It sends something.`,
  delete: told`It deletes or overwrites something.`,
  spend: told`It spends money.`,
  execute: told`It runs something.`,
}

const inOwnWords = ({ standing }: JudgedLeaf) => standing === 'said' || standing === 'resolved'
const isKnown = (leaf: JudgedLeaf) => inOwnWords(leaf) || leaf.standing === 'own'

/** What this very call does: a tool that can also tell people tells nobody when nobody is named. */
function effectsOfCall(at: Circumstances): readonly EffectKind[] {
  const { effects } = at.assessment
  const couldOnlyTell = effects.includes('send') && effects.includes('write') && effects.length === 2
  const nobody = namesReceivers(at.schema) && !at.leaves.some((leaf) => leaf.role === 'receiver')
  return couldOnlyTell && nobody ? ['write'] : effects
}

const writeByDefault = (at: Circumstances): ModeDefault => {
  const matter = at.leaves.filter((leaf) => leaf.consequential)
  const unknown = matter.filter((leaf) => !isKnown(leaf))
  if (unknown.length > 0)
    return ask('write', told`It changes something, and “${unknown[0]?.key ?? ''}” is not from your own words.`)
  if (matter.some((leaf) => leaf.role === 'secret')) return ask('write', told`It sets a secret.`)
  // SECURITY: something must be the person's own word, or the very act: no call runs on lists alone.
  const wished = at.leaves.some((leaf) => leaf.role !== 'choice' && inOwnWords(leaf))
  if (!wished && !namesAct(at.index.saidText(), at.request.resource.name))
    return ask('write', told`It changes something, and nothing in it is from your own words.`)
  return allow('ownWords', told`It can be undone, and everything that matters in it came from your own words.`)
}

type Carrying = 'nothing' | 'texts'

/** A text that takes nothing along: the person's own, or the model's with no link, quotation, code or gist of what was read. */
const carriesNothing = (leaf: JudgedLeaf) => leaf.carried.length === 0
/** Quotations and gists only. SECURITY: a link, an address or a number leads somewhere, whatever may flow. */
const carriesTexts = (leaf: JudgedLeaf) =>
  leaf.carried.every(({ kind, from }) => from !== null && (kind === 'quote' || kind === 'gist'))

const sendByDefault = (at: Circumstances, carrying: Carrying): ModeDefault => {
  const no = (why: Told) => ask('send', why)
  const receivers = at.leaves.filter((leaf) => leaf.role === 'receiver')
  const rest = at.leaves.filter((leaf) => leaf.role !== 'receiver')
  if (receivers.length === 0) return no(told`It sends something, and it does not say to whom.`)
  if (!asksFor(at.index.saidText(), at.request.resource.name))
    return no(told`It sends something, and you did not ask for that.`)
  if (rest.some((leaf) => leaf.consequential && !inOwnWords(leaf)))
    return no(told`It sends something, with a part that is not from your own words.`)
  if (!rest.every(carrying === 'nothing' ? carriesNothing : carriesTexts))
    return no(told`It sends something, with something in it that was read elsewhere.`)
  if (at.sentTo.has(receiverKey(at.leaves)))
    return no(told`It sends something, to somebody who was sent something just before.`)
  if (receivers.every(inOwnWords))
    return allow('namedReceiver', told`You asked to send it, you named who gets it, and nothing else is taken along.`)
  const words = rest.filter((leaf) => leaf.role === 'words')
  const yourText = words.length > 0 && words.every((leaf) => leaf.standing === 'said')
  const listed = receivers.every(
    (leaf) =>
      inOwnWords(leaf) ||
      ((leaf.kind === 'name' || leaf.kind === 'id') &&
        !leaf.ordered &&
        // A name says itself whom it means; an id is only as good as the record that it was taken from.
        (leaf.standing === 'own' || (leaf.kind === 'name' && leaf.standing === 'field'))),
  )
  if (yourText && listed) return allow('ownText', told`You asked to send it, and the text is your own.`)
  return no(told`It sends something, to somebody you did not name.`)
}

/** The Balanced default for a call without findings. */
function balanced(at: Circumstances, carrying: Carrying): ModeDefault {
  const effects = effectsOfCall(at)
  const [gravest = 'write'] = effects
  if (gravest === 'read') return allow('read', told`It only reads.`)
  if (effects.every((effect) => effect === 'write')) {
    const undone = at.assessment.undo === 'yes' || effects.length < at.assessment.effects.length
    return undone ? writeByDefault(at) : ask('write', told`It changes something that cannot be put back.`)
  }
  if (effects.every((effect) => effect === 'send' || effect === 'write')) return sendByDefault(at, carrying)
  return ask(gravest, WORD[gravest])
}

/** SECURITY: a window that was taken over could say "the person ran this", so what is grave asks all the same. */
function direct(at: Circumstances): ModeDefault {
  const effects = effectsOfCall(at)
  const [gravest = 'write'] = effects
  if (gravest === 'read') return allow('direct', told`You ran this yourself, and it only reads.`)
  if (at.assessment.undo !== 'never' && effects.every((effect) => effect === 'write'))
    return allow('direct', told`You ran this yourself, and it can be put back.`)
  return ask('direct', WORD[gravest])
}

/** What the mode says. Careful asks at the first use of every tool; Focused without an accepted task is Balanced. */
export function modeDefault(mode: Mode, at: Circumstances, carrying: Carrying = 'nothing'): ModeDefault {
  const { kind } = at.request.principal
  if (kind === 'person') return direct(at)
  if (mode === 'careful' && !at.usedBefore) return ask('careful', told`This tool is used for the first time.`)
  // SECURITY: a server or its view speaks for itself; the person's words to the assistant are no wish of theirs.
  if (kind !== 'assistant' && kind !== 'delegate' && at.assessment.effects[0] !== 'read')
    return ask('notAssistant', told`A server asks for this, not the assistant.`)
  return balanced(at, carrying)
}

/** What the mode would say if texts of other services were no objection; null when it would say the same. */
export function modeDefaultCarrying(mode: Mode, at: Circumstances): ModeDefault | null {
  if (at.flows.length === 0) return null
  const said = modeDefault(mode, at, 'texts')
  const sentence = told`You asked to send it, you named who gets it, and your rules let the data in it go there.`
  return said.verdict === 'allow' ? { ...said, id: `${said.id}.flow`, sentence } : null
}
