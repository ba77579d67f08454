// What would this call do: reads a tool's definition and says its effects, with the evidence for each.
import type { ToolDefinition } from '../../shared/host.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { Assessment, EffectKind, Signal } from '../../shared/permission.ts'
import { type Told, told } from '../../shared/told.ts'
import type { CuratedEntry } from './curated.ts'
import { curatedEvidence, hintEvidence, scopeEvidence } from './effects/claimEvidence.ts'
import { descriptionEvidence, reachesPeople, wordOfNoReturn } from './effects/descriptionEvidence.ts'
import { readDescription } from './effects/descriptionReading.ts'
import { COUNTS, type Evidence } from './effects/evidence.ts'
import { type CallReading, readCall } from './effects/callEvidence.ts'
import { leadOf, nameEvidence } from './effects/nameEvidence.ts'
import { LOOKS_AT_CODE, parametersOf, schemaEvidence, takesAddress, takesText } from './effects/schemaEvidence.ts'
import { splitName } from './effects/words.ts'

export type AssessOptions = {
  /** A trusted server's hints may lower an effect; an untrusted one's only raise it. */
  readonly trusted: boolean
  readonly personEffect: EffectKind | null
  /** Entries of this tool's server by tool name; null where none are known. */
  readonly curated: ReadonlyMap<string, CuratedEntry> | null
  /** OAuth scopes of the account that the call would use. They count where the definition itself says nothing. */
  readonly scopes: readonly string[]
}

/** What is written there is read by others: a text that is put there has left. */
const SEEN_BY_OTHERS =
  /^(tickets?|issues?|comments?|discussions?|reviews?|threads?|posts?|pulls?|prs?|bugs?|gists?|pastes?|announcements?|answers?|repl(?:y|ies)|feedback)$/

/** From grave to mild, the order in which effects are listed. */
const GRAVE_FIRST: readonly EffectKind[] = ['delete', 'spend', 'execute', 'send', 'write', 'read']
const UNDO = ['yes', 'partly', 'never'] as const
const WORD: Record<EffectKind, Told> = {
  read: told`it only reads`,
  write: told`it changes something`,
  send: told`it sends something`,
  execute: told`it runs something`,
  spend: told`it spends money`,
  delete: told`it deletes or overwrites`,
}

/** "Removes the owner" of a tool that unassigns, "writes a note" of one that creates: the name says more exactly what is done. */
const saysMore = (named: Evidence | undefined, described: string): boolean =>
  named?.source === 'name' &&
  named.sure >= 0.8 &&
  named.effect === 'write' &&
  (/^(create|add|new|insert)$/.test(named.verb ?? '')
    ? described === 'write'
    : /^(update|set|change|modify|edit|remove)$/.test(described) &&
      !/^(save|upload|import|open|start)$/.test(named.verb ?? ''))

/** The verb of a name that looks; one that says that code is only looked at speaks for it wherever it stands. */
const leadIn = (words: readonly string[], named: readonly Evidence[]): string | undefined =>
  words.find((word) => LOOKS_AT_CODE.test(word)) ?? named[0]?.verb

type Own = { readonly evidence: readonly Evidence[]; readonly address: boolean; readonly softly: boolean }

