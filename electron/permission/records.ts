// What is kept of each decision: small, plain, and enough to decide it again under other rules.
import type { Millis } from '../../shared/ids.ts'
import type { AccessRequest, Assessment, Decision } from '../../shared/permission.ts'
import type { Json } from '../../shared/json.ts'
import { asciiQuoted } from '../../shared/canonical.ts'
import { canonicalOf } from '../exact.ts'
import { type BriefText, type Form, rememberForms } from '../brief.ts'
import type { Facts } from './decide.ts'
import { isSameTold, toldText } from '../../shared/told.ts'

/** One decision as recorded. `facts` is what the pure core looked at, so that it can be replayed. */
export type DecisionRecord = {
  readonly at: Millis
  readonly request: AccessRequest
  readonly effects: Assessment['effects']
  readonly findings: Facts['findings']
  readonly byMode: Facts['byMode']
  /** Absent in what was recorded before flow rules. */
  readonly carries?: Facts['carries']
  readonly byModeCarrying?: Facts['byModeCarrying']
  readonly verdict: Decision['verdict']
  readonly decidedBy: { readonly kind: Decision['decidedBy']['kind']; readonly id: string }
  readonly outcome: 'unasked' | 'granted' | 'declined' | 'withdrawn' | 'denied'
  /** When the question was shown; null when nobody was asked. */
  readonly askedAt: Millis | null
  readonly warned: boolean
}

const text = (value: string | null): string => (value === null ? 'null' : asciiQuoted(value))
const list = (values: readonly unknown[]): string => (values.length === 0 ? '[]' : JSON.stringify(values))
const mode = (said: Facts['byMode'] | null | undefined): string =>
  said
    ? '{"verdict":"' + said.verdict + '","id":' + text(said.id) + ',"sentence":' + toldText(said.sentence) + '}'
    : 'null'

/** Names that servers gave may hold broken characters, which have no canonical form. */
function json(value: object): string {
  try {
    return canonicalOf(value as Json)
  } catch {
    return JSON.stringify(value)
  }
}

/** In a gap stands what is new with each call: when, which request of which turn, and its arguments. */
function formOf(record: DecisionRecord): Form {
  const { principal, action, resource, context } = record.request
  const parts = [
    '{"at":',
    ',"request":{"id":',
    `,"principal":${json(principal)},"action":"${action}","resource":${json(resource)},"context":{"conversationId":${text(context.conversationId)},"turnId":`,
    ',"traceId":',
    ',"arguments":',
    ',"digest":',
    ',"at":',
    `}},"effects":${list(record.effects)},"findings":${list(record.findings)},"byMode":${mode(record.byMode)}` +
      `,"byModeCarrying":${mode(record.byModeCarrying)},"carries":${list(record.carries ?? [])},"verdict":"${record.verdict}"` +
      `,"decidedBy":{"kind":"${record.decidedBy.kind}","id":${text(record.decidedBy.id)}},"outcome":"${record.outcome}"` +
      `,"askedAt":${String(record.askedAt)},"warned":${String(record.warned)}}`,
  ]
  return { parts, isJson: [false, false, false, false, true, false, false] }
}

const isSameMode = (a: Facts['byMode'] | null | undefined, b: Facts['byMode'] | null | undefined): boolean =>
  a === b || (!!a && !!b && a.verdict === b.verdict && a.id === b.id && isSameTold(a.sentence, b.sentence))
const isSameList = (a: readonly unknown[] = [], b: readonly unknown[] = []): boolean =>
  a === b || (a.length === 0 && b.length === 0)

/** The same but for what stands in the gaps; lists by identity, since most are constants. */
const isAlike = (a: DecisionRecord, b: DecisionRecord): boolean =>
  a.request.resource === b.request.resource &&
  a.request.action === b.request.action &&
  a.request.principal.kind === b.request.principal.kind &&
  a.request.principal.name === b.request.principal.name &&
  a.request.context.conversationId === b.request.context.conversationId &&
  a.decidedBy.kind === b.decidedBy.kind &&
  a.decidedBy.id === b.decidedBy.id &&
  a.verdict === b.verdict &&
  a.outcome === b.outcome &&
  a.askedAt === b.askedAt &&
  a.warned === b.warned &&
  isSameMode(a.byMode, b.byMode) &&
  isSameMode(a.byModeCarrying, b.byModeCarrying) &&
  isSameList(a.effects, b.effects) &&
  isSameList(a.findings, b.findings) &&
  isSameList(a.carries, b.carries)

/** Records as JSON, in brief: each call writes one, and most of it was written for the call before. */
export function createRecordTexts(): (record: DecisionRecord) => BriefText {
  const formFor = rememberForms(isAlike, formOf)
  return (record) => {
    const { id, context } = record.request
    const { turnId, traceId, digest, at } = context
    const gaps = [record.at, id, turnId, traceId, canonicalOf(context.arguments), digest, at]
    return { form: formFor(record), gaps }
  }
}
