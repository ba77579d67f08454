// The gate: the one door to every server. It decides, asks when it must, and alone makes the proof that a call may run.
import type { ConsentAnswer, ConsentRequest, SentenceText } from '../../shared/consent.ts'
import type { Digest, Millis } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, Decision, Grant, Reason } from '../../shared/permission.ts'
import type { Audit } from '../audit/audit.ts'
import { hasOwnCard } from './actions.ts'
import { type Authority, createAuthority } from './authority.ts'
import type { Authorized, Gate, GateStep } from './authorized.ts'
import type { ConsentDesk, Question } from './consent.ts'
import { decide } from './decide.ts'
import { digestOf, frozenCopy } from '../exact.ts'
import { makeRequest } from './digest.ts'
import type { FullFacts } from './facts.ts'
import type { GrantStore } from './grants.ts'
import type { Hiding } from './hiding.ts'
import type { DecisionRecord } from './records.ts'
import { auditDecision, auditLine, recordOf, REFUSALS } from './refusals.ts'
import type { RuleIndex } from './rules.ts'
import { type Told, told } from '../../shared/told.ts'
import { textOf } from './sentences/inEach.ts'

/** How an offer of the card becomes a grant. */
export type OfferedGrant = Pick<Grant, 'scope' | 'width'>
/** What the card shows, and what its offers would mean. */
export type Asked = { readonly question: Question; readonly offers: ReadonlyMap<string, OfferedGrant> }

export type GateParts = {
  /** Everything that deciding looks at, read now; never waits. */
  factsOf(this: void, request: AccessRequest): FullFacts
  /** Makes the question; it may look first (a paired read) and gives up that look when the signal aborts. */
  questionFor(
    this: void,
    input: { request: AccessRequest; facts: FullFacts; decision: Decision; signal: AbortSignal },
  ): Promise<Asked>
  rules(this: void): RuleIndex
  /** Puts in the secrets that the person let go. Absent: nothing is hidden from models. */
  readonly hiding?: Pick<Hiding, 'opened' | 'remember'>
  readonly grants: Pick<GrantStore, 'add' | 'used'>
  readonly desk: Pick<ConsentDesk, 'ask' | 'settleCovered'>
  readonly audit: Pick<Audit, 'append'>
  /** Keeps a compact record for the time machine and the attention panel. */
  record(this: void, record: DecisionRecord): void
  /** A call was let through: what first use and sending once are counted by. */
  passed(this: void, request: AccessRequest, facts: FullFacts, unasked: boolean): void
  now(this: void): Millis
}

/** The gate with the one function that uses up what it made; the host is handed `spend` alone. */
export type OpenGate = Gate & {
  spend(this: void, authorized: Authorized): boolean
  /** What would be decided now, with no effect on anything. */
  foresee(this: void, request: AccessRequest): Decision
  /** For what has a card of its own: decided like any request; where that asks, the yes from the card is the answer. Throws PERMISSION_DENIED. */
  confirmed(this: void, request: AccessRequest, yes: OwnYes): Authorized
  /** Lets a server start if nobody need be asked, else says what was decided. `again`: this start is on the record already. */
  unasked(this: void, request: AccessRequest, again: boolean): Passage
}

/** The yes that a person gave on a card of its own; `digest` is of what that card showed. */
export type OwnYes = {
  readonly digest: Digest
  /** Null: for this once. */
  readonly remember: (OfferedGrant & Pick<Grant, 'madeFrom'>) | null
}
export type Passage = { readonly authorized: Authorized } | { readonly decision: Decision }

type Round = {
  readonly request: AccessRequest
  readonly facts: FullFacts
  readonly decision: Decision
  /** With the secrets that the person let go; the request itself where there are none. */
  readonly sent?: AccessRequest
}
type Door = { readonly parts: GateParts; readonly authority: Authority }
type Watch = { readonly signal: AbortSignal; readonly onStep: ((step: GateStep) => void) | undefined }
type Granted = Extract<ConsentAnswer, { outcome: 'granted' }>

/** One gate per app. */
export function createGate(parts: GateParts): OpenGate {
  const authority = createAuthority()
  return {
    spend: (authorized) => authority.spend(authorized),
    foresee: (request) => decideNow(parts, checked(request)).decision,
    confirmed: (request, yes) => confirmed({ parts, authority }, checked(request), yes),
    unasked: (request, again) => unasked({ parts, authority }, checked(request), again),
    async authorize(asked, signal, onStep) {
      signal.throwIfAborted()
      return run({ parts, authority }, checked(asked), { signal, onStep })
    },
  }
}

