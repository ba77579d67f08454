// The desk and the gate, around the pure core.
import type { Preview, Sentence } from '../../../shared/consent.ts'
import { type CatalogueTool, isForModel, type ToolResult } from '../../../shared/host.ts'
import type { AccountId, ConversationId, TraceId, TurnId } from '../../../shared/ids.ts'
import type { JsonObject } from '../../../shared/json.ts'
import type { AccessRequest, Assessment } from '../../../shared/permission.ts'
import { outcomeLine, resultDigest } from '../../audit/outcome.ts'
import type { Authorized } from '../../permission/authorized.ts'
import { type ConsentDesk, createConsentDesk } from '../../permission/consent.ts'
import { frozenCopy } from '../../exact.ts'
import { makeRequest } from '../../permission/digest.ts'
import { assessmentOfCall, type FullFacts } from '../../permission/facts.ts'
import { createGate, type GateParts, type OpenGate } from '../../permission/gate.ts'
import { createLook } from '../../permission/look.ts'
import { createQuestions } from '../../permission/questions.ts'
import { realPath } from '../../permission/realPath.ts'
import { describeCall } from '../../permission/sentences/describeCall.ts'
import { describeRequest } from '../../permission/sentences/describeRequest.ts'
import { clock, type Ground, newId } from '../ground.ts'
import type { Kept } from './kept.ts'
import type { Looks } from './looks.ts'
import { misfit } from './misfit.ts'
import type { PermissionOptions } from './needs.ts'
import { inEach, told } from '../../../shared/told.ts'

/** A tool call to be made into an access request. */
export type ToolRequest = {
  readonly tool: CatalogueTool
  readonly arguments: JsonObject
  readonly principal: AccessRequest['principal']
  readonly accountId: AccountId | null
  readonly conversationId: ConversationId | null
  readonly turnId: TurnId | null
  readonly traceId: TraceId | null
}

export function createDoor(options: PermissionOptions, kept: Kept, looks: Looks) {
  const { ground } = options
  const desk = openDesk(ground)
  const sentenceOf = sentences(options)
  const resourceOf = resources(kept)
  const requestFor = (asked: ToolRequest): AccessRequest => {
    const { tool, principal, accountId, conversationId } = asked
    const { serverId } = tool
    return makeRequest({
      id: newRequestId(),
      principal,
      action: 'tools/call',
      resource: resourceOf(tool, accountId),
      conversationId,
      turnId: asked.turnId,
      traceId: asked.traceId,
      arguments: looks.hiding.admitted({
        principal: principal.kind,
        conversationId,
        serverId,
        accountId,
        arguments: asked.arguments,
        assessment: () =>
          assessmentOfCall(looks.factParts, { serverId, accountId, name: tool.definition.name }, asked.arguments),
      }),
      at: clock.now(),
    })
  }
  const gate: OpenGate = createGate({
    factsOf: looks.factsOf,
    questionFor: questions(options, { kept, looks, sentenceOf, look: (request, signal) => look(request, signal) }),
    rules: kept.rules,
    hiding: looks.hiding,
    grants: kept.grants,
    desk,
    audit: ground.audit,
    record: (record) => kept.history.append(record),
    passed(request, facts, unasked) {
      looks.memory.passed(request, facts as FullFacts, unasked)
      kept.drift.approve(request)
    },
    now: clock.now,
  })
  const look = createLook({
    toolOf: ({ resource }) => options.needs.toolOf(resource.serverId, resource.name),
    catalogue: () => options.needs.catalogue().filter(({ definition }) => isForModel(definition)),
    assess: (tool, definition) => looks.assess(tool.serverId, definition.name),
    requestFor: (tool, args, { principal, resource, context }) =>
      requestFor({ ...context, tool, arguments: args, principal, accountId: resource.accountId }),
    foresee: gate.foresee,
    authorize: (request, signal) => gate.authorize(request, signal),
    call: options.needs.call,
    ended: (authorized, result) => ground.audit.append(lookLine(authorized, result)),
    place: whereAndWhen,
  })
  return { desk, gate, requestFor, sentenceOf }
}

/** Ids of this run: no other process has them, and making one costs nothing. They join lines of the record and open no door. */
const run = newId().slice(0, 18)
let asked = 0
const newRequestId = (): string => `${run}-${((asked += 1)).toString(36)}`

/** One frozen resource for a tool, an account and a pin: a call makes no new one, and what was found out about it can be kept by it. */
function resources({ drift }: Kept) {
  const known = new WeakMap<CatalogueTool, AccessRequest['resource']>()
  return (tool: CatalogueTool, accountId: AccountId | null): AccessRequest['resource'] => {
    const { serverId, serverName, definition } = tool
    const pin = drift.pinOf(serverId, definition.name)
    const last = known.get(tool)
    if (last?.accountId === accountId && last.pin === pin) return last
    const fresh = frozenCopy({ serverId, serverName, accountId, name: definition.name, pin })
    known.set(tool, fresh)
    return fresh
  }
}

/** Nobody asked for a look but the question: the record says so. */
const lookLine = (looked: Authorized, result: ToolResult | null) =>
  result === null
    ? outcomeLine(looked, 'failed', told`Gatehouse looked this up for a question and got no answer.`)
    : outcomeLine(
        looked,
        result.isError ? 'toolError' : 'ok',
        told`Gatehouse looked this up for a question. Result sha256 ${resultDigest(result)}`,
      )

function openDesk({ settings, emit }: Ground): ConsentDesk {
  return createConsentDesk({
    now: clock.now,
    newId,
    timer: clock.after,
    timeout: () => {
      const seconds = settings.get().consentTimeoutSeconds
      return seconds === null ? null : seconds * 1000
    },
    changed: (pending) => emit('permission.pendingChanged', pending),
    misfit,
  })
}

const whereAndWhen = () => ({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  now: clock.now(),
})

type SentenceOf = (request: AccessRequest, assessment: Assessment, preview: Preview | null) => Sentence

const BUILT_IN = told`Shipped with Gatehouse`

/** Our own sentence about a request, in every language. */
function sentences({ needs }: PermissionOptions): SentenceOf {
  return (request, assessment, preview) => {
    const { action, resource, context } = request
    const tool = action === 'tools/call' ? needs.toolOf(resource.serverId, resource.name)?.definition : undefined
    if (!tool) return inEach((language) => describeRequest(request, language))
    const call = { tool, assessment, arguments: context.arguments, preview, ...whereAndWhen() }
    return inEach((language) => describeCall({ ...call, language }))
  }
}

type Inner = {
  readonly kept: Kept
  readonly looks: Looks
  readonly sentenceOf: SentenceOf
  readonly look: (request: AccessRequest, signal: AbortSignal) => Promise<Preview | null>
}

function questions({ needs, desktop }: PermissionOptions, inner: Inner): GateParts['questionFor'] {
  const ask = createQuestions({
    toolOf: inner.looks.factParts.toolOf,
    identityOf: (id) => (needs.isBuiltIn(id) ? BUILT_IN : needs.identityOf(id)),
    accountNameOf: needs.accountNameOf,
    sentenceOf: inner.sentenceOf,
    look: inner.look,
    saidIn: (id) => inner.looks.ledger.context(id).said,
    past: () => inner.kept.history.list(),
    hasTrustedWindow: () => desktop,
    now: clock.now,
    realPath,
  })
  return (input) => ask({ ...input, facts: input.facts as FullFacts })
}