/** Evidence of the definition itself, without anybody's claims about it. */
const ownEvidence = (tool: ToolDefinition): Own => {
  const description = tool.description ?? ''
  const reading = readDescription(description)
  const words = splitName(tool.name)
  const nounOnly = reading.vague && leadOf(words, reading.main) === null
  // `ward_history` that "manages the history of a ward" may do more than show it.
  const named = nameEvidence(words, reading.main).map((one) => (nounOnly ? { ...one, sure: 0.4 } : one))
  const nameReads = named.some((one) => one.sure >= COUNTS) && named.every((one) => one.effect === 'read')
  const parameters = parametersOf(tool.inputSchema)
  const exact = reading.main !== null && saysMore(named[0], reading.main.base)
  const described = descriptionEvidence(reading, description, { nameReads, takesText: takesText(parameters), exact })
  const counted = [...named, ...described].filter((one) => one.sure >= COUNTS)
  const reads = counted.length > 0 && counted.every((one) => one.effect === 'read')
  // A title speaks for a tool whose name and description say nothing.
  const titled = counted.length === 0 && tool.title ? nameEvidence(splitName(tool.title), null) : []
  const evidence = [
    ...named,
    ...described,
    ...titled,
    ...schemaEvidence(parameters, reads, reads ? leadIn(words, named) : undefined),
  ]
  if (counted.length > 0 && !reads) evidence.push(...reachesPeople(description))
  const grave = reads ? null : wordOfNoReturn(description)
  if (grave)
    evidence.push({
      source: 'description',
      effect: 'delete',
      sure: 0.6,
      undo: 'never',
      evidence: told`the description says “${grave}”`,
    })
  return {
    evidence,
    address:
      takesAddress(parameters) ||
      (!reads && words.some((word) => SEEN_BY_OTHERS.test(word))) ||
      /\b(web|internet|public|publicly|online|external)\b/i.test(`${words.join(' ')} ${description.slice(0, 300)}`),
    softly:
      grave === null &&
      /\b(trash|recycle bin|soft[- ]delet\w*|archiv\w+|restorable|deleted items)\b/i.test(description),
  }
}

/** What a trusted server's hints may take away: weak and overwriting evidence, never what the name itself says plainly. */
const lowered = (evidence: readonly Evidence[], tool: ToolDefinition): readonly Evidence[] => {
  const hints = tool.annotations
  if (hints?.readOnlyHint === true && hints.destructiveHint !== true)
    return evidence.filter(
      (one) => one.effect === 'read' || (one.sure >= 0.8 && one.effect !== 'write' && !one.overwrites),
    )
  if (hints?.destructiveHint === false)
    return evidence.map((one) => (one.overwrites ? { ...one, effect: 'write' as const } : one))
  return evidence
}

const kindsOf = (evidence: readonly Evidence[]): EffectKind[] => {
  const kinds = new Set(evidence.filter((one) => one.sure >= COUNTS).map((one) => one.effect))
  const beyond = GRAVE_FIRST.filter((kind) => kind !== 'read' && kinds.has(kind))
  return beyond.length > 0 ? beyond : kinds.has('read') ? ['read'] : []
}

const plain = ({ source, effect, sure, evidence }: Evidence): Signal => ({ source, effect, sure, evidence })

const disagreementOf = (signals: readonly Evidence[], effects: readonly EffectKind[]): Told | null => {
  const [gravest] = effects as readonly [EffectKind]
  const strict = signals.find((one) => one.effect === gravest && one.sure >= COUNTS)
  const claim = signals.find((one) => one.source === 'hint' && (one.effect === 'read') !== (gravest === 'read'))
  if (claim && strict && claim !== strict && gravest !== 'read')
    return told`The signs disagree: ${claim.evidence}, but ${strict.evidence}. The stricter counts: ${WORD[gravest]}.`
  const mild = signals.find((one) => one.effect === 'read' && one.sure >= COUNTS && one.source !== strict?.source)
  if (strict && mild && gravest !== 'read')
    return told`The signs disagree: ${mild.evidence}, but ${strict.evidence}. The stricter counts: ${WORD[gravest]}.`
  return null
}

const undoOf = (evidence: readonly Evidence[], effects: readonly EffectKind[], softly: boolean): Assessment['undo'] => {
  const counted = evidence.filter((one) => one.sure >= COUNTS && effects.includes(one.effect))
  const worst = Math.max(...counted.map((one) => UNDO.indexOf(one.undo)), -1)
  if (worst < 0) return 'never'
  return softly && worst === 2 && effects[0] === 'delete' ? 'partly' : (UNDO[worst] as Assessment['undo'])
}

