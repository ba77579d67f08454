import { z } from 'zod'

/** Branded ids: a conversation id cannot be passed where a server id is meant. All are non-empty strings, opaque to readers. */
const id = <B extends string>(_brand: B) => z.string().min(1).max(200).brand<B>()

export const ConversationId = id('ConversationId')
export type ConversationId = z.infer<typeof ConversationId>
export const TurnId = id('TurnId')
export type TurnId = z.infer<typeof TurnId>
export const MessageId = id('MessageId')
export type MessageId = z.infer<typeof MessageId>
export const CallId = id('CallId')
export type CallId = z.infer<typeof CallId>
export const ServerId = id('ServerId')
export type ServerId = z.infer<typeof ServerId>
export const AccountId = id('AccountId')
export type AccountId = z.infer<typeof AccountId>
export const ConsentId = id('ConsentId')
export type ConsentId = z.infer<typeof ConsentId>
export const GrantId = id('GrantId')
export type GrantId = z.infer<typeof GrantId>
export const PolicyId = id('PolicyId')
export type PolicyId = z.infer<typeof PolicyId>
export const ProviderId = id('ProviderId')
export type ProviderId = z.infer<typeof ProviderId>
/** W3C trace id: 32 lower-case hex digits. */
export const TraceId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'TraceId'>()
export type TraceId = z.infer<typeof TraceId>
/** W3C span id: 16 lower-case hex digits. */
export const SpanId = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<'SpanId'>()
export type SpanId = z.infer<typeof SpanId>
/** SHA-256 as 64 lower-case hex digits. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Digest'>()
export type Digest = z.infer<typeof Digest>
/** Milliseconds since the Unix epoch. */
export type Millis = number
