import { CircleAlert, CircleCheck, Clock, CloudOff, ShieldAlert, ShieldQuestion } from 'lucide-react'
import type { ReactElement } from 'react'
import type { AccountStatus, AccountView } from '../../shared/oauth.ts'
import { request } from '../ipc/client.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { formatTime } from '../ui/format.ts'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './accounts.module.css'
import { useScopeWords } from './scopeWords.ts'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const LOOKS = {
  signedIn: { tone: 'good', Icon: CircleCheck },
  expired: { tone: 'warn', Icon: Clock },
  revoked: { tone: 'bad', Icon: CircleAlert },
  offline: { tone: 'neutral', Icon: CloudOff },
  consentNeeded: { tone: 'warn', Icon: ShieldQuestion },
  wrongClock: { tone: 'warn', Icon: Clock },
  issuerChanged: { tone: 'bad', Icon: ShieldAlert },
} as const satisfies Record<AccountStatus['kind'], { readonly tone: Tone; readonly Icon: unknown }>

export function StatusBadge({ status }: { readonly status: AccountStatus }): ReactElement {
  const say = useWords()
  const { tone, Icon } = LOOKS[status.kind]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {say(status.kind)}
    </Badge>
  )
}

type Words = ReturnType<typeof useWords>

/** What a status means, in a sentence. */
const sentenceOf = (status: AccountStatus, say: Words): string => {
  switch (status.kind) {
    case 'signedIn':
      return status.expiresAt === null
        ? say('says_signedInOpen')
        : say('says_signedIn', { time: formatTime(status.expiresAt) })
    case 'expired':
      return say('says_expired')
    case 'revoked':
      return say('says_revoked')
    case 'offline':
      return say('says_offline')
    case 'consentNeeded':
      return say('says_consentNeeded')
    case 'wrongClock':
      return say('says_wrongClock')
    case 'issuerChanged':
      return say('says_issuerChanged', { from: status.from, to: status.to })
  }
}

const BUTTONS = {
  signedIn: null,
  expired: 'signInAgain',
  revoked: 'signInAgain',
  offline: 'tryAgain',
  consentNeeded: 'giveRights',
  wrongClock: 'tryAgain',
  issuerChanged: 'signInAnew',
} as const satisfies Record<AccountStatus['kind'], string | null>

/** What the state of an account means and the one thing to do about it. */
export function AccountState({ account }: { readonly account: AccountView }): ReactElement {
  const say = useWords()
  const inWords = useScopeWords()
  const { busy, start } = useAction()
  const { status } = account
  const button = BUTTONS[status.kind]
  const act = () =>
    start(() =>
      status.kind === 'offline' || status.kind === 'wrongClock'
        ? request('host.restart', { serverId: account.serverId })
        : request('oauth.startSignIn', { serverId: account.serverId, accountId: account.id }),
    )
  return (
    <div className={css.state}>
      <div className={flow.small}>
        <VisibleText text={sentenceOf(status, say)} />
        {status.kind === 'consentNeeded' ? (
          <ul>
            {status.scopes.map((scope) => (
              <li key={scope.scope}>
                <VisibleText text={inWords(scope.scope)} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {button === null ? null : (
        <Button size="sm" variant={status.kind === 'issuerChanged' ? 'danger' : 'primary'} busy={busy} onClick={act}>
          {say(button)}
        </Button>
      )}
    </div>
  )
}
