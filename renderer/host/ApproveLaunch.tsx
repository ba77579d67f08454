import { type ReactElement, useEffect, useEffectEvent } from 'react'
import type { ServerView } from '../../shared/host.ts'
import { request } from '../ipc/client.ts'
import { useAppInfo } from '../ipc/stores.ts'
import { AlertDialog } from '../ui/Dialog.tsx'
import { toastError } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { launchRisks } from './CommandView.tsx'
import { LaunchShown } from './LaunchShown.tsx'
import { useWords } from './words.ts'

type AskProps = { readonly server: ServerView; readonly onClose: () => void }

/** Asks before a server is started or reached: here, or on the desktop in the trusted window. */
export function AskToStart(props: AskProps): ReactElement | null {
  const entry = useAppInfo().value?.entry
  if (entry === undefined) return null
  return entry === 'desktop' ? <AskedElsewhere {...props} /> : <ApproveLaunch {...props} />
}

function AskedElsewhere({ server, onClose }: AskProps): null {
  const ask = useEffectEvent(() => {
    request('app.askOwnCard', { kind: 'start', serverId: server.id }).then(onClose, toastError)
  })
  useEffect(() => ask(), [])
  return null
}

/**
 * Shows the exact command in full before its first start. The focus is on "Not now", and the approval carries
 * the digest of what was shown, so that a command changed meanwhile is not approved with it.
 */
function ApproveLaunch({ server, onClose }: AskProps): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const { launch } = server
  const remote = launch.kind === 'http'
  const changed = server.state.kind === 'approvalNeeded' && server.state.drift !== null
  return (
    <AlertDialog
      open
      title={say(changed ? 'startChangedTitle' : remote ? 'connectTitle' : 'startTitle', { name: server.name })}
      description={<LaunchShown server={server} />}
      confirmLabel={say(remote ? 'connect' : 'start')}
      cancelLabel={say('later')}
      danger={launchRisks(launch).length > 0}
      busy={busy}
      onCancel={onClose}
      onConfirm={() =>
        start(() => request('host.approveLaunch', { serverId: server.id, launchDigest: server.launchDigest }), onClose)
      }
    />
  )
}
