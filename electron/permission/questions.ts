// Questions: what the card shows of a call that must be asked about.
import type { Preview, Sentence } from '../../shared/consent.ts'
import { askingOf } from '../../shared/elicitation.ts'
import type { ToolDefinition } from '../../shared/host.ts'
import type { AccountId, ConversationId, ServerId } from '../../shared/ids.ts'
import type { AccessRequest, Assessment, Decision } from '../../shared/permission.ts'
import type { RealPath } from './constraints.ts'
import type { FullFacts } from './facts.ts'
import type { Asked } from './gate.ts'
import { secretUse } from './hiding.ts'
import { offersFor } from './offers.ts'
import type { DecisionRecord } from './records.ts'
import { wordsOf } from './wordStream.ts'
import { plain } from './normalise.ts'
import type { Told } from '../../shared/told.ts'

export type QuestionParts = {
  toolOf(this: void, serverId: ServerId, name: string): ToolDefinition | undefined
  identityOf(this: void, serverId: ServerId): Told | string | undefined
  accountNameOf(this: void, accountId: AccountId): string | null
  /** The sentence that we write about the call. */
  sentenceOf(this: void, request: AccessRequest, assessment: Assessment, preview: Preview | null): Sentence
  /** Looks first, when reading is allowed without asking; null when there is nothing to see. */
  look(this: void, request: AccessRequest, signal: AbortSignal): Promise<Preview | null>
  saidIn(this: void, conversationId: ConversationId): readonly string[]
  past(this: void): readonly DecisionRecord[]
  /** A separate trusted window answers grave questions (the desktop). */
  hasTrustedWindow(this: void): boolean
  now(this: void): number
  /** Follows links of this computer. */
  readonly realPath?: RealPath
}

const SPEAKS_FOR_PERSON = new Set(['assistant', 'delegate'])
const GRAVE = new Set(['send', 'delete', 'spend', 'execute'])

/** The person's sentence that shares most words with the call; null when none shares any. */
export function servedSentence(said: readonly string[], values: readonly string[]): string | null {
  const wanted = new Set(values.flatMap((value) => wordsOf(plain(value)).words).filter((word) => word.length > 2))
  let best: string | null = null
  let most = 0
  for (const text of said)
    for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
      const shared = new Set(wordsOf(plain(sentence)).words.filter((word) => wanted.has(word))).size
      if (shared > most) [best, most] = [sentence.trim().slice(0, 300), shared]
    }
  return best
}

const formOf = (request: AccessRequest) => {
  const asking = askingOf(request)
  return asking?.mode === 'form' ? asking.schema : null
}

/** Makes the question and what its offers would grant. */
export function createQuestions(parts: QuestionParts) {
  return async (input: {
    request: AccessRequest
    facts: FullFacts
    decision: Decision
    signal: AbortSignal
  }): Promise<Asked> => {
    const { request, facts, decision, signal } = input
    const { resource, context } = request
    const tool = request.action === 'tools/call' ? parts.toolOf(resource.serverId, resource.name) : undefined
    const preview = tool === undefined ? null : await parts.look(request, signal)
    const { assessment } = facts
    const { offers, grants } = offersFor({
      request,
      assessment,
      leaves: facts.at.leaves,
      past: parts.past(),
      now: parts.now(),
      ...(parts.realPath ? { realPath: parts.realPath } : {}),
    })
    // SECURITY: what a guard found would be found again, what the organisation wants asked is asked: remembering is not offered.
    const guarded = decision.decidedBy.kind === 'guard' || decision.decidedBy.kind === 'organisation'
    const said = context.conversationId === null ? [] : parts.saidIn(context.conversationId)
    const values = [resource.name, ...facts.at.leaves.map((leaf) => leaf.value)]
    return {
      offers: guarded ? new Map() : grants,
      question: {
        request,
        toolTitle: tool?.title ?? resource.name,
        toolDescription: tool?.description ?? '',
        inputSchema: tool?.inputSchema ?? formOf(request),
        serverIdentity: parts.identityOf(resource.serverId) ?? resource.serverName,
        accountName: resource.accountId === null ? null : parts.accountNameOf(resource.accountId),
        sentence: parts.sentenceOf(request, assessment, preview),
        assessment,
        decision,
        origins: facts.at.leaves.map(({ pointer, kind, consequential, origins }) => ({
          pointer,
          kind,
          consequential,
          origins,
        })),
        flows: facts.at.flows,
        secrets: facts.at.waiting.map((one) => secretUse(one, assessment)),
        preview,
        // In Direct mode the call is the person's own: there is no sentence that it serves.
        // SECURITY: nor does one of a view: what the person said to the assistant must not speak for it.
        servesSentence: SPEAKS_FOR_PERSON.has(request.principal.kind) ? servedSentence(said, values) : null,
        drift: facts.at.drift,
        offers: guarded ? [] : offers,
        surface:
          parts.hasTrustedWindow() && assessment.effects.some((effect) => GRAVE.has(effect)) ? 'trusted' : 'page',
      },
    }
  }
}
