import type { ReactElement } from 'react'
import type { ServerView } from '../../shared/host.ts'
import { request } from '../ipc/client.ts'
import { AlertDialog } from '../ui/Dialog.tsx'
import { useAction } from '../ui/useAction.ts'
import { CommandView, launchRisks, LaunchExtras, RiskList } from './CommandView.tsx'
import css from './host.module.css'
import { LaunchAsked } from './LaunchAsked.tsx'
import { useWords } from './words.ts'

/**
 * Shows the exact command in full before its first start. The focus is on "Not now", and the approval carries
 * the digest of what was shown, so that a command changed meanwhile is not approved with it.
 */
export function ApproveLaunch({
  server,
  open,
  onClose,
}: {
  readonly server: ServerView
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const { launch } = server
  const remote = launch.kind === 'http'
  const changed = server.state.kind === 'approvalNeeded' && server.state.drift !== null
  return (
    <AlertDialog
      open={open}
      title={say(changed ? 'startChangedTitle' : 'startTitle', { name: server.name })}
      description={
        <div className={css.stack}>
          <LaunchAsked state={server.state} />
          <p>{say(remote ? 'connectIntro' : 'startIntro')}</p>
          <CommandView launch={launch} label={say('preview')} />
          <LaunchExtras launch={launch} />
          <RiskList launch={launch} />
        </div>
      }
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
