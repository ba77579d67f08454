import type { Conversation, Message, Part, ToolCallPart, ToolCallState } from '../../../shared/chat.ts'
import { CallId, ConversationId, MessageId, ServerId, TurnId } from '../../../shared/ids.ts'
import type { JsonObject } from '../../../shared/json.ts'
import { told } from '../../../shared/told.ts'

export const office = ServerId.parse('office')
export const conversation = (id: string, title: string, updatedAt: number, messageCount = 4): Conversation => ({
  id: ConversationId.parse(id),
  title,
  createdAt: updatedAt - 60_000,
  updatedAt,
  model: null,
  messageCount,
})

export const message = (
  conversationId: string,
  id: string,
  parts: readonly Part[],
  rest: Partial<Message>,
): Message => ({
  id: MessageId.parse(id),
  conversationId: ConversationId.parse(conversationId),
  turnId: TurnId.parse('turn-1'),
  role: 'assistant',
  via: 'chat',
  parts,
  state: 'done',
  error: null,
  model: null,
  parentId: null,
  usage: null,
  traceId: null,
  createdAt: 0,
  ...rest,
})

export const call = (id: string, title: string, args: JsonObject, state: ToolCallState): ToolCallPart => ({
  type: 'toolCall',
  callId: CallId.parse(id),
  serverId: office,
  serverName: 'Sample office',
  accountId: null,
  toolKey: `office__${id}`,
  toolName: id,
  toolTitle: title,
  arguments: args,
  decision: {
    verdict: 'allow',
    decidedBy: { kind: 'mode', id: 'balanced', sentence: told`it only reads, and your mode is Balanced.` },
  },
  state,
})

export const ANSWER = `You have **three** events today:

| Time | Event | With |
|---|---|---|
| 09:30 | Stand-up | Team Gate |
| 14:00 | 1:1 with the CEO | Maria Lindqvist |
| 16:30 | Budget review | Finance |

The *1:1 with the CEO* overlaps with travel time to the [budget review](https://calendar.example/budget).

1. Move the review by half an hour
2. Or take it from your desk:
   - call-in link is in the invitation
   - \`calendar.update_event\` can change the place

\`\`\`ts
const events = await calendar.list({ day: 'today' })
for (const event of events) console.log(event.start, event.title)
\`\`\`

> Nothing was changed. I only read your calendar.

![chart](https://charts.example/today.png)`

const events = {
  events: [
    { id: 'ev-17', title: 'Stand-up', start: '2026-11-22T09:30', attendees: ['team@gate.example'] },
    {
      id: 'ev-18',
      title: '1:1 with the CEO',
      start: '2026-11-22T14:00',
      attendees: ['maria@corp.example', 'you@corp.example'],
    },
    { id: 'ev-19', title: 'Budget review', start: '2026-11-22T16:30', attendees: [] },
  ],
}
const done = (state: Partial<Extract<ToolCallState, { kind: 'done' }>>): ToolCallState => ({
  kind: 'done',
  durationMs: 42,
  result: { blocks: [{ type: 'text', text: JSON.stringify(events) }], structured: events, isError: false },
  ...state,
})

/** Each message follows the one before it. */
const chained = (messages: readonly Message[]): Message[] =>
  messages.map((one, index) => ({ ...one, parentId: messages[index - 1]?.id ?? null }))

/** Every kind of message and every state of a tool call, in one conversation. */
export const everything = (id: string): Message[] => chained(everythingOf(id))
const everythingOf = (id: string): Message[] => [
  message(id, `${id}-1`, [{ type: 'text', text: 'What is on my calendar today, and is anything in the way?' }], {
    role: 'user',
  }),
  message(
    id,
    `${id}-2`,
    [
      call('list_events', 'List events', { day: '2026-11-22', calendar: 'work' }, done({})),
      { type: 'text', text: ANSWER },
    ],
    {
      model: { providerId: 'p' as never, modelId: 'claude-sonnet-5' },
      usage: { inputTokens: 2210, outputTokens: 388 },
    },
  ),
  message(id, `${id}-3`, [{ type: 'text', text: 'Cancel the 1:1, mail Maria, and fetch the long report.' }], {
    role: 'user',
  }),
  message(
    id,
    `${id}-4`,
    [
      { type: 'text', text: 'I will do these one after the other.' },
      call(
        'send_mail',
        'Send mail',
        { to: 'maria@corp.example', subject: 'Our 1:1' },
        { kind: 'denied', by: 'person', note: 'Let me write that one myself.' },
      ),
      call(
        'get_report',
        'Get report',
        { id: 'r-9' },
        done({
          durationMs: 2310,
          result: { isError: false, blocks: [{ type: 'text', text: 'All work and no play. '.repeat(400) }] },
        }),
      ),
      call(
        'search',
        'Search files',
        { query: 'budget' },
        { kind: 'running', startedAt: 0, progress: { done: 3, total: 8, message: 'Reading folders' } },
      ),
      call('sync', 'Sync mailbox', {}, { kind: 'running', startedAt: 0, progress: null }),
      call(
        'read_file',
        'Read file',
        { path: '/home/you/budget.xlsx' },
        {
          kind: 'failed',
          error: {
            code: 'SERVER_TIMEOUT',
            message: 'The server did not answer within 60 seconds. Try again, or give it more time in Servers.',
          },
        },
      ),
      call(
        'weather',
        'Get weather',
        { city: 'Malmö' },
        done({ result: { isError: true, blocks: [{ type: 'text', text: 'No such city.' }] } }),
      ),
      call('upload', 'Upload', { file: 'a.txt' }, { kind: 'interrupted' }),
      call('cleanup', 'Clean up', { days: 30 }, { kind: 'cancelled' }),
      call('plan', 'Plan', {}, { kind: 'deciding' }),
    ],
    {
      state: 'failed',
      error: {
        code: 'MODEL_RATE_LIMITED',
        message: 'The model is asked too often right now. Wait a minute, then try again.',
      },
    },
  ),
]

const PARAGRAPH = 'The gate looks at every call before it leaves, and asks when it should. '

/** A long conversation of believable messages; `index` shapes each. */
export const longConversation = (id: string, count: number): Message[] => chained(longOf(id, count))
const longOf = (id: string, count: number): Message[] =>
  Array.from({ length: count }, (_, index) => {
    const user = index % 2 === 0
    const text = user
      ? `Question ${index}: ${PARAGRAPH.repeat((index % 3) + 1)}`
      : `### Answer ${index}\n\n${PARAGRAPH.repeat((index % 5) + 2)}\n\n- one **point**\n- another \`point\`\n\n${index % 7 === 1 ? '```ts\nconst a = 1\nconst b = 2\n```\n\n' : ''}${index % 9 === 1 ? '| a | b |\n|---|---|\n| 1 | 2 |\n' : ''}`
    const parts: Part[] = [{ type: 'text', text }]
    if (!user && index % 11 === 1) parts.unshift(call(`c${index}`, 'List events', { day: 'today' }, done({})))
    return message(id, `${id}-${index}`, parts, {
      role: user ? 'user' : 'assistant',
      turnId: TurnId.parse(`t${index >> 1}`),
    })
  })
