import { homedir } from 'node:os'
import { AppError } from '../../shared/ipc/errors.ts'
import type { StdioLaunch } from '../../shared/host.ts'
import { systemReason } from '../plainReasons.ts'
import { type ClientParts, createClient } from './client.ts'
import { findCommand } from './commandLookup.ts'
import { serverEnvironment } from './environment.ts'
import type { Oversized } from './frames.ts'
import { tooLarge } from './leanFetch.ts'
import { createLive, type Live } from './live.ts'
import { type ServerProcess, startProcess } from './processGroup.ts'
import { RUN_MARK } from './processRegistry.ts'
import type { StderrTail } from './stderrTail.ts'
import { createStdioTransport } from './stdioTransport.ts'
import { createWire } from './wire.ts'
import { english, type Told, told } from '../../shared/told.ts'

export type OpenParts = ClientParts & {
  readonly startMs: number
  /** Aborted when nobody wants this connection any more. */
  readonly signal: AbortSignal
  readonly messageBytes: number
  /** Called once when an established connection ends by itself. */
  readonly onClosed: (error: AppError) => void
}
export type OpenStdioParts = OpenParts & {
  readonly launch: StdioLaunch
  /** Values of the environment, with those from the vault filled in. */
  readonly env: { readonly [name: string]: string }
  readonly ownEnvironment: NodeJS.ProcessEnv
  readonly searchPath: string
  readonly compileCache: string
  readonly run: string
  readonly tail: StderrTail
  readonly graceMs: number
  /** What is known from before: an older server need not be asked again which era it speaks. */
  readonly era: 'legacy' | null
  /** It ended when asked for its era: from now on it is taken for an older one. */
  readonly onOlder: () => void
  readonly onStarted: (pid: number, command: string) => Promise<void>
  readonly onEnded: (pid: number) => void
}

const ID = /^\{"jsonrpc":"2\.0","id":(\d+)[,}]|^\{"id":(\d+),/
const LAST_ID = /"id":(\d+)(?:,"jsonrpc":"2\.0")?\}\s*$/
/** The id that an oversized message answers, from its ends; null when it cannot be told. */
function answeredId({ head, tail }: Oversized): number | null {
  const found = ID.exec(head) ?? LAST_ID.exec(tail)
  const id = found?.[1] ?? found?.[2]
  return id === undefined ? null : Number(id)
}

function folderOf(launch: StdioLaunch): string {
  return launch.folder ?? homedir()
}

async function launchProcess(parts: OpenStdioParts): Promise<ServerProcess> {
  const { launch } = parts
  const path = parts.env['PATH'] ?? parts.searchPath
  const command = findCommand(launch.command, path, folderOf(launch))
  const given = { PATH: path, NODE_COMPILE_CACHE: parts.compileCache, [RUN_MARK]: parts.run, ...parts.env }
  const env = serverEnvironment(parts.ownEnvironment, given, process.platform)
  try {
    const server = await startProcess(command, launch.args, { env, folder: folderOf(launch) })
    await parts.onStarted(server.pid, [launch.command, ...launch.args].join(' '))
    return server
  } catch (cause) {
    const why = systemReason(cause)
    throw new AppError('SERVER_START_FAILED', told`${launch.command} could not be started: ${why}`, undefined, {
      cause,
    })
  }
}

/** How a process has ended, or null while it runs. */
function howEnded(server: ServerProcess | null): Told | null {
  const { exitCode, signalCode } = server?.child ?? { exitCode: null, signalCode: null }
  if (signalCode !== null) return told`by ${signalCode}`
  return exitCode === null ? null : told`with code ${String(exitCode)}`
}

/** Starts a local server and shakes hands with it. AppError SERVER_START_FAILED, SERVER_TIMEOUT or SERVER_PROTOCOL. */
export async function openStdio(parts: OpenStdioParts): Promise<Live> {
  try {
    return await attempt(parts, parts.era)
  } catch (error) {
    // Some older servers end when they are asked for something before `initialize`: these are started once more, and not asked.
    if (!(error instanceof EndedAtProbe)) throw error
    parts.onOlder()
    return await attempt(parts, 'legacy')
  }
}

class EndedAtProbe extends AppError {}

async function attempt(parts: OpenStdioParts, era: 'legacy' | null): Promise<Live> {
  const { config, tail } = parts
  let server: ServerProcess | null = null
  let established = false
  let closing = false
  const transport = createStdioTransport({
    launch: async () => {
      server = await launchProcess(parts)
      return server
    },
    tail,
    maxBytes: parts.messageBytes,
    graceMs: parts.graceMs,
    onOversized: (oversized) => wire.fail(answeredId(oversized), tooLarge(oversized.bytes, parts.messageBytes)),
    onNoise: (line) => tail.note(`(not a message) ${line.slice(0, 200)}`),
  })
  const died = () => {
    const ended = howEnded(server)
    const text = told`${config.name} ended (${ended ?? told`it closed its connection`}). What it was doing may or may not be done.`
    return new AppError('SERVER_DIED', text, { ended: ended === null ? null : english(ended) })
  }
  const wire = createWire(transport, died)
  const client = createClient(parts)
  const close = async () => {
    closing = true
    await transport.close()
    if (server !== null) parts.onEnded(server.pid)
  }
  client.onclose = () => {
    if (closing) return
    // What the server itself started may have outlived it.
    void close()
    if (established) parts.onClosed(died())
  }
  try {
    await withDeadline(
      client.connect(wire.transport, { timeout: parts.startMs, ...(era === null ? {} : { prior: { kind: era } }) }),
      parts,
    )
  } catch (error) {
    const early = howEnded(server)
    await close().catch(() => {})
    if (early === null) throw error
    throw new (era === null ? EndedAtProbe : AppError)(
      'SERVER_START_FAILED',
      told`${config.name} ended (${early}) before it was ready. Its last lines may say why.`,
      { ended: english(early) },
      { cause: error },
    )
  }
  established = true
  return createLive({ client, wire, kind: 'stdio', account: null, hasSession: () => false, close })
}

/** AppError SERVER_TIMEOUT when a handshake takes too long; ends at once when aborted. Whoever waits closes what was begun. */
export async function withDeadline<T>(
  work: Promise<T>,
  parts: Pick<OpenParts, 'startMs' | 'signal' | 'config'>,
): Promise<T> {
  const { startMs, signal, config } = parts
  let over = () => {}
  const late = new Promise<never>((_resolve, reject) => {
    const text = told`${config.name} did not answer within ${Math.ceil(startMs / 1000)} seconds of its start. Its last lines may say why.`
    const timer = setTimeout(() => reject(new AppError('SERVER_TIMEOUT', text, { milliseconds: startMs })), startMs)
    const abort = () => reject(new AppError('SERVER_NOT_READY', told`${config.name} was stopped while it started.`))
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    over = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
  })
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    over()
  }
}
