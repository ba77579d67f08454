// An agreement on a task, as it is proposed, and as the person answered it.
import { ConversationId, ServerId } from '../../../shared/ids.ts'
import type { EffectKind, TaskContract } from '../../../shared/permission.ts'

type Line = TaskContract['lines'][number]
const line = (id: string, sentence: string, effects: EffectKind[], ticked: boolean): Line => ({
  id,
  sentence,
  match: {
    principal: 'assistant',
    action: 'tools/call',
    serverId: ServerId.parse('office'),
    accountId: null,
    name: id,
    effects,
    scope: { kind: 'any' },
  },
  verdict: 'allow',
  ticked,
  pin: null,
})

export const task = (accepted: boolean): TaskContract => ({
  conversationId: ConversationId.parse('c'),
  state: accepted ? 'accepted' : 'proposed',
  fromSentence: 'Move my meetings of Tuesday to Wednesday, tell sam@example.com about it, and delete the old agenda.',
  lines: [
    line('contract:read', 'Read from your servers', ['read'], true),
    line('update', 'update event on Office', ['write'], true),
    line('send', 'send email on Office, only with sam@example.com', ['send'], true),
    line('delete', 'delete file on Office (cannot be undone)', ['delete'], accepted),
  ],
})

export const answeredBy = (contract: TaskContract, accepted: readonly string[] | null): TaskContract =>
  accepted === null
    ? { ...contract, state: 'declined' }
    : {
        ...contract,
        state: 'accepted',
        lines: contract.lines.map((one) => ({ ...one, ticked: accepted.includes(one.id) })),
      }
