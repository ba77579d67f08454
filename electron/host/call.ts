import type { CatalogueTool, ToolDefinition, ToolResult } from '../../shared/host.ts'
import type { Digest, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { Action } from '../../shared/permission.ts'
import { digestOf, sizeOf } from '../exact.ts'
import type { Authorized } from '../permission/authorized.ts'
import type { AccountConnections } from './accounts.ts'
import type { Catalogue } from './catalogue.ts'
import type { Connection } from './connection.ts'
import type { Live } from './live.ts'
import type { HostParts, Limits } from './parts.ts'
import { normaliseResult } from './results.ts'
import type { CallOptions } from './seams.ts'
import type { WireOptions, WireProgress } from './wire.ts'
import { told } from '../../shared/told.ts'
import type { Fault } from './validate.ts'

const PROGRESS_EVERY_MS = 50

export type CallParts = Pick<HostParts, 'spend' | 'pinOf' | 'log'> & {
  readonly limits: Limits
  readonly catalogue: Catalogue
  readonly accounts: AccountConnections
  readonly connectionOf: (authorized: Authorized) => Connection
}
type Spent = { readonly connection: Connection; readonly size: number }
type Run = (live: Live, options: WireOptions) => Promise<unknown>
type Asked = {
  readonly authorized: Authorized
  readonly options: CallOptions
  readonly action: Action
  /** What is sent where that is not the action itself. */
  readonly method?: string
}
/** `safe`: repeating it can do no harm. */
type Job = Omit<Asked, 'action'> & { readonly connection: Connection; readonly work: Run; readonly safe: boolean }

/** The one place where anything is sent to a server on somebody's behalf. */
export type Caller = {
  callTool(authorized: Authorized, options: CallOptions): Promise<ToolResult>
  readResource(authorized: Authorized, options: CallOptions): Promise<JsonObject>
  getPrompt(authorized: Authorized, options: CallOptions): Promise<JsonObject>
  /** Reads a resource, and asks to be told when it changes. */
  takeResource(authorized: Authorized, options: CallOptions): Promise<{ answer: JsonObject; watched: boolean }>
  /** Values for one of the arguments of the prompt or template that the Authorized names. */
  complete(authorized: Authorized, argument: string, options: CallOptions): Promise<JsonObject>
}

// Loaded with the first call: the validator is not needed before a window is up.
const load = () => import('./validate.ts')
let validation: Awaited<ReturnType<typeof load>> | null = null
const validator = async () => (validation ??= await load())

/** Many servers report progress in a tight loop; nobody can look that fast. */
function throttled(onProgress: NonNullable<CallOptions['onProgress']>): (update: WireProgress) => void {
  let last = Number.NEGATIVE_INFINITY
  return ({ progress, total, message }) => {
    const now = performance.now()
    if (now - last < PROGRESS_EVERY_MS || typeof progress !== 'number') return
    last = now
    onProgress({
      done: progress,
      total: typeof total === 'number' ? total : null,
      message: typeof message === 'string' ? message.slice(0, 500) : null,
    })
  }
}

function spend(parts: CallParts, authorized: Authorized, action: Action): Spent {
  // SECURITY: only what the gate let through is sent, once, and exactly the arguments that were decided on.
  // The digest is remembered only for what was copied and frozen at every depth before it was decided on.
  const args = authorized.context.arguments
  const ours = authorized.action === action && digestOf(args) === authorized.context.digest
  if (!parts.spend(authorized) || !ours)
    throw new AppError(
      'UNAUTHORIZED_CALL',
      told`This call was not let through by the permission check, so it was not made.`,
    )
  return { connection: parts.connectionOf(authorized), size: sizeOf(args) }
}

async function liveFor(parts: CallParts, authorized: Authorized, connection: Connection): Promise<Live> {
  const { accountId } = authorized.resource
  const live = await connection.live()
  // SECURITY: a call that was allowed for one account is never made with the token of another.
  if (accountId === null || live.account === accountId) return live
  return parts.accounts.live(connection.config(), accountId, connection.tail)
}

/** Pins by the definition itself, not by its name: what is compared is what would be called. */
const pins = new WeakMap<ToolDefinition, Digest>()
function pinFor({ pinOf }: CallParts, serverId: ServerId, definition: ToolDefinition): Digest | undefined {
  const pin = pins.get(definition) ?? pinOf?.(serverId, definition)
  if (pin !== undefined) pins.set(definition, pin)
  return pin
}

function toolFor(parts: CallParts, authorized: Authorized): CatalogueTool {
  const { serverId, name, pin, serverName } = authorized.resource
  const tool = parts.catalogue.byName(serverId, name)
  if (tool === undefined)
    throw new AppError('UNKNOWN_TOOL', told`${serverName} has no tool ${name} now. Ask again.`, { name })
  // SECURITY: a definition that changed since the decision is another tool: it needs a new decision.
  if (pin !== null && pinFor(parts, serverId, tool.definition) !== pin)
    throw new AppError(
      'UNAUTHORIZED_CALL',
      told`${serverName} changed the tool ${name} after you allowed it. Nothing was sent.`,
    )
  return tool
}

/** Runs one request; an old session that the server forgot is renewed, and the request repeated if that can do no harm. */
function run(parts: CallParts, job: Job): Promise<unknown> {
  const { authorized, connection, options } = job
  const { callTimeoutMs } = connection.config()
  const timeoutMs = callTimeoutMs ?? parts.limits.callMs
  const wire: WireOptions = {
    signal: options.signal,
    timeoutMs,
    maxMs: Math.max(parts.limits.callMaxMs, timeoutMs),
    onProgress: options.onProgress === undefined ? undefined : throttled(options.onProgress),
  }
  const now = authorized.resource.accountId === null ? connection.liveNow() : null
  // Most calls find their connection open, and wait for nothing but the answer.
  if (now !== null)
    return job.work(now, wire).catch((error: unknown) => runAgain(parts, job, { live: now, wire, error }))
  return liveFor(parts, authorized, connection).then((live) =>
    job.work(live, wire).catch((error: unknown) => runAgain(parts, job, { live, wire, error })),
  )
}

type Failed = { readonly live: Live; readonly wire: WireOptions; readonly error: unknown }

async function runAgain(parts: CallParts, job: Job, { live, wire, error }: Failed): Promise<unknown> {
  const { authorized, connection, options, work, safe } = job
  const { name } = connection.config()
  if (options.signal.aborted) throw options.signal.reason
  const { httpStatus, translate } = await import('./errors.ts')
  if (httpStatus(error) === 404 && live.hasSession()) {
    const forgotten = told`${name} had forgotten this connection and did nothing. It is connected anew: try again.`
    const renewed = new AppError('SERVER_NOT_READY', forgotten, undefined, { cause: error })
    connection.lost(live, renewed)
    if (!safe) throw renewed
    return await work(await liveFor(parts, authorized, connection), wire).catch((again: unknown) => {
      throw translate(again, name, wire.timeoutMs)
    })
  }
  const known = translate(error, name, wire.timeoutMs)
  const unreachable =
    known.code === 'SERVER_UNREACHABLE' && (known.data as { code?: string } | undefined)?.code !== undefined
  if (known.code === 'SIGN_IN_NEEDED' || unreachable) connection.lost(live, known)
  throw known
}

async function checkOutput(
  parts: CallParts,
  tool: ToolDefinition,
  serverName: string,
  result: ToolResult,
): Promise<void> {
  if (tool.outputSchema === undefined || result.structured === undefined || result.isError) return
  const { checkAgainst } = await validator()
  let fault: Fault | null = null
  try {
    fault = checkAgainst(tool.outputSchema, result.structured as Json, Number.POSITIVE_INFINITY)
  } catch (cause) {
    parts.log(
      `What ${tool.name} of ${serverName} promises to answer could not be checked: ${String(cause).slice(0, 300)}`,
    )
  }
  if (fault === null) return
  const text = told`${serverName} did what was asked, but its answer is not of the form that ${tool.name} promises (${fault.pointer} ${fault.message}).`
  throw new AppError('SERVER_PROTOCOL', text, fault)
}

async function other(parts: CallParts, job: Asked, params: JsonObject): Promise<JsonObject> {
  const { authorized, options, action } = job
  const { connection } = spend(parts, authorized, action)
  const meta = { _meta: { traceparent: options.traceparent } }
  const work: Run = (live, wire) => live.ask(job.method ?? action, { ...params, ...meta }, wire)
  return (await run(parts, { authorized, connection, options, work, safe: true })) as JsonObject
}

/** The one yes covers the reading and the being told. */
async function takeResource(parts: CallParts, authorized: Authorized, options: CallOptions) {
  const uri = authorized.resource.name
  const answer = await other(parts, { authorized, options, action: 'resources/read' }, { uri })
  const live = await liveFor(parts, authorized, parts.connectionOf(authorized))
  return { answer, watched: await live.watch(uri).catch(() => false) }
}

async function complete(
  parts: CallParts,
  { authorized, options }: Omit<Asked, 'action'>,
  argument: string,
): Promise<JsonObject> {
  const { name } = authorized.resource
  const { [argument]: value = '', ...rest } = authorized.context.arguments
  const isPrompt = authorized.action === 'prompts/get'
  const action = isPrompt ? 'prompts/get' : 'resources/read'
  const ref = isPrompt ? { type: 'ref/prompt', name } : { type: 'ref/resource', uri: name }
  const params = { ref, argument: { name: argument, value }, context: { arguments: rest } }
  if (!(await liveFor(parts, authorized, parts.connectionOf(authorized))).completes()) return {}
  return await other(parts, { authorized, options, action, method: 'completion/complete' }, params)
}

async function callTool(parts: CallParts, authorized: Authorized, options: CallOptions): Promise<ToolResult> {
  const { connection, size } = spend(parts, authorized, 'tools/call')
  const { name, serverName } = authorized.resource
  if (connection.liveNow() === null) await connection.live()
  const { definition } = toolFor(parts, authorized)
  const { validateArguments } = validation ?? (await validator())
  validateArguments(definition, authorized.context.arguments, size)
  const params = { name, arguments: authorized.context.arguments, _meta: { traceparent: options.traceparent } }
  const work: Run = (live, wire) => live.callTool(definition, params, wire)
  const safe = connection.config().trusted && definition.annotations?.readOnlyHint === true
  const raw = await run(parts, { authorized, connection, options, work, safe })
  const result = normaliseResult(raw, serverName, parts.limits.resultChars)
  if (definition.outputSchema !== undefined) await checkOutput(parts, definition, serverName, result)
  return result
}

export function createCaller(parts: CallParts): Caller {
  return {
    callTool: (authorized, options) => callTool(parts, authorized, options),
    readResource: (authorized, options) =>
      other(parts, { authorized, options, action: 'resources/read' }, { uri: authorized.resource.name }),
    getPrompt: (authorized, options) => {
      const params = { name: authorized.resource.name, arguments: authorized.context.arguments }
      return other(parts, { authorized, options, action: 'prompts/get' }, params)
    },
    takeResource: (authorized, options) => takeResource(parts, authorized, options),
    complete: (authorized, argument, options) => complete(parts, { authorized, options }, argument),
  }
}
