import { z } from 'zod'
import {
  AccountId,
  ConversationId,
  Digest,
  GrantId,
  type Millis,
  PolicyId,
  ServerId,
  type TraceId,
  type TurnId,
} from './ids.ts'
import { Json, JsonObject } from './json.ts'
import { KeptInEach, KeptTold } from './keptTold.ts'
import type { Told } from './told.ts'

// ---- who asks to do what to what ------------------------------------------------------------------------------

/** Who acts: the assistant in a conversation, a delegate of it, a server that asks something of us, an MCP App view, or the person (Direct mode). */
export const PrincipalKind = z.enum(['assistant', 'delegate', 'server', 'app', 'person'])
export type PrincipalKind = z.infer<typeof PrincipalKind>

export const Action = z.enum([
  'tools/call',
  'resources/read',
  'prompts/get',
  'sampling/createMessage',
  'elicitation/create',
  'server/start',
  'account/signIn',
  'link/open',
])
export type Action = z.infer<typeof Action>

/** One access request, frozen when the gate sees it. `digest` is the SHA-256 of the RFC 8785 form of the arguments. */
export type AccessRequest = {
  readonly id: string
  readonly principal: { readonly kind: PrincipalKind; readonly name: string }
  readonly action: Action
  readonly resource: {
    readonly serverId: ServerId
    readonly serverName: string
    readonly accountId: AccountId | null
    /** The tool's name on its server; for other actions the uri, prompt or URL. */
    readonly name: string
    /** Digest of the definition that this request was made against; null where nothing is pinned. */
    readonly pin: Digest | null
  }
  readonly context: {
    readonly conversationId: ConversationId | null
    readonly turnId: TurnId | null
    readonly traceId: TraceId | null
    readonly arguments: JsonObject
    readonly digest: Digest
    readonly at: Millis
  }
}

// ---- effects ----------------------------------------------------------------------------------------------------

/** What a call would do. From mild to grave for sorting; `read` excludes the others. */
export const EffectKind = z.enum(['read', 'write', 'send', 'execute', 'spend', 'delete'])
export type EffectKind = z.infer<typeof EffectKind>

export const SignalSource = z.enum(['hint', 'name', 'description', 'schema', 'scope', 'curated', 'person'])
export type SignalSource = z.infer<typeof SignalSource>

/** One piece of evidence for an effect; `sure` from 0 to 1; `evidence` is for people ("the name says *delete*"). */
export type Signal = {
  readonly source: SignalSource
  readonly effect: EffectKind
  readonly sure: number
  readonly evidence: Told
}

/** What a call of a tool would do, with the evidence. `effects` is never empty, the gravest first; unknown is more than a read. */
export type Assessment = {
  readonly effects: readonly EffectKind[]
  /** Can it be put back? */
  readonly undo: 'yes' | 'partly' | 'never'
  /** What counts as `delete` here replaces what was there rather than removing it. */
  readonly overwrites?: boolean
  /** Reaches other people, or systems that are not the person's own. */
  readonly openWorld: boolean
  readonly sure: number
  readonly signals: readonly Signal[]
  /** Sentence for the card when the signals disagree (the stricter counted), else null. */
  readonly disagreement: Told | null
}

// ---- labels and provenance ---------------------------------------------------------------------------------------

/** Whose data a result is, how private, how trusted. `others`: text that somebody else could have written. */
export type Label = {
  readonly serverId: ServerId
  readonly serverName: string
  readonly accountId: AccountId | null
  readonly privacy: 'private' | 'public'
  readonly trust: 'own' | 'others'
}

/** Where a value of the arguments was seen. */
export type Origin =
  | { readonly from: 'person' }
  | {
      readonly from: 'result'
      readonly callId: string
      readonly tool: string
      readonly label: Label
      readonly excerpt: string
    }
  /** In no text that was seen: the model made it. */
  | { readonly from: 'model' }

/** One leaf of the arguments and where its value was seen. `consequential`: it chooses who, where, what or how much. */
export type LeafOrigin = {
  readonly pointer: string
  readonly kind: 'address' | 'link' | 'path' | 'id' | 'account' | 'date' | 'number' | 'name' | 'text' | 'flag'
  readonly consequential: boolean
  readonly origins: readonly Origin[]
}

/** Data of one service about to go to another, or out of this device. */
export type Flow = {
  readonly from: Label
  readonly toServerId: ServerId
  readonly toServerName: string
  readonly toOutside: boolean
  readonly what: string
}

// ---- policies, grants, decisions -----------------------------------------------------------------------------------

export const Verdict = z.enum(['allow', 'ask', 'deny'])
export type Verdict = z.infer<typeof Verdict>

/** A condition on one value of the arguments, by JSON pointer (RFC 6901). A missing value never satisfies. */
export const Constraint = z.object({
  pointer: z.string(),
  test: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('equals'), value: Json }),
    z.object({ kind: z.literal('oneOf'), values: z.array(Json).min(1) }),
    /** A path after resolving `..`; the prefix ends at a separator. */
    z.object({ kind: z.literal('under'), folder: z.string().min(1) }),
    z.object({ kind: z.literal('startsWith'), prefix: z.string().min(1) }),
    /** Every address or link of the value has its host in one of these domains. */
    z.object({ kind: z.literal('domainIn'), domains: z.array(z.string().min(1)).min(1) }),
    z.object({ kind: z.literal('atMost'), limit: z.number() }),
    /** `*` stands for any run of characters but the separator `/`. */
    z.object({ kind: z.literal('matches'), pattern: z.string().min(1).max(500) }),
  ]),
})
export type Constraint = z.infer<typeof Constraint>

