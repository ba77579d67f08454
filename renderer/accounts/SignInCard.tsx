import { Copy, Globe, KeyRound } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import { request } from '../ipc/client.ts'
import { Banner, ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { formatClock } from '../ui/format.ts'
import { Spinner } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast, toastError } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './accounts.module.css'
import { useScopeWords } from './scopeWords.ts'
import { useWords } from './words.ts'

const WHY = {
  connect: 'cardWhy_connect',
  again: 'cardWhy_again',
  moreScopes: 'cardWhy_moreScopes',
  issuerChanged: 'cardWhy_issuerChanged',
  expired: 'cardWhy_expired',
} as const satisfies Record<SignInView['reason'], string>

type Client = { readonly clientId: string; readonly clientSecret: string | null }

/** A sign-in on its way. Nothing opens before the person has seen the server, the host and the rights, and confirmed. */
export function SignInCard({ signIn }: { readonly signIn: SignInView }): ReactElement {
  const say = useWords()
  const { serverName: server, state } = signIn
  const { busy, start } = useAction()
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const optional = signIn.optionalScopes.map((scope) => scope.scope)
  const confirm = (client: Client | null) =>
    start(() =>
      request('oauth.confirmSignIn', {
        id: signIn.id,
        scopes:
          without.size === 0
            ? null
            : [...signIn.scopes.map((scope) => scope.scope), ...optional].filter((scope) => !without.has(scope)),
        client,
      }),
    )
  const cancel = () => start(() => request('oauth.cancelSignIn', { id: signIn.id }))
  const retry = () =>
    start(async () => {
      await request('oauth.cancelSignIn', { id: signIn.id })
      await request('oauth.startSignIn', { serverId: signIn.serverId, accountId: signIn.accountId })
    })
  const asking = state.kind === 'confirm' || state.kind === 'clientNeeded'
  const title = say(signIn.way === 'machine' ? 'cardMachine' : 'card', { server })
  return (
    <Card label={title} tone={signIn.reason === 'issuerChanged' ? 'bad' : 'accent'}>
      <div className={css.stack}>
        <h2 className={css.cardTitle}>
          <KeyRound aria-hidden="true" className={css.icon} /> {title}
        </h2>
        {signIn.reason === 'issuerChanged' ? (
          <Banner tone="warn">{say(WHY[signIn.reason], { server })}</Banner>
        ) : (
          <p className={css.small}>{say(WHY[signIn.reason], { server })}</p>
        )}
        {signIn.authorizationHost === '' ? null : <Where signIn={signIn} />}
        {asking && signIn.rule !== null ? (
          <Banner tone={signIn.rule.verdict === 'deny' ? 'warn' : 'info'}>
            <VisibleText text={signIn.rule.reason.sentence} />
          </Banner>
        ) : null}
        {asking ? (
          <Rights
            signIn={signIn}
            without={without}
            onToggle={(scope, on) =>
              setWithout((before) => {
                const next = new Set(before)
                if (on) next.delete(scope)
                else next.add(scope)
                return next
              })
            }
          />
        ) : null}
        <Progress signIn={signIn} busy={busy} onConfirm={confirm} onCancel={cancel} onRetry={retry} />
      </div>
    </Card>
  )
}

/** The host that matters, as long as the card is there: the person compares it with what the browser shows. */
function Where({ signIn }: { readonly signIn: SignInView }): ReactElement {
  const say = useWords()
  return (
    <div>
      <p className={css.small}>{say(signIn.way === 'machine' ? 'hostMachine' : 'host')}</p>
      <p className={css.host}>
        <Globe aria-hidden="true" className={css.icon} /> <VisibleText text={signIn.authorizationHost} strong />
      </p>
      {signIn.otherHosts !== undefined && signIn.otherHosts.length > 0 ? (
        <p className={css.small}>
          {say('otherHosts')}: <VisibleText text={signIn.otherHosts.join(', ')} />
        </p>
      ) : null}
    </div>
  )
}