/** A hint of the server cannot tell the two apart: to it both are destructive. */
const onlyReplaces = (counted: readonly Evidence[]): boolean => {
  const removing = counted.filter(({ effect, source }) => effect === 'delete' && source !== 'hint')
  return (
    removing.length > 0 &&
    removing.every(({ overwrites, source, undo, evidence }) =>
      source === 'curated' ? undo === 'partly' : overwrites === true || saysOverwrites(evidence),
    )
  )
}

const saysOverwrites = ({ with: [said] = [] }: Told): boolean => typeof said === 'string' && said.startsWith('overwr')

/** Says what a call of this tool would do. Pure and total: the same definition and options always give the same answer. */
export const assess = (tool: ToolDefinition, options: AssessOptions): Assessment => combine(tool, options, null)

/** Says what this very call would do: the same as `assess`, but where a parameter of the definition chooses what is done. */
export function assessCall(tool: ToolDefinition, options: AssessOptions, args: JsonObject): Assessment | null {
  const reading = readCall(tool, args)
  return reading === null ? null : combine(tool, options, reading)
}

const combine = (tool: ToolDefinition, options: AssessOptions, reading: CallReading | null): Assessment => {
  const read = reading ?? ((evidence: readonly Evidence[]) => evidence)
  const defined = ownEvidence(tool)
  const own = { ...defined, evidence: read(defined.evidence) }
  // SECURITY: a curated entry is people's knowledge, and a trial may be no trial: no argument speaks against it.
  const curated = curatedEvidence(options.curated?.get(tool.name))
  const hints = read(hintEvidence(tool.annotations)).filter(({ source }) => source === 'hint')
  const trustedOwn = options.trusted ? lowered(own.evidence, tool) : own.evidence
  // SECURITY: an untrusted server's hints are added to what the definition says by itself; they take nothing away.
  const said = kindsOf([...trustedOwn, ...curated])
  // What an account may do is not what this tool does: told with every tool, counted for one that says nothing.
  const rights = scopeEvidence(options.scopes).map((one) => (said.length > 0 ? { ...one, sure: 0.3 } : one))
  const known = said.length > 0 ? said : kindsOf(rights)
  const trustedRead = options.trusted && tool.annotations?.readOnlyHint === true && said.length === 0
  const base: EffectKind[] = trustedRead ? ['read'] : known.length > 0 ? known : ['write']
  const claimed = kindsOf(hints).filter((kind) => kind !== 'read')
  const all = new Set([...base, ...claimed])
  const found = GRAVE_FIRST.filter((kind) => all.has(kind) && (kind !== 'read' || all.size === 1))
  const effects = options.personEffect ? [options.personEffect] : found
  const signals = [...trustedOwn, ...rights.filter(({ effect }) => effects.includes(effect)), ...curated, ...hints]
  const counted = signals.filter((one) => one.sure >= COUNTS && effects.includes(one.effect))
  const person: Signal[] = options.personEffect
    ? [
        {
          source: 'person',
          effect: options.personEffect,
          sure: 1,
          evidence: told`you set that ${WORD[options.personEffect]}`,
        },
      ]
    : []
  return {
    effects,
    undo:
      effects[0] === 'read'
        ? 'yes'
        : known.length === 0 && !options.personEffect
          ? 'never'
          : undoOf(signals, effects, own.softly),
    overwrites: !options.personEffect && onlyReplaces(counted),
    openWorld:
      own.address ||
      tool.annotations?.openWorldHint === true ||
      counted.some((one) => one.reachesOut === true) ||
      effects.some((kind) => kind === 'send' || kind === 'spend' || kind === 'execute'),
    sure: options.personEffect ? 1 : Math.max(0.2, ...counted.map((one) => one.sure)),
    signals: [...person, ...signals.map(plain)],
    disagreement: options.personEffect ? null : disagreementOf(signals, effects),
  }
}
