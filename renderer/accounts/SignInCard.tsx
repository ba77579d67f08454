import { AppWindow, Copy, KeyRound } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import type { OwnCard } from '../../shared/ownCard.ts'
import { request } from '../ipc/client.ts'
import { useAppInfo } from '../ipc/stores.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { formatClock } from '../ui/format.ts'
import { Spinner } from '../ui/Spinner.tsx'
import { toast, toastError } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import css from './accounts.module.css'
import { signInTitle, Where, WhySignIn } from './SignInAsk.tsx'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

type CardProps = { readonly signIn: SignInView }
/** In a browser the card that asks stands in this one's place. */
export type RenderAsked = (card: OwnCard) => ReactNode
type AskedProps = CardProps & { readonly renderAsked: RenderAsked }

/** A sign-in on its way. Nothing opens before the person has seen the server, the host and the rights, and confirmed. */
export function SignInCard({ signIn, renderAsked }: AskedProps): ReactNode {
  const say = useWords()
  const entry = useAppInfo().value?.entry
  const asks = signIn.state.kind === 'confirm' || signIn.state.kind === 'clientNeeded'
  const title = signInTitle(signIn, say)
  if (asks && entry === 'browser') return renderAsked({ kind: 'signIn', id: signIn.id })
  return (
    <Card label={title} tone={signIn.reason === 'issuerChanged' ? 'bad' : 'accent'}>
      <div className={flow.stack}>
        <h2 className={css.cardTitle}>
          <KeyRound aria-hidden="true" className={css.icon} /> {title}
        </h2>
        <WhySignIn signIn={signIn} />
        <Where signIn={signIn} />
        {asks ? <AskedElsewhere signIn={signIn} /> : <Progress signIn={signIn} />}
      </div>
    </Card>
  )
}

/** SECURITY: on the desktop the yes is given in the trusted window; here it can be brought up, and refused. */
function AskedElsewhere({ signIn: { id } }: CardProps): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  return (
    <>
      <p className={flow.small}>{say('elsewhere')}</p>
      <div className={flow.row}>
        <Button onClick={() => start(() => request('oauth.cancelSignIn', { id }))} disabled={busy}>
          {say('cancel')}
        </Button>
        <Button
          variant="primary"
          icon={<AppWindow aria-hidden="true" />}
          busy={busy}
          onClick={() => start(() => request('app.askOwnCard', { kind: 'signIn', id }))}
        >
          {say('answerThere')}
        </Button>
      </div>
    </>
  )
}

function Progress({ signIn }: CardProps): ReactElement | null {
  const say = useWords()
  const { busy, start } = useAction()
  const { id, state, serverName: server, serverId, accountId } = signIn
  const onCancel = () => start(() => request('oauth.cancelSignIn', { id }))
  const onRetry = () =>
    start(async () => {
      await request('oauth.cancelSignIn', { id })
      await request('oauth.startSignIn', { serverId, accountId })
    })
  const cancel = (
    <Button onClick={onCancel} disabled={busy}>
      {say('cancel')}
    </Button>
  )
  switch (state.kind) {
    case 'discovering':
    case 'exchanging':
      return (
        <div className={flow.row}>
          <Spinner size="sm" />
          <output>{say(state.kind, { server })}</output>
          {cancel}
        </div>
      )
    case 'waitingForBrowser':
      return <Waiting id={signIn.id} state={state} cancel={cancel} />
    case 'failed': {
      const { party, message } = AppError.fromWire(state.error)
      const close = <Button onClick={onCancel}>{say('close')}</Button>
      // What a machine was given is not kept after a failure: there is nothing to try again with.
      const again = signIn.way === 'machine' ? null : <Button onClick={onRetry}>{say('tryAgain')}</Button>
      const actions = (
        <div className={flow.row}>
          {close}
          {again}
        </div>
      )
      return <ErrorNotice party={party} message={message} actions={actions} />
    }
    case 'done':
    case 'cancelled':
      return <output>{say(state.kind)}</output>
    case 'clientNeeded':
    case 'confirm':
      return null
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
      <div className={flow.row}>
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
