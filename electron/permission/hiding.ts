// Secrets as placeholders: which the model is shown, which main may put in where, and which wait for the person's word.
import type { SentenceText } from '../../shared/consent.ts'
import type { AccountId, ConversationId, ServerId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, Assessment } from '../../shared/permission.ts'
import type { SecretChoice, SecretUse } from '../../shared/secrets.ts'
import { reachesOut } from './circumstances.ts'
import { makeRequest } from './digest.ts'
import type { JudgedLeaf } from './provenance.ts'
import type { Destination, SecretRules } from './secretRules.ts'
import { createVeil, type HeldSecret, NO_VEIL, placeholdersIn, mayHold, unveiled, type Veil } from './veil.ts'

export type HidingParts = {
  isOn(this: void): boolean
  identityOf(this: void, serverId: ServerId): string | undefined
  readonly rules: Pick<SecretRules, 'allows' | 'add'>
}
/** Who calls what with which arguments: what a request is made from. */
export type Outgoing = {
  readonly principal: AccessRequest['principal']['kind']
  readonly conversationId: ConversationId | null
  readonly serverId: ServerId
  readonly accountId: AccountId | null
  readonly arguments: JsonObject
  /** Asked for only where a placeholder stands in the arguments. */
  readonly assessment: () => Assessment
}
/** A secret that stands in the arguments and may not yet go where the call goes, with the leaves that hold it. */
export type WaitingSecret = { readonly held: HeldSecret; readonly leaves: readonly JudgedLeaf[] }

const NONE: readonly never[] = []

export type Hiding = ReturnType<typeof createHiding>

/** One book of secrets per conversation, made anew with every reading of its history. */
export function createHiding(parts: HidingParts) {
  const books = new Map<ConversationId, Veil>()
  const bookFor = (principal: AccessRequest['principal']['kind'], id: ConversationId | null): Veil =>
    // SECURITY: placeholders are the model's; a server or its view that writes one gets nothing for it.
    (principal === 'assistant' || principal === 'delegate') && id !== null ? (books.get(id) ?? NO_VEIL) : NO_VEIL
  const bookOf = ({ principal, context }: AccessRequest) => bookFor(principal.kind, context.conversationId)
  const destination = ({ serverId, accountId }: Pick<Outgoing, 'serverId' | 'accountId'>): Destination => ({
    serverId,
    accountId,
    identity: parts.identityOf(serverId),
  })
  return {
    /** A new reading of the conversation's history for the model, oldest first. */
    begin(conversationId: ConversationId): Veil {
      const veil = parts.isOn() ? createVeil() : NO_VEIL
      books.set(conversationId, veil)
      return veil
    },
    forget: (conversationId: ConversationId): void => void books.delete(conversationId),
    /** The arguments as they would go with nobody asked: true values where a rule lets them go, and back to where they came from. */
    admitted(call: Outgoing): JsonObject {
      if (!mayHold(call.arguments)) return call.arguments
      const to = destination(call)
      const stays = !reachesOut(call.assessment())
      const isHome = ({ sources }: HeldSecret) =>
        sources.some(
          (one) => one.from === 'server' && one.serverId === call.serverId && one.accountId === call.accountId,
        )
      const veil = bookFor(call.principal, call.conversationId)
      // SECURITY: back to where it came from tells nobody anything new, unless that server passes it on.
      return unveiled(call.arguments, veil, (held) => (stays && isHome(held)) || parts.rules.allows(held.kind, to))
    },
    /** The arguments with every true value, to judge by and never to send. */
    revealed: (request: AccessRequest): JsonObject => unveiled(request.context.arguments, bookOf(request), () => true),
    isAllowed: (kind: HeldSecret['kind'], { resource }: AccessRequest): boolean =>
      parts.rules.allows(kind, destination(resource)),
    /** Secrets that stand in the arguments as placeholders. */
    waiting(request: AccessRequest, leaves: readonly JudgedLeaf[]): readonly WaitingSecret[] {
      if (!mayHold(request.context.arguments)) return NONE
      const veil = bookOf(request)
      if (!veil.hides) return []
      const names = new Set(placeholdersIn(JSON.stringify(request.context.arguments)))
      return [...names].flatMap((name): WaitingSecret[] => {
        const held = veil.find(name)
        return held ? [{ held, leaves: leaves.filter((leaf) => leaf.value.includes(held.value)) }] : []
      })
    },
    /** The request with the true values that were chosen; the same one when none was. */
    opened(request: AccessRequest, choices: readonly SecretChoice[]): AccessRequest {
      const chosen = new Set(choices.map(({ placeholder }) => placeholder))
      if (chosen.size === 0) return request
      const args = unveiled(request.context.arguments, bookOf(request), ({ placeholder }) => chosen.has(placeholder))
      return makeRequest({ ...request, ...request.context, arguments: args })
    },
    /** Keeps what the person chose to allow from now on. */
    remember(request: AccessRequest, choices: readonly SecretChoice[], madeFrom: SentenceText): void {
      for (const { placeholder, send } of choices) {
        const held = send === 'always' ? bookOf(request).find(placeholder) : undefined
        if (held) parts.rules.add(held.kind, destination(request.resource), madeFrom)
      }
    },
  }
}

/** For the card: never the value. */
export function secretUse({ held, leaves }: WaitingSecret, { effects }: Assessment): SecretUse {
  const seen = held.sources.map((one) =>
    one.from === 'server'
      ? ({ from: 'server', name: one.serverName } as const)
      : ({ from: 'person', name: '' } as const),
  )
  return {
    placeholder: held.placeholder,
    kind: held.kind,
    shown: held.shown,
    pointers: leaves.map(({ pointer }) => pointer),
    seenIn: seen.filter((one, at) => seen.findIndex((other) => other.name === one.name) === at),
    suggested: held.kind === 'bankAccount' && leaves.length > 0 && leaves.every(({ kind }) => kind === 'account'),
    canRemember: !effects.some((effect) => effect === 'send' || effect === 'execute'),
  }
}
