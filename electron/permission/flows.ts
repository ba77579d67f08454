// What would leave: which data of which service goes to whom with this call.
import type { AccessRequest, Assessment, Flow, Label } from '../../shared/permission.ts'
import { reachesOut } from './circumstances.ts'
import type { JudgedLeaf } from './provenance.ts'

const NONE: readonly never[] = []
const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** Data of results that the arguments carry to another service or to people. Nothing leaves with a read at home or a write where it came from. */
export function flowsOf(
  leaves: readonly JudgedLeaf[],
  request: AccessRequest,
  assessment: Assessment,
): readonly Flow[] {
  const { serverId, serverName } = request.resource
  if (!leaves.some((leaf) => leaf.carried.length > 0)) return NONE
  const out = reachesOut(assessment)
  const flows: Flow[] = []
  for (const leaf of leaves)
    for (const { from, what } of leaf.carried) {
      if (from === null || flows.length >= 50) continue
      const { label } = from
      const elsewhere = label.serverId !== serverId || label.accountId !== request.resource.accountId
      if (!out && !elsewhere) continue
      flows.push({
        from: label,
        toServerId: serverId,
        toServerName: serverName,
        toOutside: out && label.privacy === 'private',
        what: cut(what),
      })
    }
  return flows
}

/** Whose data: one server, one account of it. */
export type Source = Pick<Label, 'serverId' | 'serverName' | 'accountId'>

const isFromResult = ({ origins }: JudgedLeaf) => origins.some(({ from }) => from === 'result')

/** Whose data the arguments take along: texts and values that were seen in results of others than the receiver, or that leave with the call. */
export function sourcesOf(
  leaves: readonly JudgedLeaf[],
  flows: readonly Flow[],
  { resource }: AccessRequest,
): readonly Source[] {
  if (flows.length === 0 && !leaves.some(isFromResult)) return NONE
  const found = new Map<string, Source>()
  const add = ({ serverId, serverName, accountId }: Source) => {
    const key = `${serverId}\0${accountId ?? ''}`
    if (!found.has(key)) found.set(key, { serverId, serverName, accountId })
  }
  for (const { from } of flows) add(from)
  for (const leaf of leaves) {
    // What the person wrote themselves is theirs to send, wherever it also stands.
    if (leaf.standing === 'said') continue
    for (const origin of leaf.origins)
      if (origin.from === 'result') {
        const { label } = origin
        if (label.serverId !== resource.serverId || label.accountId !== resource.accountId) add(label)
      }
  }
  return [...found.values()]
}