/** Presence means authority: which arguments a rule covers is always said, never implied by an absent list. */
export const ArgumentScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('matching'), constraints: z.array(Constraint).min(1) }),
])
export type ArgumentScope = z.infer<typeof ArgumentScope>

/** How long a grant holds. "Once" makes no grant. */
export const Width = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), conversationId: ConversationId }),
  z.object({ kind: z.literal('until'), time: z.number() }),
  z.object({ kind: z.literal('uses'), left: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('always') }),
])
export type Width = z.infer<typeof Width>

/** What a person allowed. Holds for one principal kind, server, account, tool and pin. */
export const Grant = z.object({
  id: GrantId,
  principal: PrincipalKind,
  action: Action,
  serverId: ServerId,
  accountId: AccountId.nullable(),
  name: z.string(),
  pin: Digest,
  scope: ArgumentScope,
  /** What the call did that it was made from: a call that does more is not covered. Absent in older grants. */
  effects: z.array(EffectKind).min(1).optional(),
  width: Width,
  createdAt: z.number(),
  /** The sentence of the call it was made from. */
  madeFrom: KeptInEach,
  usedCount: z.number().int().nonnegative(),
  lastUsedAt: z.number().nullable(),
})
export type Grant = z.infer<typeof Grant>

/** As listed: asleep when the pin no longer matches; redundant when another grant covers all of it. */
export type GrantView = Grant & {
  readonly serverName: string
  readonly toolTitle: string
  readonly sentence: Told
  readonly state: 'awake' | 'asleep' | 'expired' | 'usedUp' | 'redundant'
  readonly coveredBy: GrantId | null
}

/** Whose data a call takes along. Null: of any server, of any account. */
export const FlowSource = z.object({ serverId: ServerId.nullable(), accountId: AccountId.nullable() })
export type FlowSource = z.infer<typeof FlowSource>

/** Null in a field means that the rule speaks of every value of it: written out, so that it is meant. */
export const PolicyMatch = z.object({
  principal: PrincipalKind.nullable(),
  action: Action.nullable(),
  serverId: ServerId.nullable(),
  accountId: AccountId.nullable(),
  name: z.string().nullable(),
  /** Calls with any of these effects; a rule that allows speaks only of calls with no other. Null for whatever effect. */
  effects: z.array(EffectKind).min(1).nullable(),
  scope: ArgumentScope,
  /**
   * With it this is a flow rule ("Mail to Chat: ask"): it speaks of calls to `serverId` and `accountId` whose arguments hold
   * data of this source. `deny` refuses them; `ask` asks, and no grant silences it; `allow` says that this data may go
   * there: it lets no call run by itself, the call is decided as if it carried none of it. Guards stand above it.
   */
  from: FlowSource.optional(),
})
export type PolicyMatch = z.infer<typeof PolicyMatch>

/** A standing rule. `examples` are checked when it is saved. */
export const Policy = z.object({
  id: PolicyId,
  owner: z.enum(['organisation', 'person']),
  verdict: Verdict,
  match: PolicyMatch,
  note: z.string().max(500),
  createdAt: z.number(),
  examples: z.array(z.object({ arguments: JsonObject, expect: Verdict })),
})
export type Policy = z.infer<typeof Policy>
export const PolicyDraft = Policy.omit({ id: true, owner: true, createdAt: true })
export type PolicyDraft = z.infer<typeof PolicyDraft>

export const Mode = z.enum(['careful', 'balanced', 'focused'])
export type Mode = z.infer<typeof Mode>

/** What had a say in a decision; `id` names the rule, guard, grant or mode, `sentence` says it in words. */
export type Reason = {
  readonly kind: 'organisation' | 'policy' | 'guard' | 'grant' | 'contract' | 'mode' | 'default'
  readonly id: string
  readonly sentence: Told
}

/** A warning on the card. `pointers` are the arguments it speaks of. */
export type Warning = {
  readonly kind:
    | 'untrustedInfluence'
    | 'leavingData'
    | 'definitionChanged'
    | 'shadowing'
    | 'hiddenCharacters'
    | 'hintsDisagree'
    | 'secret'
  readonly sentence: Told
  readonly pointers: readonly string[]
}

/** The outcome of deciding: what to do, which rule said so first, every other that had a say, and what to warn of. */
export type Decision = {
  readonly verdict: Verdict
  readonly decidedBy: Reason
  readonly reasons: readonly Reason[]
  readonly warnings: readonly Warning[]
}

// ---- pins ------------------------------------------------------------------------------------------------------------

/** A definition changed since it was last approved: field by field, old and new as text. */
export type PinDiff = {
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[]
}

// ---- the task contract (Focused) -----------------------------------------------------------------------------------------

const ContractLine = z.object({
  id: z.string(),
  sentence: KeptTold,
  match: PolicyMatch,
  /** Of the tool's definition when the line was drawn: the line is for no other; null for a line about no single tool. */
  pin: Digest.nullable(),
  verdict: Verdict,
  ticked: z.boolean(),
  /** Of a `delete`: it replaces what was there, and says so. */
  overwrites: z.boolean().optional(),
  /** A yes to it must be held, as on the card of such a call. */
  held: z.boolean().optional(),
})
/** What the person's own sentence lets this conversation do, drawn before any outside content is read. */
export const TaskContract = z.object({
  conversationId: ConversationId,
  state: z.enum(['proposed', 'accepted', 'declined']),
  lines: z.array(ContractLine).readonly(),
  fromSentence: z.string(),
})
export type TaskContract = Readonly<z.infer<typeof TaskContract>>
