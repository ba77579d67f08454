// What is kept of each decision: small, plain, and enough to decide it again under other rules.
import type { Millis } from '../../shared/ids.ts'
import type { AccessRequest, Assessment, Decision } from '../../shared/permission.ts'
import type { Json } from '../../shared/json.ts'
import { asciiQuoted } from '../../shared/canonical.ts'
import { canonicalOf } from '../exact.ts'
import type { Facts } from './decide.ts'
import { toldText } from '../../shared/told.ts'

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

function requestText({ id, principal, action, resource, context }: AccessRequest): string {
  const { conversationId, turnId, traceId, digest, at } = context
  return (
    '{"id":' +
    text(id) +
    ',"principal":' +
    json(principal) +
    ',"action":"' +
    action +
    '","resource":' +
    json(resource) +
    ',"context":{"conversationId":' +
    text(conversationId) +
    ',"turnId":' +
    text(turnId) +
    ',"traceId":' +
    text(traceId) +
    ',"arguments":' +
    canonicalOf(context.arguments) +
    ',"digest":"' +
    digest +
    '","at":' +
    String(at) +
    '}}'
  )
}

/**
 * The record as JSON, put together by hand, since each call writes one: most of it was written before (the arguments for
 * their digest, the resource for the call before). Added up, not in a template: that would ask each part whether it is a text.
 */
export const recordText = (record: DecisionRecord): string =>
  '{"at":' +
  String(record.at) +
  ',"request":' +
  requestText(record.request) +
  ',"effects":' +
  list(record.effects) +
  ',"findings":' +
  list(record.findings) +
  ',"byMode":' +
  mode(record.byMode) +
  ',"byModeCarrying":' +
  mode(record.byModeCarrying) +
  ',"carries":' +
  list(record.carries ?? []) +
  ',"verdict":"' +
  record.verdict +
  '","decidedBy":{"kind":"' +
  record.decidedBy.kind +
  '","id":' +
  text(record.decidedBy.id) +
  '},"outcome":"' +
  record.outcome +
  '","askedAt":' +
  String(record.askedAt) +
  (record.warned ? ',"warned":true}' : ',"warned":false}')
