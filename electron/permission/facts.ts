// Facts of one request: reads definition, settings and what the conversation saw, and hands the pure core plain values.
import type { ToolDefinition } from '../../shared/host.ts'
import type { AccountId, ConversationId, ServerId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import type {
  AccessRequest,
  Assessment,
  EffectKind,
  Mode,
  PinDiff,
  TaskContract,
  Warning,
} from '../../shared/permission.ts'
import { assessAction } from './actions.ts'
import type { Circumstances } from './circumstances.ts'
import { curatedFor } from './curated.ts'
import type { Facts } from './decide.ts'
import { assess, assessCall, type AssessOptions } from './effects.ts'
import { flowsOf, sourcesOf } from './flows.ts'
import { findings, isOwnCard } from './guards.ts'
import type { Hiding } from './hiding.ts'
import { findHidden, hiddenInCall } from './hidden.ts'
import { leavesOf } from './leaves.ts'
import { modeDefault, modeDefaultCarrying } from './modes.ts'
import { judgeLeaves } from './provenance.ts'
import type { SeenIndex } from './seenIndex.ts'
import type { Told } from '../../shared/told.ts'

/** All that facts are read from; each answers at once. */
export type FactParts = {
  toolOf(this: void, serverId: ServerId, name: string): ToolDefinition | undefined
  /** The server's exact launch, as in pins; undefined for a server that is not there. */
  identityOf(this: void, serverId: ServerId): string | undefined
  isTrusted(this: void, serverId: ServerId): boolean
  /** OAuth scopes that an account holds. Absent: there are no accounts. */
  scopesOf?(this: void, accountId: AccountId): readonly string[]
  /** The person's own word on a tool's effect. */
  effectSetting(this: void, serverId: ServerId, name: string): EffectKind | null
  /** What changed in the definition since it was last allowed; null when nothing did or it never was. */
  driftOf(this: void, request: AccessRequest): PinDiff | null
  /** How the tool imitates one of another server, in words. */
  shadowingOf(this: void, request: AccessRequest): Told | null
  /** How the arguments touch this app's own files, in words. */
  ownFilesIn(this: void, request: AccessRequest): Told | null
  indexOf(this: void, conversationId: ConversationId | null): SeenIndex
  wasUsed(this: void, request: AccessRequest): boolean
  sentTo(this: void, conversationId: ConversationId | null): ReadonlySet<string>
  mode(this: void): Mode
  contractOf(this: void, conversationId: ConversationId | null): TaskContract | null
  /** Absent: nothing is hidden from the model. */
  readonly hiding?: Pick<Hiding, 'revealed' | 'waiting' | 'isAllowed'>
  readonly useCurated: boolean
}

/** Facts for the core, with what the card shows of them. */
export type FullFacts = Facts & { readonly at: Circumstances }

const UNKNOWN: Assessment = {
  effects: ['execute'],
  undo: 'never',
  openWorld: true,
  sure: 0,
  signals: [],
  disagreement: null,
}

/** Assessments by definition: a definition is one object in the catalogue for as long as it does not change. */
const assessed = new WeakMap<ToolDefinition, { readonly by: AssessedBy; readonly assessment: Assessment }>()

type Asked = { readonly serverId: ServerId; readonly name: string; readonly accountId: AccountId | null }
/** All that an assessment depends on beside the definition; `curated` is a constant of the identity. */
type AssessedBy = AssessOptions & { readonly scopesKey: string }

const NO_SCOPES: readonly string[] = []

function optionsFor(parts: FactParts, { serverId, name, accountId }: Asked): AssessedBy {
  const identity = parts.useCurated ? (parts.identityOf(serverId) ?? null) : null
  const scopes = accountId === null ? NO_SCOPES : (parts.scopesOf?.(accountId) ?? NO_SCOPES)
  return {
    trusted: parts.isTrusted(serverId),
    personEffect: parts.effectSetting(serverId, name),
    curated: identity === null ? null : curatedFor(identity),
    scopes,
    scopesKey: scopes.length === 0 ? '' : scopes.join(' '),
  }
}

function assessmentFor(tool: ToolDefinition, by: AssessedBy): Assessment {
  const known = assessed.get(tool)
  if (
    known?.by.trusted === by.trusted &&
    known.by.personEffect === by.personEffect &&
    known.by.curated === by.curated &&
    known.by.scopesKey === by.scopesKey
  )
    return known.assessment
  const assessment = assess(tool, by)
  assessed.set(tool, { by, assessment })
  return assessment
}

/** What a tool would do, with the person's settings. A tool that is not there counts as the worst. */
export function assessmentOf(parts: FactParts, serverId: ServerId, name: string): Assessment {
  const tool = parts.toolOf(serverId, name)
  return tool ? assessmentFor(tool, optionsFor(parts, { serverId, name, accountId: null })) : UNKNOWN
}

/** What this very call would do: with the rights of its account, and where a parameter chooses by its arguments. */
export function assessmentOfCall(parts: FactParts, call: Asked, args: JsonObject): Assessment {
  const tool = parts.toolOf(call.serverId, call.name)
  return tool ? assessmentWith(parts, tool, call, args) : UNKNOWN
}

function assessmentWith(parts: FactParts, tool: ToolDefinition, call: Asked, args: JsonObject): Assessment {
  const by = optionsFor(parts, call)
  return assessCall(tool, by, args) ?? assessmentFor(tool, by)
}

const NONE_WAIT: readonly never[] = []

const hiddenIn = (request: AccessRequest): Circumstances['hidden'] => {
  const found = findHidden(request.context.arguments)
  if (found.length === 0) return null
  return { sentence: hiddenInCall(found), pointers: [...new Set(found.map((one) => one.pointer))] }
}

/** Gathers the circumstances of one request. */
export function circumstancesOf(parts: FactParts, request: AccessRequest): Circumstances {
  const { action, resource, context } = request
  const isCall = action === 'tools/call'
  const tool = isCall ? parts.toolOf(resource.serverId, resource.name) : undefined
  const called = tool ? assessmentWith(parts, tool, resource, context.arguments) : UNKNOWN
  const assessment = isCall ? called : assessAction(action)
  const schema = tool?.inputSchema ?? null
  const index = parts.indexOf(context.conversationId)
  // Judged by the true values: a placeholder would look as if nobody had ever seen it.
  const args = parts.hiding?.revealed(request) ?? context.arguments
  const leaves = judgeLeaves(leavesOf(args, schema, assessment.effects), index, request)
  return {
    request,
    assessment,
    schema,
    leaves,
    index,
    flows: flowsOf(leaves, request, assessment),
    waiting: parts.hiding?.waiting(request, leaves) ?? NONE_WAIT,
    isAllowed: (kind) => parts.hiding?.isAllowed(kind, request) ?? false,
    drift: parts.driftOf(request),
    shadowing: parts.shadowingOf(request),
    hidden: hiddenIn(request),
    ownFiles: parts.ownFilesIn(request),
    usedBefore: parts.wasUsed(request),
    sentTo: parts.sentTo(context.conversationId),
  }
}

const NO_REMARKS: readonly Warning[] = []
function remarksOf(at: Circumstances): readonly Warning[] {
  const { disagreement } = at.assessment
  if (at.hidden !== null && isOwnCard(at)) return [{ kind: 'hiddenCharacters', ...at.hidden }]
  return disagreement === null ? NO_REMARKS : [{ kind: 'hintsDisagree', sentence: disagreement, pointers: [] }]
}

/** Everything that deciding needs, as values. */
export function createFacts(parts: FactParts): (request: AccessRequest) => FullFacts {
  return (request) => {
    const at = circumstancesOf(parts, request)
    const mode = parts.mode()
    return {
      at,
      request,
      assessment: at.assessment,
      findings: findings(at),
      remarks: remarksOf(at),
      byMode: modeDefault(mode, at),
      carries: sourcesOf(at.leaves, at.flows, request),
      byModeCarrying: modeDefaultCarrying(mode, at),
      contract: mode === 'focused' ? parts.contractOf(request.context.conversationId) : null,
    }
  }
}
