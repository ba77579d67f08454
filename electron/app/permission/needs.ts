// What the permission engine needs of the host and of accounts, which come later than it does.
import type { CatalogueTool, ToolResult } from '../../../shared/host.ts'
import type { AccountId, Digest, ServerId } from '../../../shared/ids.ts'
import type { Authorized } from '../../permission/authorized.ts'
import type { Ground } from '../ground.ts'

export type PermissionNeeds = {
  /** The same array until the catalogue changes. */
  catalogue(this: void): readonly CatalogueTool[]
  toolOf(this: void, serverId: ServerId, name: string): CatalogueTool | undefined
  identityOf(this: void, serverId: ServerId): string | undefined
  /** The digest of its launch as it is now; null for a server that is not there. */
  launchPinOf(this: void, serverId: ServerId): Digest | null
  serverNameOf(this: void, serverId: ServerId): string
  isTrusted(this: void, serverId: ServerId): boolean
  /** Shipped with the app: its command says nothing to a person. */
  isBuiltIn(this: void, serverId: ServerId): boolean
  accountNameOf(this: void, accountId: AccountId): string | null
  /** OAuth scopes that it holds. */
  scopesOf(this: void, accountId: AccountId): readonly string[]
  call(this: void, authorized: Authorized, signal: AbortSignal): Promise<ToolResult>
}
/** `desktop`: grave questions are answered in a window of their own. */
export type PermissionOptions = { readonly ground: Ground; readonly needs: PermissionNeeds; readonly desktop: boolean }
