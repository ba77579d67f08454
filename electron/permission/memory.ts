// Short memory of what went through: which tools were used, and who was sent something since the person last wrote.
import type { ConversationId } from '../../shared/ids.ts'
import type { AccessRequest } from '../../shared/permission.ts'
import { isFrozenHere } from '../exact.ts'
import type { FullFacts } from './facts.ts'

const NOBODY: ReadonlySet<string> = new Set()
const keyOf = ({ resource, action }: AccessRequest) =>
  `${action}\0${resource.serverId}\0${resource.name}\0${resource.pin ?? ''}`

export type Memory = ReturnType<typeof createMemory>

/** `used` seeds it with the requests of recorded history. */
export function createMemory(used: readonly AccessRequest[]) {
  const known = new Set(used.map(keyOf))
  /** Resources of tool calls that are known: one of them is asked for again and again. */
  const called = new WeakSet<object>()
  const isCalled = ({ action, resource }: AccessRequest) => action === 'tools/call' && called.has(resource)
  const sent = new Map<ConversationId, Set<string>>()
  return {
    wasUsed: (request: AccessRequest) => isCalled(request) || known.has(keyOf(request)),
    sentTo: (id: ConversationId | null): ReadonlySet<string> => (id === null ? undefined : sent.get(id)) ?? NOBODY,
    passed(request: AccessRequest, facts: FullFacts, _unasked: boolean) {
      if (!isCalled(request)) {
        known.add(keyOf(request))
        if (request.action === 'tools/call' && isFrozenHere(request.resource)) called.add(request.resource)
      }
      const { conversationId } = request.context
      const receivers = receiversOf(facts)
      if (conversationId === null || receivers === '') return
      const held = sent.get(conversationId) ?? new Set()
      sent.set(conversationId, held.add(receivers))
    },
    /** The person wrote again: what they ask for now may go to the same people once more. */
    spoke: (id: ConversationId) => void sent.delete(id),
    forget: (id: ConversationId) => void sent.delete(id),
  }
}

const receiversOf = ({ at, assessment }: FullFacts): string =>
  assessment.effects.includes('send') ? receiverKey(at.leaves) : ''

/** One text for a set of receivers. */
export const receiverKey = (leaves: FullFacts['at']['leaves']): string =>
  leaves
    .filter((leaf) => leaf.role === 'receiver')
    .map((leaf) => leaf.value.toLowerCase())
    .sort()
    .join('\n')
