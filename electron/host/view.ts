import type { ServerView } from '../../shared/host.ts'
import { KEPT_SECRET, type Launch } from '../../shared/host.ts'
import type { Connection } from './connection.ts'
import { launchDigest, launchIdentity } from './launch.ts'

const masked = (values: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.keys(values).map((name) => [name, KEPT_SECRET]))

/** A launch as the window may see it. */
function withoutValues(launch: Launch): Launch {
  return launch.kind === 'stdio'
    ? { ...launch, env: masked(launch.env) }
    : { ...launch, headers: masked(launch.headers) }
}

/** Everything that the window sees of a server; no value of its environment or headers. */
export function viewOf(connection: Connection): ServerView {
  const config = connection.config()
  const { id, name, launch, enabled, trusted, builtIn, callTimeoutMs } = config
  return {
    id,
    name,
    launch: withoutValues(launch),
    identity: launchIdentity(launch),
    launchDigest: launchDigest(launch),
    enabled,
    trusted,
    builtIn,
    callTimeoutMs,
    state: connection.state(),
    stderrTail: connection.tail.lines(),
    promptCount: connection.inventory.prompts().length,
    resourceCount: connection.inventory.resources().length,
    refusedTools: connection.inventory.refused(),
  }
}
