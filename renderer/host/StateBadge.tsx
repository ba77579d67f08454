import { CircleAlert, CircleCheck, CirclePause, KeyRound, ShieldQuestion } from 'lucide-react'
import type { ReactElement } from 'react'
import { assertNever } from '../../shared/assertNever.ts'
import type { ConnectionState } from '../../shared/host.ts'
import { Badge } from '../ui/Badge.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { useWords } from './words.ts'

/** Where a connection stands, in one word with its icon. */
export function StateBadge({
  state,
  enabled,
}: {
  readonly state: ConnectionState
  readonly enabled: boolean
}): ReactElement {
  const say = useWords()
  switch (state.kind) {
    case 'stopped':
      return <Badge icon={<CirclePause aria-hidden="true" />}>{say('stateStopped')}</Badge>
    case 'approvalNeeded':
      return enabled ? (
        <Badge tone="warn" icon={<ShieldQuestion aria-hidden="true" />}>
          {say('stateApproval')}
        </Badge>
      ) : (
        <Badge icon={<CirclePause aria-hidden="true" />}>{say('stateStopped')}</Badge>
      )
    case 'starting':
      return (
        <Badge tone="info" icon={<Spinner size="sm" />}>
          {state.attempt > 1 ? say('stateStartingAgain', { attempt: state.attempt }) : say('stateStarting')}
        </Badge>
      )
    case 'signInNeeded':
      return (
        <Badge tone="warn" icon={<KeyRound aria-hidden="true" />}>
          {say('stateSignIn')}
        </Badge>
      )
    case 'ready':
      return (
        <Badge tone="good" icon={<CircleCheck aria-hidden="true" />}>
          {say('stateReady', { count: state.toolCount })}
        </Badge>
      )
    case 'failed':
      return (
        <Badge tone="bad" icon={<CircleAlert aria-hidden="true" />}>
          {say('stateFailed')}
        </Badge>
      )
    default:
      return assertNever(state)
  }
}
