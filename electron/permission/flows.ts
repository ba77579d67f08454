// What would leave: which data of which service goes to whom with this call.
import type { AccessRequest, Assessment, Flow } from '../../shared/permission.ts'
import { reachesOut } from './circumstances.ts'
import type { JudgedLeaf } from './provenance.ts'

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** Data of results that the arguments carry to another service or to people. Nothing leaves with a read at home or a write where it came from. */
export function flowsOf(
  leaves: readonly JudgedLeaf[],
  request: AccessRequest,
  assessment: Assessment,
): readonly Flow[] {
  const { serverId, serverName } = request.resource
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