/** SECURITY: what is decided is a frozen copy, and its digest is counted here, not believed. */
function checked(asked: AccessRequest): AccessRequest {
  const request = frozenCopy(asked)
  if (digestOf(request.context.arguments) !== request.context.digest)
    throw new AppError('UNAUTHORIZED_CALL', told`The arguments changed on the way to the gate. Nothing was sent.`)
  return request
}

function decideNow(parts: GateParts, request: AccessRequest): Round {
  const facts = parts.factsOf(request)
  return { request, facts, decision: decide(facts, parts.rules(), parts.now()) }
}

/** Waits for nothing unless somebody is asked. */
function run(door: Door, request: AccessRequest, watch: Watch): Authorized | Promise<Authorized> {
  const { parts } = door
  const round = decideNow(parts, request)
  parts.audit.append(auditDecision(request, round.decision))
  watch.onStep?.({ kind: 'decided', decision: round.decision })
  switch (round.decision.verdict) {
    case 'allow':
      // SECURITY: no rule can answer in the person's place what a server asks of the person, or open an address for one.
      if (request.action === 'elicitation/create' || request.action === 'link/open')
        return askAndRun(door, round, watch)
      return pass(door, round, null)
    case 'deny':
      return deny(parts, round, round.decision.decidedBy, null)
    case 'ask':
      return askAndRun(door, round, watch)
  }
}

function pass({ parts, authority }: Door, round: Round, askedAt: Millis | null): Authorized {
  const { request, facts, decision } = round
  if (askedAt === null && decision.decidedBy.kind === 'grant') parts.grants.used(decision.decidedBy.id as Grant['id'])
  const outcome = askedAt === null ? 'unasked' : 'granted'
  parts.record(recordOf(request, facts, decision, { outcome, askedAt, now: parts.now() }))
  parts.passed(request, facts, askedAt === null)
  return authority.mint(round.sent ?? request)
}

function ofOwnCard(request: AccessRequest): AccessRequest {
  if (hasOwnCard(request.action) && request.principal.kind === 'person') return request
  throw new AppError('UNAUTHORIZED_CALL', told`This is only ever asked on a card. Nothing was sent.`)
}

function confirmed(door: Door, request: AccessRequest, yes: OwnYes): Authorized {
  const { parts } = door
  const round = decideNow(parts, ofOwnCard(request))
  const { verdict, decidedBy } = round.decision
  parts.audit.append(auditDecision(request, round.decision))
  if (verdict === 'deny') {
    parts.record(recordOf(request, round.facts, round.decision, { outcome: 'denied', askedAt: null, now: parts.now() }))
    throw new AppError('PERMISSION_DENIED', decidedBy.sentence, { note: '' })
  }
  if (verdict === 'allow') return pass(door, round, null)
  // SECURITY: the yes is for exactly what the card showed.
  if (yes.digest !== request.context.digest)
    throw new AppError('PERMISSION_DENIED', told`This changed since it was shown. Look at it again.`, { note: '' })
  parts.audit.append(auditLine(request, 'answer', 'granted', decidedBy.sentence))
  if (yes.remember) keep(parts, round, yes.remember)
  return pass(door, round, parts.now())
}

function unasked(door: Door, request: AccessRequest, again: boolean): Passage {
  const { parts, authority } = door
  const round = decideNow(parts, ofOwnCard(request))
  const { decision } = round
  if (decision.verdict === 'allow' && again) return { authorized: authority.mint(request) }
  if (decision.verdict !== 'ask') parts.audit.append(auditDecision(request, decision))
  return decision.verdict === 'allow' ? { authorized: pass(door, round, null) } : { decision }
}

function deny(parts: GateParts, round: Round, why: Reason, askedAt: Millis | null): never {
  const { request, facts, decision } = round
  parts.record(recordOf(request, facts, decision, { outcome: 'denied', askedAt, now: parts.now() }))
  throw new AppError('PERMISSION_DENIED', REFUSALS.denied(why.sentence), { note: '' })
}