function Rights({
  signIn,
  without,
  onToggle,
}: {
  readonly signIn: SignInView
  readonly without: ReadonlySet<string>
  readonly onToggle: (scope: string, on: boolean) => void
}): ReactElement {
  const say = useWords()
  const inWords = useScopeWords()
  const optional = new Set(signIn.optionalScopes.map((scope) => scope.scope))
  const needed = signIn.scopes.filter((scope) => !optional.has(scope.scope))
  return (
    <>
      {needed.length + optional.size === 0 ? <p>{say('asksNothing')}</p> : null}
      {needed.length === 0 ? null : (
        <div>
          <p className={css.small}>{say('asksFor')}</p>
          <ul>
            {needed.map((scope) => (
              <li key={scope.scope}>
                <VisibleText text={inWords(scope.scope)} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {optional.size === 0 ? null : (
        <fieldset className={css.group}>
          <legend className={css.small}>{say('optionalRights')}</legend>
          {signIn.optionalScopes.map((scope) => (
            <Checkbox
              key={scope.scope}
              label={inWords(scope.scope)}
              checked={!without.has(scope.scope)}
              onChange={(on) => onToggle(scope.scope, on)}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

type ProgressProps = {
  readonly signIn: SignInView
  readonly busy: boolean
  readonly onConfirm: (client: Client | null) => void
  readonly onCancel: () => void
  readonly onRetry: () => void
}

function Progress({ signIn, busy, onConfirm, onCancel, onRetry }: ProgressProps): ReactElement {
  const say = useWords()
  const { state, serverName: server } = signIn
  const cancel = (
    <Button onClick={onCancel} disabled={busy}>
      {say('cancel')}
    </Button>
  )
  switch (state.kind) {
    case 'discovering':
    case 'exchanging':
      return (
        <div className={css.row}>
          <Spinner size="sm" />
          <output>{say(state.kind, { server })}</output>
          {cancel}
        </div>
      )
    case 'clientNeeded':
      return <ClientForm redirectUri={state.redirectUri} busy={busy} onConfirm={onConfirm} cancel={cancel} />
    case 'confirm':
      return (
        <>
          <p className={css.small}>{say(signIn.way === 'machine' ? 'machineSend' : 'browser')}</p>
          <div className={css.row}>
            {cancel}
            <Button variant="primary" busy={busy} onClick={() => onConfirm(null)}>
              {say(signIn.way === 'machine' ? 'send' : 'open')}
            </Button>
          </div>
        </>
      )
    case 'waitingForBrowser':
      return <Waiting id={signIn.id} state={state} cancel={cancel} />
    case 'failed': {
      const { party, message } = AppError.fromWire(state.error)
      const close = <Button onClick={onCancel}>{say('close')}</Button>
      // What a machine was given is not kept after a failure: there is nothing to try again with.
      const again = signIn.way === 'machine' ? null : <Button onClick={onRetry}>{say('tryAgain')}</Button>
      const actions = (
        <div className={css.row}>
          {close}
          {again}
        </div>
      )
      return <ErrorNotice party={party} message={message} actions={actions} />
    }
    case 'done':
    case 'cancelled':
      return <output>{say(state.kind)}</output>
  }
}

function Waiting({
  id,
  state,
  cancel,
}: {
  readonly id: string
  readonly state: Extract<SignInView['state'], { kind: 'waitingForBrowser' }>
  readonly cancel: ReactElement
}): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const words = say(state.isOpen ? 'waiting' : 'waitingByHand', { time: formatClock(state.until) })
  return (
    <>
      <div className={css.waiting}>
        <Spinner size="sm" />
        <output>{words}</output>
      </div>
      <div className={css.row}>
        {cancel}
        <Button busy={busy} onClick={() => start(() => request('oauth.openAgain', { id }))}>
          {say('openAgain')}
        </Button>
        <Button
          variant={state.isOpen ? 'quiet' : 'primary'}
          icon={<Copy aria-hidden="true" />}
          onClick={() => void navigator.clipboard.writeText(state.url).then(() => toast(say('copied')), toastError)}
        >
          {say('copyAddress')}
        </Button>
      </div>
    </>
  )
}

function ClientForm({
  redirectUri,
  busy,
  onConfirm,
  cancel,
}: {
  readonly redirectUri: string
  readonly busy: boolean
  readonly onConfirm: (client: Client) => void
  readonly cancel: ReactElement
}): ReactElement {
  const say = useWords()
  const [clientId, setClientId] = useState('')
  const [secret, setSecret] = useState('')
  return (
    <>
      <p>{say('clientNeeded')}</p>
      <TextField
        label={say('redirect')}
        value={redirectUri}
        onChange={() => {}}
        readOnly
        code
        end={<CopyButton text={redirectUri} label={say('redirect')} />}
      />
      <TextField label={say('clientId')} value={clientId} onChange={setClientId} code />
      <TextField
        label={say('clientSecret')}
        hint={say('clientSecretHint')}
        type="password"
        autoComplete="new-password"
        value={secret}
        onChange={setSecret}
      />
      <div className={css.row}>
        {cancel}
        <Button
          variant="primary"
          busy={busy}
          disabled={clientId.trim() === ''}
          onClick={() => onConfirm({ clientId: clientId.trim(), clientSecret: secret === '' ? null : secret })}
        >
          {say('goOn')}
        </Button>
      </div>
    </>
  )
}
