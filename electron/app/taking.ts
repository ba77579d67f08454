// What a person takes from a server into a message: past the gate, labelled, and kept here until it is sent.
import type { AttachmentPart } from '../../shared/chat.ts'
import type { ResultBlock, ToolResult } from '../../shared/host.ts'
import type { ConversationId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { AppContract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { Action, AccessRequest, Label } from '../../shared/permission.ts'
import type { TakenFrom, TakenView } from '../../shared/taken.ts'
import { outcomeLine, resultDigest } from '../audit/outcome.ts'
import type { Audit } from '../audit/audit.ts'
import type { Host } from '../host/host.ts'
import type { PromptResult } from '../host/results.ts'
import type { OAuth } from '../oauth/oauth.ts'
import type { Authorized } from '../permission/authorized.ts'
import type { Place } from '../view/open.ts'
import { makeRequest } from '../permission/digest.ts'
import { clock, newId } from './ground.ts'
import type { Permission } from './permission.ts'
import { told, verbatim } from '../../shared/told.ts'

export type TakingParts = {
  readonly permission: Pick<Permission, 'labelOf'> & {
    readonly gate: Pick<Permission['gate'], 'authorize' | 'foresee'>
  }
  readonly host: Pick<Host, 'list' | 'takeResource' | 'getPrompt' | 'complete' | 'listTemplates'>
  readonly oauth: Pick<OAuth, 'accountFor'>
  readonly audit: Pick<Audit, 'append'>
  readonly traceparent: () => string
}
type Names = 'host.listTemplates' | 'host.takeResource' | 'host.takeTemplate' | 'host.takePrompt' | 'host.complete'
export type Taking = {
  readonly requests: Pick<Handlers<AppContract>, Names>
  /** The parts of a message for these ids, which are then used up. AppError NOT_FOUND. */
  take(this: void, ids: readonly string[]): readonly AttachmentPart[]
  /** Words of a view, for the person's next message. */
  keepView(this: void, view: Place, text: string): TakenView
}

type Kept = { readonly from: TakenFrom; readonly parts: readonly AttachmentPart[] }
type Draft = {
  readonly action: Action
  readonly serverId: ServerId
  readonly ref: string
  readonly arguments: Readonly<Record<string, string>>
  readonly conversationId: ConversationId | null
}
const MOST_KEPT = 60
const EXCERPT = 3000
/** Of base64: about 10 MB, as for a file. */
const MOST_CHARACTERS = 14_000_000

async function requestFor({ host, oauth }: TakingParts, draft: Draft): Promise<AccessRequest> {
  const { action, serverId, ref, conversationId } = draft
  const server = host.list().find(({ id }) => id === serverId)
  if (!server) throw new AppError('NOT_FOUND', told`This server is not in the list any more.`)
  const account = await oauth.accountFor(serverId, conversationId)
  return makeRequest({
    id: newId(),
    principal: { kind: 'person', name: 'You' },
    action,
    resource: { serverId, serverName: server.name, accountId: account?.id ?? null, name: ref, pin: null },
    conversationId,
    turnId: null,
    traceId: null,
    arguments: draft.arguments,
    at: clock.now(),
  })
}

/** Asks the gate, sends, and leaves the outcome on record. */
async function fetched<T>(
  parts: TakingParts,
  draft: Draft,
  send: (authorized: Authorized) => Promise<{ readonly value: T; readonly result: ToolResult }>,
): Promise<{ readonly authorized: Authorized; readonly value: T; readonly result: ToolResult }> {
  const { gate } = parts.permission
  const authorized = await gate.authorize(await requestFor(parts, draft), new AbortController().signal)
  try {
    const { value, result } = await send(authorized)
    parts.audit.append(outcomeLine(authorized, 'ok', told`Result sha256 ${resultDigest(result)}`))
    return { authorized, value, result }
  } catch (thrown) {
    parts.audit.append(outcomeLine(authorized, 'failed', verbatim(AppError.from(thrown).code)))
    throw thrown
  }
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
const DRAWABLE = /^image\/(?:png|jpeg|gif|webp)$/

function imageIn(block: ResultBlock): { readonly mimeType: string; readonly data: string } | null {
  if (block.type === 'image') return DRAWABLE.test(block.mimeType) ? block : null
  if (block.type !== 'resource' || block.blob === undefined || block.mimeType === undefined) return null
  return DRAWABLE.test(block.mimeType) ? { mimeType: block.mimeType, data: block.blob } : null
}
function wordsIn(block: ResultBlock): string {
  if (block.type === 'text') return block.text
  if (block.type === 'resource') return block.text ?? (imageIn(block) ? '' : `[${block.uri}: not readable as text]`)
  return block.type === 'link' ? `${block.name}: ${block.uri}` : ''
}

/** One text, and each image by itself. */
function partsOf(from: TakenFrom, text: string, blocks: readonly ResultBlock[]): readonly AttachmentPart[] {
  const part = (mimeType: string, data: string): AttachmentPart => ({
    type: 'attachment',
    name: from.title,
    mimeType,
    data,
    from,
  })
  const images = blocks.map(imageIn).filter((image) => image !== null)
  return [
    ...(text === '' && images.length > 0 ? [] : [part('text/plain', base64(text))]),
    ...images.map(({ mimeType, data }) => part(mimeType, data)),
  ]
}

const promptText = ({ messages }: PromptResult): string =>
  messages
    .map(({ role, block }) => (role === 'assistant' ? `[as the assistant] ${wordsIn(block)}` : wordsIn(block)))
    .join('\n\n')

type Words = { readonly result: ToolResult; readonly text: string }

function keepIn(kept: Map<string, Kept>, from: TakenFrom, { result, text }: Words): Omit<TakenView, 'watched'> {
  const made = partsOf(from, text, result.blocks)
  if (made.reduce((sum, { data }) => sum + data.length, 0) > MOST_CHARACTERS)
    throw new AppError('RESULT_TOO_LARGE', told`${from.serverName} gave more than 10 MB, which is too large to attach.`)
  kept.set(from.takenId, { from, parts: made })
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  const images = made.filter(({ mimeType }) => mimeType !== 'text/plain').length
  return { ...from, characters: text.length, images, excerpt: text.slice(0, EXCERPT) }
}

function fromView({ serverId, serverName, accountId, uri, title }: Place): TakenFrom {
  // SECURITY: the words of a view are somebody else's, however short they are.
  const label: Label = { serverId, serverName, accountId, privacy: 'private', trust: 'others' }
  return { takenId: newId(), kind: 'view', serverId, serverName, accountId, ref: uri, title, label }
}

export function createTaking(parts: TakingParts): Taking {
  const kept = new Map<string, Kept>()
  const options = () => ({ signal: new AbortController().signal, traceparent: parts.traceparent() })

  type Got = Words & { readonly authorized: Authorized }
  const keep = (kind: TakenFrom['kind'], { authorized, result, text }: Got, watched: boolean): TakenView => {
    const { serverId, serverName, accountId, name } = authorized.resource
    const label = parts.permission.labelOf({ serverId, serverName, accountId, toolName: `${kind} ${name}` }, result)
    const title = name.length > 200 ? `${name.slice(0, 199)}…` : name
    const from: TakenFrom = { takenId: newId(), kind, serverId, serverName, accountId, ref: name, title, label }
    return { ...keepIn(kept, from, { result, text }), watched }
  }
  const takeResource = async (at: Omit<Draft, 'action' | 'arguments'>): Promise<TakenView> => {
    const draft: Draft = { ...at, action: 'resources/read', arguments: {} }
    const got = await fetched(parts, draft, async (authorized) => {
      const { result, watched } = await parts.host.takeResource(authorized, options())
      return { value: watched, result }
    })
    const text = got.result.blocks.map(wordsIn).filter(Boolean).join('\n\n')
    return keep('resource', { ...got, text }, got.value)
  }
  return {
    requests: {
      'host.listTemplates': ({ serverId }) => parts.host.listTemplates(serverId),
      'host.takeResource': ({ serverId, uri, conversationId }) => takeResource({ serverId, ref: uri, conversationId }),
      async 'host.takeTemplate'({ serverId, uriTemplate, arguments: values, conversationId }) {
        const { UriTemplate } = await import('@modelcontextprotocol/client')
        // SECURITY: what is decided on is the address itself, with every value in its place.
        return takeResource({ serverId, ref: new UriTemplate(uriTemplate).expand(values), conversationId })
      },
      async 'host.takePrompt'({ serverId, name, arguments: values, conversationId }) {
        const draft: Draft = { action: 'prompts/get', serverId, ref: name, arguments: values, conversationId }
        const got = await fetched(parts, draft, async (authorized) => {
          const value = await parts.host.getPrompt(authorized, options())
          return { value, result: { blocks: value.messages.map(({ block }) => block), isError: false } }
        })
        return keep('prompt', { ...got, text: promptText(got.value) }, false)
      },
      async 'host.complete'({ serverId, kind, ref, argument, arguments: values }) {
        const action = kind === 'prompt' ? 'prompts/get' : 'resources/read'
        const request = await requestFor(parts, { action, serverId, ref, arguments: values, conversationId: null })
        if (parts.permission.gate.foresee(request).verdict !== 'allow') return []
        const authorized = await parts.permission.gate.authorize(request, new AbortController().signal)
        return await parts.host.complete(authorized, argument, options()).catch(() => [])
      },
    },
    keepView: (view, text) => ({
      ...keepIn(kept, fromView(view), { text, result: { blocks: [{ type: 'text', text }], isError: false } }),
      watched: false,
    }),
    take: (ids) =>
      ids.flatMap((id) => {
        const found = kept.get(id)
        if (!found) throw gone(id)
        return found.parts
      }),
  }
}

const gone = (id: string): AppError =>
  new AppError('NOT_FOUND', told`Something that you attached is not here any more. Attach it again.`, { id })
