// Goals 1 and 2: a call with argument check, gate over 1,000 rules, audit and trace, against the bare official client. Run: node bench/governed.ts
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGround } from '../electron/app/ground.ts'
import { openPermission, type Permission } from '../electron/app/permission.ts'
import { outcomeLine, resultDigest } from '../electron/audit/outcome.ts'
import type { Host } from '../electron/host/host.ts'
import { refusalOf } from '../electron/permission/hidden.ts'
import { pinOf } from '../electron/permission/pins.ts'
import { createBrowserSettings } from '../electron/storage/browserSettings.ts'
import { resolvePaths } from '../electron/storage/paths.ts'
import type { Launch, ToolResult } from '../shared/host.ts'
import type { ConversationId, Digest, GrantId, PolicyId, ServerId, TurnId } from '../shared/ids.ts'
import type { Json, JsonObject } from '../shared/json.ts'
import type { Grant, Policy } from '../shared/permission.ts'
import { benchCalls } from './call.ts'
import { type Caller, configOf, hostOf } from './clients.ts'
import { told } from '../shared/told.ts'

const RULES = 500
const CALLS_A_TURN = 8
const conversationId = 'bench' as ConversationId
const turnId = 'bench' as TurnId

/** Grants of other tools and other arguments; the one that allows is added when the tool's pin is known. */
const grants = Array.from(
  { length: RULES - 1 },
  (_, at): Grant => ({
    id: `g${at}` as GrantId,
    principal: 'assistant',
    action: 'tools/call',
    serverId: (at % 10 === 0 ? 'fast' : `server-${at % 10}`) as ServerId,
    accountId: null,
    name: at % 10 === 0 ? 'fill' : `tool-${at % 50}`,
    pin: hash('sha256', String(at)) as Digest,
    scope: { kind: 'matching', constraints: [{ pointer: '/note', test: { kind: 'equals', value: `note ${at}` } }] },
    width: { kind: 'always' },
    createdAt: 1_700_000_000_000,
    madeFrom: 'Fill 200 bytes',
    usedCount: 0,
    lastUsedAt: null,
  }),
)
const policies = Array.from(
  { length: RULES },
  (_, at): Policy => ({
    id: `p${at}` as PolicyId,
    owner: 'person',
    verdict: at % 3 === 0 ? 'deny' : 'ask',
    match: {
      principal: null,
      action: 'tools/call',
      serverId: `server-${at % 20}` as ServerId,
      accountId: null,
      name: at % 2 === 0 ? null : `tool-${at}`,
      effects: null,
      scope: { kind: 'any' },
    },
    note: '',
    createdAt: 1_700_000_000_000,
    examples: [],
  }),
)

async function openWorld(launch: Launch) {
  const home = mkdtempSync(join(tmpdir(), 'gatehouse-governed-'))
  const config = configOf('fast', launch)
  const ground = await openGround({
    paths: resolvePaths({ GATEHOUSE_HOME: home }),
    emit: () => {},
    settingsFile: createBrowserSettings,
    databaseWorker: new URL('../electron/storage/databaseWorker.ts', import.meta.url),
  })
  const keep = async (name: string, value: unknown) => (await ground.keepers.open(name)).write(value as Json)
  await Promise.all([keep('grants', grants), keep('policies', policies)])
  await ground.keepers.flushed()
  const late = {} as { host: Host; permission: Permission }
  const identityOf = (id: ServerId) => late.host.identityOf(id)
  late.permission = await openPermission({
    ground,
    desktop: false,
    needs: {
      catalogue: () => late.host.tools.list(),
      toolOf: (id, name) => late.host.tools.byName(id, name),
      identityOf,
      launchPinOf: () => null,
      serverNameOf: () => config.name,
      isTrusted: () => config.trusted,
      isBuiltIn: () => config.builtIn,
      accountNameOf: () => null,
      scopesOf: () => [],
      call: () => Promise.reject(new Error('No preview in this bench.')),
    },
  })
  const { host, close } = hostOf([config], late.permission.gate.spend, {
    refuse: refusalOf,
    pinOf: (id, tool) => pinOf({ identity: identityOf(id) ?? '', tool }),
  })
  late.host = host
  await host.start()
  await host.whenReady(config.id)
  return {
    ...late,
    config,
    ground,
    async close() {
      await close()
      await ground.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The steps of a call in a turn: request, gate, three spans, two audit lines, label; the transcript alone is left out. */
export async function governed(launch: Launch): Promise<Caller> {
  const world = await openWorld(launch)
  const { host, permission, ground, config } = world
  const { audit, tracer } = ground
  const tool = host.tools.byName(config.id, 'fill')
  if (tool === undefined) throw new Error('The fast server has no tool.')
  permission.looks.ledger.said(conversationId, 'Fill 200 bytes with a short note, please.')
  const { signal } = new AbortController()
  let turn = tracer.start('invoke_agent')
  let left = CALLS_A_TURN
  const nextTurn = () => {
    turn.end()
    turn = tracer.start('invoke_agent')
    left = CALLS_A_TURN
  }
  const requestFor = (args: JsonObject) =>
    permission.requestFor({
      tool,
      arguments: args,
      principal: { kind: 'assistant', name: 'Assistant' },
      accountId: null,
      conversationId,
      turnId,
      traceId: turn.traceId,
    })
  permission.kept.grants.add(requestFor({ bytes: 200 }), {
    scope: { kind: 'any' },
    effects: ['delete', 'spend', 'execute', 'send', 'write'],
    width: { kind: 'always' },
    madeFrom: 'Fill 200 bytes',
  })
  const isRuleAtWork = permission.gate.foresee(requestFor({ bytes: 200 })).decidedBy.kind === 'grant'
  if (!isRuleAtWork) throw new Error('The call is not decided by its grant.')

  async function call(args: JsonObject): Promise<ToolResult> {
    if (left-- === 0) nextTurn()
    const span = turn.child('execute_tool', { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'fill' })
    const gateSpan = span.child('gate.authorize')
    const authorized = await permission.gate.authorize(requestFor(args), signal, (step) => {
      if (step.kind !== 'decided') throw new Error('A question in a bench.')
      const { verdict, decidedBy } = step.decision
      gateSpan.set({ 'gatehouse.verdict': verdict, 'gatehouse.decided_by': decidedBy.id })
    })
    gateSpan.end('ok')
    const mcpSpan = span.child('mcp.request', { 'mcp.method.name': 'tools/call' })
    const result = await host.tools.call(authorized, { signal, traceparent: mcpSpan.traceparent() })
    mcpSpan.end('ok')
    audit.append(
      outcomeLine(authorized, result.isError ? 'toolError' : 'ok', told`Result sha256 ${resultDigest(result)}`),
    )
    const { serverId, serverName, accountId, name } = authorized.resource
    permission.labelOf({ serverId, serverName, accountId, toolName: name }, result)
    span.set({ 'gatehouse.outcome': 'done' })
    span.end('ok')
    return result
  }
  return {
    call,
    async close() {
      turn.end()
      await audit.flushed()
      const { ok, checked } = await audit.verify()
      console.log(`  (the audit chain of ${checked} lines is ${ok ? 'whole' : 'BROKEN'})`)
      await world.close()
    },
  }
}

if (import.meta.main) await benchCalls(governed, 'Gatehouse, governed')
