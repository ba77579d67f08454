// What a person takes from a server into a message: a resource, or a prompt that the server filled in.
import { z } from 'zod'
import { type AccountId, ConversationId, ServerId } from './ids.ts'
import type { Label } from './permission.ts'

/** Where an attachment came from, as main knows it: the window names a `takenId` and nothing else. */
export type TakenFrom = {
  readonly takenId: string
  readonly kind: 'resource' | 'prompt' | 'view'
  readonly serverId: ServerId
  readonly serverName: string
  readonly accountId: AccountId | null
  /** The URI of the resource or of the view, or the name of the prompt. */
  readonly ref: string
  readonly title: string
  readonly label: Label
}

/** What the window sees of it before it is sent. Everything but the ids is the server's text. */
export type TakenView = TakenFrom & {
  readonly characters: number
  readonly images: number
  /** The beginning of the text. */
  readonly excerpt: string
  /** The server says when it changes. */
  readonly watched: boolean
}

export type TemplateInfo = {
  readonly uriTemplate: string
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** The names in the template, in order. */
  readonly variables: readonly string[]
}

const Arguments = z.record(z.string().max(200), z.string().max(100_000))
export const TakeResource = z.object({
  serverId: ServerId,
  uri: z.string().min(1).max(8192),
  conversationId: ConversationId.nullable(),
})
/** A template is filled in by main; its values are the arguments of the request that is decided on. */
export const TakeTemplate = z.object({
  serverId: ServerId,
  uriTemplate: z.string().min(1).max(8192),
  arguments: Arguments,
  conversationId: ConversationId.nullable(),
})
export const TakePrompt = z.object({
  serverId: ServerId,
  name: z.string().min(1).max(1000),
  arguments: Arguments,
  conversationId: ConversationId.nullable(),
})
/** What could stand in one argument of a prompt or template; the others as they are so far. */
export const CompleteInput = z.object({
  serverId: ServerId,
  kind: z.enum(['prompt', 'template']),
  ref: z.string().min(1).max(8192),
  argument: z.string().min(1).max(200),
  arguments: Arguments,
})

/** Something of a server that the person named in a message: its tools are the ones that the turn may use. */
export const Mention = z.object({ serverId: ServerId, tool: z.string().max(300).nullable() })
export type Mention = z.infer<typeof Mention>
