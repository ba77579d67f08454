// What has a card of its own: a start, a sign-in, a link. On the desktop it is shown in the trusted window once the person asks for it.
import { z } from 'zod'
import { ServerId } from './ids.ts'

export const OwnCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), serverId: ServerId }),
  z.object({ kind: z.literal('signIn'), id: z.string().max(100) }),
  z.object({ kind: z.literal('link'), url: z.string().max(8192) }),
])
export type OwnCard = z.infer<typeof OwnCard>
