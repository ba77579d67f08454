import type { ServerConfig } from '../../shared/host.ts'
import type { AccountId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { launchDigest } from './launch.ts'
import type { Live } from './live.ts'
import type { Opener } from './opener.ts'
import type { Admit } from './seams.ts'
import type { StderrTail } from './stderrTail.ts'
import { told } from '../../shared/told.ts'

/** Further connections to a server, one for each account that is not its default: no session is ever shared by two accounts. */
export type AccountConnections = {
  live(config: ServerConfig, account: AccountId, tail: StderrTail): Promise<Live>
  /** Ends those of one server, or all. */
  close(serverId: string | null): Promise<void>
}

export function createAccountConnections(open: Opener, admit: Admit): AccountConnections {
  const opened = new Map<string, { readonly serverId: string; readonly live: Promise<Live> }>()

  function connect(config: ServerConfig, account: AccountId, tail: StderrTail): Promise<Live> {
    const key = JSON.stringify([config.id, account, launchDigest(config.launch)])
    const known = opened.get(key)
    if (known !== undefined) return known.live
    const gone = () => void opened.delete(key)
    const admission = admit(config, true)
    if ('state' in admission)
      throw new AppError(
        'SERVER_NOT_APPROVED',
        told`${config.name} may not be connected to now. Look at it in Servers.`,
      )
    const live = open(config, {
      authorized: admission.authorized,
      era: null,
      account,
      tail,
      signal: new AbortController().signal,
      onClosed: gone,
      onListChanged: () => {},
      onResourceChanged: () => {},
      onOlder: () => {},
      fill: () => Promise.resolve(),
    }).then((one) => {
      if (one === null) throw new AppError('SERVER_NOT_READY', told`${config.name} is not connected.`)
      return one
    })
    opened.set(key, { serverId: config.id, live })
    live.catch(gone)
    return live
  }

  return {
    live: connect,
    async close(serverId) {
      const ending = [...opened].filter(([, one]) => serverId === null || one.serverId === serverId)
      for (const [key] of ending) opened.delete(key)
      await Promise.all(ending.map(([, one]) => one.live.then((live) => live.close()).catch(() => {})))
    },
  }
}
