// What the requests of chat share: the turns that run, what was recalled, how a turn begins and a list is told.
import type { AttachmentPart, Conversation, Message, ModelRef, Turn } from '../../shared/chat.ts'
import type { CatalogueTool } from '../../shared/host.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { AppContract, Emit } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Veil } from '../permission/veil.ts'
import type { Tracer } from '../trace/trace.ts'
import type { AdviceParts } from './advice.ts'
import { type BeginParts, beginTurn, type TurnPlace } from './begin.ts'
import type { CallParts } from './calls.ts'
import type { Model } from './model.ts'
import { createRecall } from './recall.ts'
import type { ConversationStore } from './store.ts'
import { type Claim, createTurns, type Turns } from './turns.ts'
import { visibleTools } from './visible.ts'
import { told } from '../../shared/told.ts'

/** What app.ts hands to chat; the fields of CallParts are tools, gate, makeRequest, labelOf, ledger, audit, clock and log. */
export type ChatParts = CallParts & {
  readonly store: ConversationStore
  readonly modelFor: (ref: ModelRef) => Promise<Model>
  readonly veilFor: (id: ConversationId) => Veil
  /** Whether models may be told of a tool at all. */
  readonly maySee: (tool: CatalogueTool) => boolean
  /** What was taken from servers, labelled; AppError NOT_FOUND for an id that main never gave. */
  readonly taken: (ids: readonly string[]) => readonly AttachmentPart[]
  readonly emit: Emit
  readonly tracer: Tracer
  readonly tasks: AdviceParts['tasks']
  /** At least 12 characters that nobody can guess. */
  readonly randomId: () => string
  readonly settings: { roundLimit(): number; defaultModel(): ModelRef | null }
}
type ChatRequest = Extract<keyof AppContract, `chat.${string}`>
export type ChatRequests = Pick<Handlers<AppContract>, ChatRequest>
export type Room = ReturnType<typeof createRoom>

export function createRoom(parts: ChatParts) {
  const { store } = parts
  const turns: Turns = createTurns(parts.emit)
  const messagesOf = (id: ConversationId) => store.branch(id)
  const changed = async () => parts.emit('chat.conversationsChanged', await store.list())
  const save = (message: Message) => store.save(message)
  const recall = createRecall(parts.ledger, parts.labelOf, messagesOf)
  const begin: BeginParts = {
    ...parts,
    save,
    take: recall.take,
    visibleTools: (messages) => visibleTools(parts.tools, parts.maySee, messages),
    whenTold: parts.tools.whenTold,
    roundLimit: () => parts.settings.roundLimit(),
    onEnd: changed,
  }
  return {
    turns,
    changed,
    save,
    recall,
    parts: begin,
    begin: (claim: Claim, at: TurnPlace) => beginTurn(begin, claim, at),
    async get(id: ConversationId): Promise<Conversation> {
      const conversation = await store.get(id)
      if (!conversation) throw new AppError('NOT_FOUND', told`This conversation is not here any more.`)
      return conversation
    },
    /** Claims the conversation for a turn, and gives it back when no turn comes of it. */
    async claimed(id: ConversationId, start: (claim: Claim) => Promise<Turn>): Promise<Turn> {
      const claim = turns.claim(id)
      try {
        return await start(claim)
      } catch (thrown) {
        claim.release()
        throw thrown
      }
    },
    /** Does something to a conversation while no turn runs in it, and none can begin. */
    async atRest<T>(id: ConversationId, work: () => Promise<T>): Promise<T> {
      const claim = turns.claim(id)
      return await work().finally(claim.release)
    },
  }
}
