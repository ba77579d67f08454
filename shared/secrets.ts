import { z } from 'zod'
import { AccountId, type Millis, ServerId } from './ids.ts'
import { KeptInEach } from './keptTold.ts'

/** Kinds of values that are known by their form, whoever wrote them. */
export const SecretKind = z.enum(['key', 'token', 'card', 'bankAccount', 'privateKey', 'password'])
export type SecretKind = z.infer<typeof SecretKind>

/**
 * One secret that a call would take along. The arguments that a card shows hold its placeholder, and so does everything
 * that the model reads: the true value is in main alone. On a yes, main sends the placeholder as it stands (the receiver
 * then learns nothing), or puts the true value in, as the person chose for this very secret.
 */
export type SecretUse = {
  /** As it stands in the arguments: `‹card ending 4242 #1›`. Also its id in the answer. */
  readonly placeholder: string
  readonly kind: SecretKind
  /** For people, never the whole value: `card ending 4242`. */
  readonly shown: string
  /** Which arguments hold it. */
  readonly pointers: readonly string[]
  /** Servers whose results it was seen in; `person` where the person wrote it. */
  readonly seenIn: readonly { readonly from: 'person' | 'server'; readonly name: string }[]
  /** `true`: what the call is about (the account that money goes to), so that the choice to send it can be preselected. */
  readonly suggested: boolean
  /** May be remembered for this destination; false for a call that sends to other people. */
  readonly canRemember: boolean
}

/**
 * The person's choice for one secret of a question. `once`: the true value, with this call. `always`: also from now on for
 * every secret of this kind at this server and account. A secret without a choice goes as its placeholder.
 */
export const SecretChoice = z.object({ placeholder: z.string().min(1).max(200), send: z.enum(['once', 'always']) })
export type SecretChoice = z.infer<typeof SecretChoice>

/** Secrets of one kind may go to one server and account. Asleep when the server's launch is another than it was then. */
export const SecretRule = z.object({
  id: z.string().min(1).max(200),
  kind: SecretKind,
  serverId: ServerId,
  accountId: AccountId.nullable(),
  /** The server's exact launch when it was allowed. */
  identity: z.string(),
  createdAt: z.number(),
  /** The sentence of the call it was made from. */
  madeFrom: KeptInEach,
})
export type SecretRule = z.infer<typeof SecretRule>

/** As listed, newest first. */
export type SecretRuleView = Omit<SecretRule, 'identity' | 'createdAt'> & {
  readonly createdAt: Millis
  readonly serverName: string
  readonly accountName: string | null
  readonly state: 'awake' | 'asleep'
}
