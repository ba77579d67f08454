// The clients that the benchmarks compare: a floor written by hand, the bare official client, and Gatehouse's host.
import { spawn } from 'node:child_process'
import http from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { createHost, type Host } from '../electron/host/host.ts'
import { digestOf } from '../electron/host/launch.ts'
import type { HostParts } from '../electron/host/parts.ts'
import type { Spend } from '../electron/host/seams.ts'
import type { Authorized } from '../electron/permission/authorized.ts'
import type { Launch, ServerConfig, ToolResult } from '../shared/host.ts'
import type { ServerId } from '../shared/ids.ts'
import type { JsonObject } from '../shared/json.ts'
import type { AccessRequest } from '../shared/permission.ts'
import { startOf } from '../tests/servers/starts.ts'

export const fastServer = join(import.meta.dirname, 'fastServer.ts')
export type Caller = { call(args: JsonObject): Promise<unknown>; close(): Promise<void> }

/** What stands between a wish and the call: the gate, the audit line and the span. Without it every request is let through, once. */
export type Govern = {
  authorize(request: AccessRequest): Promise<Authorized>
  readonly spend: Spend
  /** Starts the span of a call; the value is its `traceparent`, `end` closes it with the outcome. */
  begin(request: AccessRequest): { readonly traceparent: string; end(result: ToolResult | Error): void }
}

/** Only the host's own part: digest, one use, argument check, call, result. */
export function ungoverned(): Govern {
  const allowed = new WeakSet<object>()
  return {
    authorize(request) {
      allowed.add(request)
      return Promise.resolve(request as Authorized)
    },
    spend: (authorized) => allowed.delete(authorized),
    begin: () => ({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', end: () => {} }),
  }
}

const INITIALIZE = {
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'floor', version: '1' } },
}

/** The least that can be called a client over stdio: ids, lines, JSON. */
export async function floorOverStdio(): Promise<Caller> {
  const child = spawn(process.execPath, [fastServer, 'stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting = new Map<number, (result: unknown) => void>()
  let held: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      held.push(chunk.subarray(from, end))
      const message = JSON.parse((held.length === 1 ? held[0] : Buffer.concat(held))?.toString('utf8') ?? '') as {
        id: number
        result: unknown
      }
      held = []
      from = end + 1
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    }
    if (from < chunk.length) held.push(from === 0 ? chunk : chunk.subarray(from))
  })
  let id = 0
  const request = (body: object) =>
    new Promise((resolve) => {
      id += 1
      waiting.set(id, resolve)
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...body })}\n`)
    })
  await request(INITIALIZE)
  return {
    call: (args) => request({ method: 'tools/call', params: { name: 'fill', arguments: args } }),
    close: async () => {
      child.stdin.end()
      await new Promise((resolve) => child.once('exit', resolve))
    },
  }
}

/** The least that can be called a client over HTTP. */
export async function floorOverHttp(url: string): Promise<Caller> {
  const agent = new http.Agent({ keepAlive: true })
  let id = 0
  const request = (body: object) =>
    new Promise((resolve, reject) => {
      id += 1
      const text = JSON.stringify({ jsonrpc: '2.0', id, ...body })
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'content-length': Buffer.byteLength(text),
      }
      const sent = http.request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve((JSON.parse(Buffer.concat(chunks).toString('utf8')) as { result: unknown }).result),
        )
      })
      sent.on('error', reject)
      sent.end(text)
    })
  await request(INITIALIZE)
  return {
    call: (args) => request({ method: 'tools/call', params: { name: 'fill', arguments: args } }),
    close: () => {
      agent.destroy()
      return Promise.resolve()
    },
  }
}

/** The official client as its documentation shows it. */
export async function officialClient(launch: Launch): Promise<Caller> {
  const client = new Client({ name: 'official', version: '1' })
  const transport =
    launch.kind === 'stdio'
      ? new StdioClientTransport({ command: launch.command, args: launch.args, stderr: 'ignore' })
      : new StreamableHTTPClientTransport(new URL(launch.url))
  await client.connect(transport)
  return { call: (args) => client.callTool({ name: 'fill', arguments: args }), close: () => client.close() }
}

export function configOf(name: string, launch: Launch): ServerConfig {
  const id = name as ServerId
  return { id, name, launch, enabled: true, trusted: false, builtIn: false, callTimeoutMs: null }
}

/** A host for measuring; `close` removes its folder. */
export function hostOf(configs: readonly ServerConfig[], spend: Spend, parts: Partial<HostParts> = {}, home?: string) {
  const folder = home ?? mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))
  const listeners = new Set<() => void>()
  const starts = new Set<Authorized>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const host: Host = createHost({
    configs: () => configs,
    secrets: () => Promise.resolve({ env: {}, headers: {} }),
    spend: (authorized) => starts.delete(authorized) || spend(authorized),
    admit: (config) => {
      const authorized = startOf(config)
      starts.add(authorized)
      return { authorized }
    },
    onChange: tell,
    onToolsChanged: tell,
    folder,
    clock: {
      now: () => Date.now(),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    },
    random: Math.random,
    log: () => {},
    client: { name: 'gatehouse', version: '0.1.0' },
    searchPath: () => Promise.resolve(process.env['PATH'] ?? ''),
    ...parts,
  })
  const close = async () => {
    await host.stop()
    if (home === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return { host, close, listeners }
}

/** Gatehouse: each call asks for authority, is checked, traced and bounded. */
export async function gatehouse(launch: Launch, govern: Govern): Promise<Caller> {
  const config = configOf('fast', launch)
  const { host, close } = hostOf([config], govern.spend)
  await host.start()
  await host.whenReady(config.id)
  let count = 0
  const { signal } = new AbortController()
  return {
    close,
    async call(args) {
      count += 1
      const request: AccessRequest = {
        id: `call-${count}`,
        principal: { kind: 'person', name: 'bench' },
        action: 'tools/call',
        resource: { serverId: config.id, serverName: config.name, accountId: null, name: 'fill', pin: null },
        context: {
          conversationId: null,
          turnId: null,
          traceId: null,
          arguments: args,
          digest: digestOf(args),
          at: Date.now(),
        },
      }
      const authorized = await govern.authorize(request)
      const span = govern.begin(request)
      const result = await host.tools.call(authorized, { signal, traceparent: span.traceparent })
      span.end(result)
      return result
    },
  }
}

export const overStdio: Launch = {
  kind: 'stdio',
  command: process.execPath,
  args: [fastServer, 'stdio'],
  env: {},
  folder: null,
}

/** Starts the fast server over HTTP. */
export async function serveFast(): Promise<{ readonly url: string; close(): void }> {
  const child = spawn(process.execPath, [fastServer, 'http'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const first = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  )
  return { url: first.trim(), close: () => child.stdin.end() }
}