async function askAndRun(door: Door, round: Round, watch: Watch): Promise<Authorized> {
  const { parts } = door
  const { request, facts, decision } = round
  const asked = await parts.questionFor({ request, facts, decision, signal: watch.signal })
  const askedAt = parts.now()
  const { id, settled } = parts.desk.ask(asked.question, watch.signal)
  watch.onStep?.({ kind: 'asking', consentId: id })
  const how = await settled
  const end = (outcome: 'declined' | 'withdrawn', reason: Told) => {
    parts.record(recordOf(request, facts, decision, { outcome, askedAt, now: parts.now() }))
    parts.audit.append(auditLine(request, 'answer', outcome, reason))
  }
  if (how.kind === 'remembered') return run(door, request, watch)
  if (how.kind === 'withdrawn') {
    end('withdrawn', how.why)
    throw new AppError('CONSENT_WITHDRAWN', REFUSALS.withdrawn(how.why), { note: '' })
  }
  if (how.answer.outcome === 'dismissed') {
    end('withdrawn', DISMISSED)
    throw new AppError('CONSENT_WITHDRAWN', REFUSALS.withdrawn(DISMISSED), { note: '' })
  }
  if (how.answer.outcome === 'declined') {
    const { note } = how.answer
    end('declined', note === '' ? told`You said no.` : told`You said no, with a note.`)
    throw new AppError('CONSENT_DECLINED', REFUSALS.declined(note), { note })
  }
  if (how.answer.editedArguments === null) return granted(door, round, { asked, answer: how.answer, askedAt })
  // SECURITY: edited arguments are another call: decided anew, and a question about them is a new question.
  parts.audit.append(auditLine(request, 'answer', 'edited', told`You changed the arguments; they are decided anew.`))
  watch.onStep?.({ kind: 'edited' })
  return run(door, edited(request, how.answer.editedArguments, parts.now()), watch)
}

const DISMISSED = told`The question was put away without an answer.`

type Yes = { readonly asked: Asked; readonly answer: Granted; readonly askedAt: Millis }

function granted(door: Door, round: Round, { asked, answer, askedAt }: Yes): Authorized {
  const { parts } = door
  const { request } = round
  // SECURITY: checked again here, whatever the desk checked: the yes is for these exact arguments.
  if (answer.digest !== request.context.digest) throw new AppError('PERMISSION_DENIED', REFUSALS.changed, { note: '' })
  const choices = answer.secrets ?? []
  const sent = parts.hiding?.opened(request, choices) ?? request
  const surprise = newSince(round, decideNow(parts, sent).decision)
  if (surprise) {
    parts.audit.append(auditLine(request, 'answer', 'deny', surprise.sentence))
    return deny(parts, round, surprise, askedAt)
  }
  parts.audit.append(auditLine(request, 'answer', 'granted', round.decision.decidedBy.sentence))
  if (answer.offerId !== null) remember(parts, round, asked, answer.offerId)
  for (const { placeholder, send } of choices)
    parts.audit.append(auditLine(sent, 'answer', 'secret', letGo(placeholder, send)))
  parts.hiding?.remember(request, choices, wordsOf(asked))
  return pass(door, { ...round, sent: answer.content === undefined ? sent : filled(sent, answer.content) }, askedAt)
}

/** The question with its answer, for whoever asked: only here, and neither recorded nor audited. */
const filled = (request: AccessRequest, content: JsonObject): AccessRequest =>
  edited(request, { ...request.context.arguments, content }, request.context.at)

const letGo = (placeholder: string, send: 'once' | 'always'): Told =>
  send === 'once'
    ? told`You let ${placeholder} go to this server, this once.`
    : told`You let ${placeholder} go to this server, from now on.`

const wordsOf = (asked: Asked): SentenceText => textOf(asked.question.sentence)

/** SECURITY: the world may have changed while the question waited: a new deny or a new finding undoes the yes. */
function newSince(round: Round, now: Decision): Reason | undefined {
  if (now.verdict === 'deny') return now.decidedBy
  const known = new Set(round.decision.reasons.map((reason) => reason.id))
  return now.reasons.find((reason) => reason.kind === 'guard' && !known.has(reason.id))
}

function remember(parts: GateParts, round: Round, asked: Asked, offerId: string): void {
  const offered = asked.offers.get(offerId)
  if (!offered) throw new AppError('INVALID_INPUT', told`This way to remember was not offered.`)
  keep(parts, round, { ...offered, madeFrom: wordsOf(asked) })
  parts.desk.settleCovered((shown) => isCovered(parts, shown))
}

function keep(parts: GateParts, { request, facts }: Round, given: OfferedGrant & Pick<Grant, 'madeFrom'>): void {
  const grant = parts.grants.add(request, { ...given, effects: facts.assessment.effects })
  parts.audit.append(auditLine(request, 'grant', 'created', told`Remembered from this call: ${grant.id}`))
}

/** SECURITY: a remembered answer settles another question only if deciding it anew says allow by a grant. */
function isCovered(parts: GateParts, shown: ConsentRequest): boolean {
  const { decision } = decideNow(parts, shown.request)
  return decision.verdict === 'allow' && decision.decidedBy.kind === 'grant'
}

const edited = (request: AccessRequest, args: AccessRequest['context']['arguments'], at: Millis): AccessRequest =>
  makeRequest({
    id: request.id,
    principal: request.principal,
    action: request.action,
    resource: request.resource,
    conversationId: request.context.conversationId,
    turnId: request.context.turnId,
    traceId: request.context.traceId,
    arguments: args,
    at,
  })
