// What every question of the gallery has in common.
import type { ConsentRequest, Offer } from '../../../shared/consent.ts'
import { AccountId, ConsentId, ConversationId, Digest, ServerId, TraceId } from '../../../shared/ids.ts'
import type { JsonObject } from '../../../shared/json.ts'
import type { Assessment, EffectKind } from '../../../shared/permission.ts'
import { inEach, told } from '../../../shared/told.ts'

export const NOW = Date.UTC(2026, 10, 23, 9, 30)
export const asksFirst = {
  kind: 'approvalNeeded',
  reason: { kind: 'mode', id: 'mode.direct', sentence: told`It runs something.` },
  drift: null,
} as const
/** It was allowed, then changed, and the organisation has a word in it. */
export const asksAgain = {
  kind: 'approvalNeeded',
  reason: {
    kind: 'organisation',
    id: 'organisation:npx',
    sentence: told`Your organisation’s rule “${'Programs from the internet'}” says ask.`,
  },
  drift: {
    fields: [
      { field: 'argument 3', before: '/home/robin/Notes', after: '/home/robin/My Notes' },
      { field: 'env TOKEN', before: null, after: '••••' },
    ],
  },
} as const
export const office = ServerId.parse('office')
const digest = Digest.parse('a'.repeat(64))

export const assessment = (effects: EffectKind[], undo: Assessment['undo']): Assessment => ({
  effects,
  undo,
  openWorld: effects.includes('send'),
  sure: 0.93,
  signals: [
    { source: 'name', effect: effects[0] ?? 'read', sure: 0.95, evidence: told`the name says cancel` },
    {
      source: 'description',
      effect: effects[0] ?? 'read',
      sure: 0.7,
      evidence: told`the description says "tells everyone"`,
    },
  ],
  disagreement: null,
})

const offers: Offer[] = [
  {
    id: 'always',
    width: 'always',
    label: told`always`,
    wouldAllow: told`Every change of any event of Robin’s calendar, from now on.`,
    covers: 14,
    suggested: false,
  },
  {
    id: 'conversation',
    width: 'conversation',
    label: told`in this conversation`,
    wouldAllow: told`This tool with any arguments, until this conversation ends.`,
    covers: 2,
    suggested: false,
  },
  {
    id: 'minutes',
    width: 'minutes',
    label: told`for 15 minutes`,
    wouldAllow: told`This tool with any arguments, until 09:45.`,
    covers: 0,
    suggested: false,
  },
  {
    id: 'matching',
    width: 'matching',
    label: told`when the calendar is Personal`,
    wouldAllow: told`This tool, always, but only where calendar is “Personal”.`,
    covers: 9,
    suggested: true,
  },
]

type Made = Partial<ConsentRequest> & { readonly args?: JsonObject; readonly effects?: EffectKind[] }

/** A question with all that is usual; `over` says what is special about it. */
export const question = (id: string, { args = {}, effects = ['write'], ...over }: Made): ConsentRequest => ({
  id: ConsentId.parse(id),
  request: {
    id: `request-${id}`,
    principal: { kind: 'assistant', name: 'Assistant' },
    action: 'tools/call',
    resource: {
      serverId: office,
      serverName: 'Office',
      accountId: AccountId.parse('robin'),
      name: 'cancel_event',
      pin: digest,
    },
    context: {
      conversationId: ConversationId.parse('c'),
      turnId: null,
      traceId: TraceId.parse('ab'.repeat(16)),
      arguments: args,
      digest,
      at: NOW,
    },
  },
  toolTitle: 'Cancel event',
  toolDescription: 'Cancels an event and tells everyone who takes part.',
  inputSchema: {
    type: 'object',
    properties: {
      event_id: { type: 'string', description: 'Id of the event' },
      reason: { type: 'string', description: 'Words for those who are told' },
      notify: { type: 'boolean' },
    },
    required: ['event_id'],
  },
  serverIdentity: '/usr/bin/node /opt/gatehouse/samples/office.js',
  accountName: 'Robin Castell (robin@northwind-labs.example)',
  sentence: inEach(() => [{ text: 'Call', strong: true }, { text: ' a tool' }]),
  assessment: assessment(effects, effects.includes('delete') ? 'never' : 'yes'),
  decision: {
    verdict: 'ask',
    decidedBy: {
      kind: 'mode',
      id: 'balanced.delete',
      sentence: told`Balanced asks before anything that cannot be put back.`,
    },
    reasons: [],
    warnings: [],
  },
  origins: [],
  flows: [],
  secrets: [],
  preview: null,
  servesSentence: 'Please clear my Tuesday afternoon.',
  drift: null,
  offers,
  askedAt: NOW,
  expiresAt: null,
  surface: 'page',
  ...over,
})
