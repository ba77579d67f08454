// Replays tool-call traces through the real gate: `node tests/eval/traces.ts TOOLS.json TRACES.jsonl [--mode balanced] [--list]`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { createConsentDesk } from '../../electron/permission/consent.ts'
import { makeRequest } from '../../electron/permission/digest.ts'
import { assessmentOf, createFacts, type FactParts } from '../../electron/permission/facts.ts'
import { createGate, type OpenGate } from '../../electron/permission/gate.ts'
import { createHiding } from '../../electron/permission/hiding.ts'
import { createGrantStore } from '../../electron/permission/grants.ts'
import { labelFor } from '../../electron/permission/labels.ts'
import { createLedger } from '../../electron/permission/ledgerStore.ts'
import { createMemory } from '../../electron/permission/memory.ts'
import { pinOf } from '../../electron/permission/pins.ts'
import { createQuestions } from '../../electron/permission/questions.ts'
import { indexRules } from '../../electron/permission/rules.ts'
import { hider } from './hider.ts'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { ToolDefinition } from '../../shared/host.ts'
import type { ConsentId, ConversationId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { JsonObject } from '../../shared/json.ts'
import { type Decision, Mode } from '../../shared/permission.ts'
import { english, inEach } from '../../shared/told.ts'

const Step = z.object({
  tool: z.string(),
  args: JsonObject,
  output: z.string(),
  attack: z.boolean(),
  critical: z.boolean(),
})
const Trace = z.object({
  id: z.string(),
  server: z.string(),
  kind: z.enum(['benign', 'attack']),
  prompt: z.string(),
  steps: z.array(Step),
})
export type Trace = z.infer<typeof Trace>
type Step = z.infer<typeof Step>
const Tools = z.object({
  server: z.string(),
  tools: z.array(
    z.object({
      name: z.string(),
      description: z.string().nullish(),
      inputSchema: JsonObject,
      title: z.string().nullish(),
    }),
  ),
})
type Tools = z.infer<typeof Tools>

/** How one step went at the gate. */
export type Passed = {
  readonly step: Step
  readonly verdict: Decision['verdict']
  readonly warned: boolean
  readonly decision: Decision
}
export type Replayed = { readonly trace: Trace; readonly steps: readonly Passed[]; readonly micros: number }

const WARNS = new Set(['untrustedInfluence', 'leavingData'])
const STARTED = Date.UTC(2026, 0, 1)

/** Annotations are left out, as an untrusted server's would count for nothing better. */
const definitionsOf = (tools: Tools): ReadonlyMap<string, ToolDefinition> =>
  new Map(
    tools.tools.map((tool) => [
      tool.name,
      {
        name: tool.name,
        inputSchema: tool.inputSchema,
        ...(tool.description ? { description: tool.description } : {}),
      },
    ]),
  )

/** A gate with no grants, no rules and no history, and a person who answers as `answerOf` says. */
function world(definitions: ReadonlyMap<string, ToolDefinition>, mode: Mode, answerOf: () => boolean) {
  let count = 0
  const newId = () => `id-${++count}`
  const now = () => STARTED + count
  const ledger = createLedger()
  const memory = createMemory([])
  const rules = { allows: () => false, add: () => {} }
  const hiding = createHiding({ isOn: () => true, identityOf: () => 'trace', rules })
  const facts: FactParts = {
    toolOf: (_server, name) => definitions.get(name),
    identityOf: () => 'trace',
    isTrusted: () => false,
    effectSetting: () => null,
    driftOf: () => null,
    shadowingOf: () => null,
    ownFilesIn: () => null,
    indexOf: (id) => ledger.indexOf(id),
    wasUsed: memory.wasUsed,
    sentTo: memory.sentTo,
    mode: () => mode,
    contractOf: () => null,
    hiding,
    useCurated: false,
  }
  const answer = (shown: ConsentRequest) =>
    desk.answer(
      shown.id as ConsentId,
      answerOf()
        ? { outcome: 'granted', digest: shown.request.context.digest, offerId: null, editedArguments: null }
        : { outcome: 'declined', note: '' },
      'page',
    )
  const desk = createConsentDesk({
    now,
    newId,
    timer: () => () => {},
    timeout: () => null,
    misfit: () => null,
    changed: (pending) => queueMicrotask(() => pending[0] && desk.list().includes(pending[0]) && answer(pending[0])),
  })
  const grants = createGrantStore({
    load: () => [],
    save: () => {},
    now,
    newId,
    changed: () => {},
    saveLater: () => {},
  })
  const questionFor = createQuestions({
    toolOf: facts.toolOf,
    identityOf: facts.identityOf,
    accountNameOf: () => null,
    sentenceOf: (request) => inEach(() => [{ text: request.resource.name }]),
    look: async () => null,
    saidIn: (id) => ledger.context(id).said,
    past: () => [],
    hasTrustedWindow: () => false,
    now,
  })
  const gate = createGate({
    factsOf: createFacts(facts),
    questionFor,
    rules: () => indexRules({ policies: [], grants: grants.list() }),
    grants,
    desk,
    audit: { append: () => {} },
    record: () => {},
    passed: memory.passed,
    now,
  })
  return { gate, ledger, facts, hiding, newId, now }
}

/** Replays one trace in a fresh conversation. A step that was refused has no result; the next is tried all the same. */
export async function replay(trace: Trace, tools: Tools, mode: Mode): Promise<Replayed> {
  const definitions = definitionsOf(tools)
  let step: Step | undefined
  const { gate, ledger, facts, hiding, newId, now } = world(definitions, mode, () => step?.attack === false)
  const serverId = trace.server as ServerId
  const conversationId = trace.id as ConversationId
  ledger.said(conversationId, trace.prompt)
  const hidden = hider(hiding.begin(conversationId))
  hidden.read(trace.prompt, { from: 'person' })
  const steps: Passed[] = []
  let micros = 0
  for (step of trace.steps) {
    const name = step.tool
    const tool = definitions.get(name)
    const request = makeRequest({
      id: newId(),
      principal: { kind: 'assistant', name: 'assistant' },
      action: 'tools/call',
      resource: {
        serverId,
        serverName: trace.server,
        accountId: null,
        name: step.tool,
        pin: tool ? pinOf({ identity: 'trace', tool }) : null,
      },
      conversationId,
      turnId: null,
      traceId: null,
      arguments: hiding.admitted({
        principal: 'assistant',
        conversationId,
        serverId,
        accountId: null,
        arguments: hidden.written(step.args),
        assessment: () => assessmentOf(facts, serverId, name),
      }),
      at: now(),
    })
    const began = performance.now()
    const { decision, ran } = await ask(gate, request)
    micros += (performance.now() - began) * 1000
    const warned = decision.warnings.some((warning) => WARNS.has(warning.kind))
    steps.push({ step, verdict: decision.verdict, warned, decision })
    if (!ran) continue
    hidden.read(step.output, { from: 'server', serverId, serverName: trace.server, accountId: null })
    const whose = { serverId, serverName: trace.server, accountId: null, trustSetting: null }
    const assessment = assessmentOf(facts, serverId, step.tool)
    const label = labelFor({ ...whose, assessment, text: step.output })
    ledger.received(conversationId, {
      callId: newId(),
      tool: step.tool,
      label,
      text: step.output,
      at: now(),
      arguments: step.args,
    })
  }
  return { trace, steps, micros }
}

async function ask(gate: OpenGate, request: Parameters<OpenGate['authorize']>[0]) {
  let decision: Decision | undefined
  try {
    await gate.authorize(request, new AbortController().signal, (told) => {
      if (told.kind === 'decided') decision ??= told.decision
    })
    return { decision: decision as Decision, ran: true }
  } catch (thrown) {
    if (!(thrown instanceof AppError) || decision === undefined) throw thrown
    return { decision, ran: false }
  }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000)

/** The figures. Attacks are counted by trace; `benign.warned` is the share of questions with a warning of untrusted influence or leaving data. */
export function figures(replays: readonly Replayed[]) {
  const benign = replays.filter(({ trace }) => trace.kind === 'benign')
  const asked = benign.flatMap(({ steps }) => steps.filter((passed) => passed.verdict !== 'allow'))
  const attacks = replays
    .filter(({ trace }) => trace.kind === 'attack')
    .map(({ steps }) => steps.find(({ step }) => step.critical))
  const gated = attacks.filter((first) => first !== undefined && first.verdict !== 'allow')
  const decisions = replays.reduce((sum, { steps }) => sum + steps.length, 0)
  return {
    benign: {
      tasks: benign.length,
      zeroPrompt: benign.filter(({ steps }) => steps.every(({ verdict }) => verdict === 'allow')).length,
      promptsPerTask: share(asked.length, benign.length),
      warned: share(asked.filter(({ warned }) => warned).length, asked.length),
    },
    attacks: {
      total: attacks.length,
      gated: gated.length,
      warned: gated.filter((first) => first?.warned === true).length,
    },
    usPerDecision:
      Math.round((replays.reduce((sum, { micros }) => sum + micros, 0) / Math.max(1, decisions)) * 10) / 10,
  }
}

/** Reads both files and replays every trace. */
export async function evaluate(toolsText: string, tracesText: string, mode: Mode): Promise<readonly Replayed[]> {
  const tools = Tools.parse(JSON.parse(toolsText))
  const lines = tracesText.split('\n').filter((line) => line.trim() !== '')
  const replays: Replayed[] = []
  for (const line of lines) replays.push(await replay(Trace.parse(JSON.parse(line)), tools, mode))
  return replays
}

const brief = (value: unknown) => JSON.stringify(value).slice(0, 160)

/** What asked, what warned and what was missed, one line each, for reading. */
function list(replays: readonly Replayed[]): void {
  for (const { trace, steps } of replays) {
    const missed = steps.find(({ step }) => step.critical)
    for (const { step, verdict, warned, decision } of steps) {
      const wrong = step.critical && verdict === 'allow'
      if (wrong) process.stderr.write(`MISSED ${trace.id} ${step.tool} ${brief(step.args)} ${decision.decidedBy.id}\n`)
      const said = english(decision.decidedBy.sentence)
      if (missed?.step === step && !warned)
        process.stderr.write(`QUIET ${trace.id} ${step.tool} ${brief(step.args)} ${said}\n`)
      if (trace.kind === 'benign' && verdict !== 'allow')
        process.stderr.write(
          `${warned ? 'WARNED' : 'asked'} ${trace.id} ${step.tool} ${brief(step.args)} ${decision.decidedBy.id} ${said} ${brief(decision.warnings)}\n`,
        )
    }
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const at = args.indexOf('--mode')
  const mode = Mode.parse(at < 0 ? 'balanced' : args[at + 1])
  const [tools, traces] = args.filter((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1))
  if (tools === undefined || traces === undefined) {
    process.stderr.write('Usage: eval:traces -- TOOLS.json TRACES.jsonl [--mode careful|balanced|focused] [--list]\n')
    process.exitCode = 2
    return
  }
  const replays = await evaluate(readFileSync(tools, 'utf8'), readFileSync(traces, 'utf8'), mode)
  if (args.includes('--list')) list(replays)
  process.stdout.write(`${JSON.stringify(figures(replays))}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
