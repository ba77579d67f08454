// The permission engine put together: what is kept, what it looks at, the desk and the gate.
import type { ToolResult } from '../../shared/host.ts'
import type { AccountId, ServerId } from '../../shared/ids.ts'
import type { Label } from '../../shared/permission.ts'
import { labelFor, textOf } from '../permission/labels.ts'
import { createDoor } from './permission/door.ts'
import { openKept } from './permission/kept.ts'
import { createLooks } from './permission/looks.ts'
import type { PermissionOptions } from './permission/needs.ts'

type Called = {
  readonly serverId: ServerId
  readonly serverName: string
  readonly accountId: AccountId | null
  readonly toolName: string
}

export type Permission = Awaited<ReturnType<typeof openPermission>>

export async function openPermission(options: PermissionOptions) {
  const kept = await openKept(options)
  const looks = createLooks(options, kept)
  const door = createDoor(options, kept, looks)
  return {
    needs: options.needs,
    /** Grave questions have a window of their own. */
    desktop: options.desktop,
    kept,
    looks,
    ...door,
    /** Labels a result by its tool, the person's word on it, and its own shape. */
    labelOf: ({ serverId, serverName, accountId, toolName }: Called, result: ToolResult): Label =>
      labelFor({
        serverId,
        serverName,
        accountId,
        assessment: looks.assess(serverId, toolName),
        trustSetting: kept.toolSettings.of(serverId, toolName).trust,
        text: textOf(result),
      }),
    /** Forgets what was kept for a server that is removed. */
    forgetServer(serverId: ServerId): void {
      door.desk.withdrawServer(serverId)
      for (const grant of kept.grants.list()) if (grant.serverId === serverId) kept.grants.revoke(grant.id)
      kept.policies.forgetServer(serverId)
      kept.secretRules.forgetServer(serverId)
      kept.toolSettings.forgetServer(serverId)
      kept.drift.forgetServer(serverId)
    },
  }
}
