// Draws a task contract from the person's own sentence by rules, before anything from outside was read.
import type { CatalogueTool } from '../../shared/host.ts'
import type { ConversationId, Digest } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'
import type { Assessment, Constraint, TaskContract } from '../../shared/permission.ts'
import { splitName } from './effects/words.ts'
import { namesReceivers } from './leaves.ts'
import { namesAct } from './wishes.ts'
import { told } from '../../shared/told.ts'
import { actInEach } from './sentences/inEach.ts'
import { isGraveLine, mustHold } from '../../shared/agreement.ts'

export type DraftInput = {
  readonly conversationId: ConversationId
  readonly sentence: string
  readonly tools: readonly CatalogueTool[]
  readonly assess: (tool: CatalogueTool) => Assessment
  readonly pinOf: (tool: CatalogueTool) => Digest | null
}
type Line = TaskContract['lines'][number]

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const MOST_LINES = 12
const RECEIVER = /^(?:to|recipients?|emails?|participants?|attendees?|invitees?|user|email)$/

/** Every combination in order is too many; one by one, and all together, is what people mean. */
const listsOf = (addresses: readonly string[]): readonly Json[] =>
  addresses.length > 1 ? [...addresses.map((one) => [one]), [...addresses]] : [[...addresses]]

/** Conditions that only the addresses in the sentence satisfy; null when the tool names receivers and the sentence does not. */
function receiverConstraints(tool: CatalogueTool, addresses: readonly string[]): readonly Constraint[] | null {
  const { inputSchema } = tool.definition
  if (!namesReceivers(inputSchema)) return []
  const properties = inputSchema['properties'] as { readonly [key: string]: Json }
  const key = Object.keys(properties).find((name) => splitName(name).some((word) => RECEIVER.test(word)))
  if (key === undefined || addresses.length === 0) return null
  const isList = JSON.stringify(properties[key]).includes('"array"')
  return [{ pointer: `/${key}`, test: { kind: 'oneOf', values: isList ? [...listsOf(addresses)] : [...addresses] } }]
}

function lineFor(tool: CatalogueTool, input: DraftInput): Line | null {
  const assessment = input.assess(tool)
  const { effects, undo, overwrites = false } = assessment
  if (effects[0] === 'read' || !namesAct(input.sentence, tool.definition.name)) return null
  const addresses = [...new Set(input.sentence.match(EMAIL) ?? [])]
  const constraints = receiverConstraints(tool, addresses)
  const reaches = effects.includes('send')
  if (reaches && (constraints === null || constraints.length === 0)) return null
  const pin = input.pinOf(tool)
  if (pin === null) return null
  const grave = effects.some((effect) => effect === 'delete' || effect === 'spend' || effect === 'execute')
  const said = told`${actInEach(tool.definition.name)} on ${tool.serverName}`
  const bound =
    constraints !== null && constraints.length > 0 ? told`${said}, only with ${{ list: addresses, by: 'comma' }}` : said
  return {
    id: `contract:${tool.key}`,
    sentence: undo === 'never' && !reaches ? told`${bound} (cannot be undone)` : bound,
    match: {
      principal: 'assistant',
      action: 'tools/call',
      serverId: tool.serverId,
      accountId: null,
      name: tool.definition.name,
      effects: [...effects],
      scope:
        constraints === null || constraints.length === 0
          ? { kind: 'any' }
          : { kind: 'matching', constraints: [...constraints] },
    },
    pin,
    verdict: 'allow',
    // SECURITY: what cannot be put back is never ticked for the person.
    ticked: !grave,
    overwrites,
    held: mustHold(assessment),
  }
}

/** What the sentence lets the assistant do, to be ticked once. Reads of the servers that are there are always the first line. */
export function draftContract(input: DraftInput): TaskContract {
  const reading: Line = {
    id: 'contract:read',
    sentence: told`Read from your servers`,
    match: {
      principal: 'assistant',
      action: 'tools/call',
      serverId: null,
      accountId: null,
      name: null,
      effects: ['read'],
      scope: { kind: 'any' },
    },
    pin: null,
    verdict: 'allow',
    ticked: true,
  }
  const acts = input.tools.flatMap((tool) => lineFor(tool, input) ?? []).slice(0, MOST_LINES)
  return {
    conversationId: input.conversationId,
    state: 'proposed',
    lines: [reading, ...acts],
    fromSentence: input.sentence.slice(0, 500),
  }
}

/** A model's opinion may only take lines away: what it does not name is no longer ticked. */
export const narrowed = (contract: TaskContract, keep: readonly string[]): TaskContract => ({
  ...contract,
  lines: contract.lines.map((line) => ({ ...line, ticked: line.ticked && keep.includes(line.id) })),
})

/** Whether one of these lines would let something through that cannot be taken back. */
export const isGrave = ({ lines }: TaskContract, ids: readonly string[]): boolean =>
  lines.some((line) => ids.includes(line.id) && isGraveLine(line))

/** The person's answer: the lines they ticked, or null for a no. SECURITY: what was agreed on is only ever narrowed, and what was ended stays so. */
export const answered = (contract: TaskContract, accepted: readonly string[] | null): TaskContract => {
  if (accepted === null || contract.state === 'declined') return { ...contract, state: 'declined' }
  const mayTick = (line: Line): boolean => contract.state === 'proposed' || line.ticked
  return {
    ...contract,
    state: 'accepted',
    lines: contract.lines.map((line) => ({ ...line, ticked: accepted.includes(line.id) && mayTick(line) })),
  }
}
