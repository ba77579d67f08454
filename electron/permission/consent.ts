// The consent desk: main holds the questions, a window can only answer one by its id. No answer is no.
import type { ConsentId, Millis, ServerId, TurnId } from '../../shared/ids.ts'
import { askingOf } from '../../shared/elicitation.ts'
import type { JsonObject, JsonSchema } from '../../shared/json.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { ConsentAnswer, ConsentRequest } from '../../shared/consent.ts'
import { type Told, told } from '../../shared/told.ts'

export type Question = Omit<ConsentRequest, 'id' | 'askedAt' | 'expiresAt'>
/** How one question ended. `remembered`: another answer covered it. Withdrawn is a no. */
export type Settled =
  | { readonly kind: 'answered'; readonly answer: ConsentAnswer }
  | { readonly kind: 'remembered' }
  | { readonly kind: 'withdrawn'; readonly why: Told }

/** `window`: the chat page or the separate trusted window; a server can never answer. */
export type AnsweredFrom = 'page' | 'trusted'

export type DeskParts = {
  now(): Millis
  newId(): string
  /** Calls back once after some milliseconds; returns how to call it off. */
  timer(milliseconds: number, then: () => void): () => void
  /** Milliseconds until an unanswered question is a no; null for never. */
  timeout(): number | null
  changed(pending: readonly ConsentRequest[]): void
  /** Says what is wrong with the values of a server's form; null when they fit its schema. */
  misfit(schema: JsonSchema, content: JsonObject): Told | null
}

export type ConsentDesk = {
  list(): readonly ConsentRequest[]
  ask(question: Question, signal: AbortSignal): { readonly id: ConsentId; readonly settled: Promise<Settled> }
  /** Throws NOT_FOUND when it no longer waits, INVALID_INPUT when the digest is not the one shown, PERMISSION_DENIED from the wrong window. */
  answer(id: ConsentId, answer: ConsentAnswer, from: AnsweredFrom): void
  /** Settles every waiting question that a new rule covers now. */
  settleCovered(isCovered: (shown: ConsentRequest) => boolean): void
  withdraw(which: (shown: ConsentRequest) => boolean, why: Told): void
  withdrawServer(serverId: ServerId): void
  withdrawTurn(turnId: TurnId): void
}

type Waiting = { readonly shown: ConsentRequest; readonly settle: (settled: Settled) => void }
type Desk = { readonly parts: DeskParts; readonly waiting: Map<string, Waiting> }

const EXPIRED = told`Nobody answered in time, which is a no.`
const STOPPED = told`The answer was stopped before you decided.`
const listOf = ({ waiting }: Desk) => [...waiting.values()].map((entry) => entry.shown)

/** Holds any number of questions at once, in the order they were asked. */
export function createConsentDesk(parts: DeskParts): ConsentDesk {
  const desk: Desk = { parts, waiting: new Map() }
  const settleWhere = (which: (shown: ConsentRequest) => boolean, how: Settled) => {
    for (const entry of desk.waiting.values()) if (which(entry.shown)) entry.settle(how)
  }
  const withdraw: ConsentDesk['withdraw'] = (which, why) => settleWhere(which, { kind: 'withdrawn', why })
  return {
    list: () => listOf(desk),
    ask: (question, signal) => ask(desk, question, signal),
    answer: (id, given, from) => answer(desk, { id, given, from }),
    withdraw,
    settleCovered: (isCovered) => settleWhere(isCovered, { kind: 'remembered' }),
    withdrawServer: (serverId) =>
      withdraw(
        (shown) => shown.request.resource.serverId === serverId,
        told`The server is gone, so the question is a no.`,
      ),
    withdrawTurn: (turnId) => withdraw((shown) => shown.request.context.turnId === turnId, STOPPED),
  }
}

function ask(desk: Desk, question: Question, signal: AbortSignal): ReturnType<ConsentDesk['ask']> {
  const { parts, waiting } = desk
  const id = parts.newId() as ConsentId
  const askedAt = parts.now()
  const timeout = parts.timeout()
  const shown: ConsentRequest = { ...question, id, askedAt, expiresAt: timeout === null ? null : askedAt + timeout }
  const settled = new Promise<Settled>((resolve) => {
    let callOff = () => {}
    const stopped = () => settle({ kind: 'withdrawn', why: STOPPED })
    const settle = (how: Settled) => {
      // SECURITY: one question settles once; whoever comes second finds nothing.
      if (waiting.get(id)?.settle !== settle) return
      waiting.delete(id)
      callOff()
      signal.removeEventListener('abort', stopped)
      parts.changed(listOf(desk))
      resolve(how)
    }
    waiting.set(id, { shown, settle })
    if (signal.aborted) return stopped()
    signal.addEventListener('abort', stopped, { once: true })
    if (timeout !== null) callOff = parts.timer(timeout, () => settle({ kind: 'withdrawn', why: EXPIRED }))
    parts.changed(listOf(desk))
  })
  return { id, settled }
}

type Given = { readonly id: ConsentId; readonly given: ConsentAnswer; readonly from: AnsweredFrom }

function answer({ parts, waiting }: Desk, { id, given, from }: Given): void {
  const entry = waiting.get(id)
  if (!entry) throw new AppError('NOT_FOUND', told`This question is no longer waiting.`)
  const { shown } = entry
  if (given.outcome === 'granted') {
    // SECURITY: a yes to a grave act comes from the window that no model and no server can draw in.
    if (shown.surface === 'trusted' && from !== 'trusted')
      throw new AppError('PERMISSION_DENIED', told`You can only say yes to this question in its own window.`)
    // SECURITY: the yes is bound to the exact arguments that were shown.
    if (given.digest !== shown.request.context.digest)
      throw new AppError('INVALID_INPUT', told`The question has changed since it was shown. Look at it again.`)
    if (given.offerId !== null && !shown.offers.some((offer) => offer.id === given.offerId))
      throw new AppError('INVALID_INPUT', told`This way to remember was not offered.`)
    // SECURITY: only a secret that was shown can be let go, and for longer only where the card offered it.
    for (const { placeholder, send } of given.secrets ?? [])
      if (!shown.secrets.some((one) => one.placeholder === placeholder && (send === 'once' || one.canRemember)))
        throw new AppError('INVALID_INPUT', told`This choice for a secret was not offered.`)
    checkContent(parts, shown, given)
    if (shown.expiresAt !== null && parts.now() >= shown.expiresAt)
      return entry.settle({ kind: 'withdrawn', why: EXPIRED })
  }
  entry.settle({ kind: 'answered', answer: structuredClone(given) })
}

/** SECURITY: a server's form is sent as the person filled it, once and whole; no other yes carries values, and none edits the question. */
function checkContent(
  { misfit }: DeskParts,
  { request }: ConsentRequest,
  { content, editedArguments }: Extract<ConsentAnswer, { outcome: 'granted' }>,
): void {
  const asking = askingOf(request)
  const wanted = asking?.mode === 'form'
  if (wanted !== (content !== undefined) || (asking !== null && editedArguments !== null))
    throw new AppError('INVALID_INPUT', told`This answer does not fit the question.`)
  const wrong = wanted && content !== undefined ? misfit(asking.schema, content) : null
  if (wrong !== null) throw new AppError('INVALID_INPUT', wrong)
}
