import { z } from 'zod'
import { type ConsentId, Digest, type Millis, type ServerId } from './ids.ts'
import { JsonObject } from './json.ts'
import type {
  AccessRequest,
  Assessment,
  Decision,
  EffectKind,
  Flow,
  LeafOrigin,
  PinDiff,
  PolicyDraft,
  Verdict,
} from './permission.ts'
import { SecretChoice, type SecretUse } from './secrets.ts'
import type { InEach, Told } from './told.ts'

// ---- consent ----------------------------------------------------------------------------------------------------------------

/** A sentence in pieces, so that the card can set the weight: `strong` for the verb and the object, plain otherwise. Values inside come from arguments and are inert text. */
export type Pieces = readonly { readonly text: string; readonly strong?: boolean }[]
/** Only main can write it, so it is written in every language: a card changes with the language at once. */
export type Sentence = InEach<Pieces>
/** The same as text. */
export type SentenceText = InEach<string>

/** A field and its value as people read it: dates and lists in their own way. */
export type Shown = { readonly field: string; readonly value: InEach<string> }

/** What the app found by looking first: the thing now, and how it will be. Text is untrusted and inert. */
export type Preview = {
  readonly source: string
  readonly title: string | null
  readonly before: readonly Shown[]
  readonly after: readonly Shown[]
  readonly people: readonly string[]
}

/** One way to say yes and remember it, narrow to wide. `covers`: how many past calls it would have let through. */
export type Offer = {
  readonly id: string
  readonly width: 'conversation' | 'minutes' | 'uses' | 'matching' | 'always'
  readonly label: Told
  readonly wouldAllow: Told
  readonly covers: number
  readonly suggested: boolean
}

/** A question as shown. Plain serialisable state: the promise that waits for it is elsewhere, in main. */
export type ConsentRequest = {
  readonly id: ConsentId
  readonly request: AccessRequest
  readonly toolTitle: string
  /** The server's own words; untrusted, shown small and marked as the server's. */
  readonly toolDescription: string
  /** Of the tool's arguments; of a server that asks, the form that it wants filled. */
  readonly inputSchema: JsonObject | null
  /** Its exact launch, or that it is ours. */
  readonly serverIdentity: Told | string
  readonly accountName: string | null
  readonly sentence: Sentence
  readonly assessment: Assessment
  readonly decision: Decision
  readonly origins: readonly LeafOrigin[]
  readonly flows: readonly Flow[]
  /** Secrets that stand in the arguments as placeholders and are not yet allowed to this server and account: each wants a choice. */
  readonly secrets: readonly SecretUse[]
  readonly preview: Preview | null
  /** The sentence of the person that this call serves; null when none is known. */
  readonly servesSentence: string | null
  readonly drift: PinDiff | null
  readonly offers: readonly Offer[]
  readonly askedAt: Millis
  /** No answer by then is a no; null when it waits for ever. */
  readonly expiresAt: Millis | null
  /** `trusted`: on the desktop only the separate trusted window may answer. */
  readonly surface: 'page' | 'trusted'
}

/** `digest` must equal the digest of the arguments that were shown. `offerId` null is "just this once": no grant is made. */
export const ConsentAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('granted'),
    digest: Digest,
    offerId: z.string().nullable(),
    /** Edited arguments are decided anew. */
    editedArguments: JsonObject.nullable(),
    /** Choices for `secrets` of the question, by placeholder; each must be one that was shown. Absent or empty: all go as placeholders. */
    secrets: z.array(SecretChoice).max(100).optional(),
    /** What the person typed into the form of a server that asks; there and only there it must be given. */
    content: JsonObject.optional(),
  }),
  z.object({ outcome: z.literal('declined'), note: z.string().max(2000) }),
  /** Put away without an answer: a no that says nothing about the question. */
  z.object({ outcome: z.literal('dismissed') }),
])
export type ConsentAnswer = z.infer<typeof ConsentAnswer>

// ---- the panels ----------------------------------------------------------------------------------------------------------------

/** How many questions, and how well they were answered. */
export type Attention = {
  readonly days: readonly {
    readonly day: string
    readonly asked: number
    readonly allowed: number
    readonly denied: number
    readonly ranUnasked: number
  }[]
  readonly medianSecondsToDecide: number | null
  readonly shareAllowed: number | null
  readonly bestRule: { readonly sentence: Told; readonly wouldHaveSaved: number; readonly draft: PolicyDraft } | null
}

/** What a changed rule would have done to the recorded history. */
export type Replay = {
  readonly total: number
  readonly changed: readonly {
    readonly at: Millis
    readonly sentence: SentenceText
    readonly before: Verdict
    readonly after: Verdict
  }[]
  readonly asked: { readonly before: number; readonly after: number }
  readonly denied: { readonly before: number; readonly after: number }
}

/** A tool with what we think of it, and what is set for it. */
export type ToolPermission = {
  readonly serverId: ServerId
  readonly serverName: string
  readonly name: string
  readonly title: string
  readonly description: string
  readonly assessment: Assessment
  readonly pin: Digest
  /** The person's own policy for exactly this tool, if any. */
  readonly setting: Verdict | null
  /** The person's own word on its effect, if any. */
  readonly effectSetting: EffectKind | null
  readonly trustSetting: 'own' | 'others' | null
  readonly grantCount: number
  /** What a call from the assistant would meet now, arguments aside. */
  readonly now: Verdict
}
