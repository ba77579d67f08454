import { Globe } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { SignInView } from '../../shared/oauth.ts'
import { request } from '../ipc/client.ts'
import { Banner } from '../ui/Banner.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './accounts.module.css'
import { useScopeWords } from './scopeWords.ts'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const WHY = {
  connect: 'cardWhy_connect',
  again: 'cardWhy_again',
  moreScopes: 'cardWhy_moreScopes',
  issuerChanged: 'cardWhy_issuerChanged',
  expired: 'cardWhy_expired',
} as const satisfies Record<SignInView['reason'], string>

/** What the person makes of a sign-in that asks: rights left out, and a client of their own where one is needed. */
export type SignInDraft = {
  readonly without: ReadonlySet<string>
  readonly toggle: (scope: string, on: boolean) => void
  readonly clientId: string
  readonly setClientId: (text: string) => void
  readonly secret: string
  readonly setSecret: (text: string) => void
  readonly isReady: boolean
  readonly confirm: () => Promise<void>
  readonly cancel: () => Promise<void>
}

export function useSignInDraft(signIn: SignInView): SignInDraft {
  const { id, state } = signIn
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [clientId, setClientId] = useState('')
  const [secret, setSecret] = useState('')
  const all = [...signIn.scopes, ...signIn.optionalScopes].map(({ scope }) => scope)
  const needsClient = state.kind === 'clientNeeded'
  return {
    without,
    toggle: (scope, on) =>
      setWithout((before) => (on ? new Set([...before].filter((one) => one !== scope)) : new Set([...before, scope]))),
    clientId,
    setClientId,
    secret,
    setSecret,
    isReady: !needsClient || clientId.trim() !== '',
    confirm: () =>
      request('oauth.confirmSignIn', {
        id,
        scopes: without.size === 0 ? null : all.filter((scope) => !without.has(scope)),
        client: needsClient ? { clientId: clientId.trim(), clientSecret: secret === '' ? null : secret } : null,
      }),
    cancel: () => request('oauth.cancelSignIn', { id }),
  }
}

export const signInTitle = (signIn: SignInView, say: ReturnType<typeof useWords>): string =>
  say(signIn.way === 'machine' ? 'cardMachine' : 'card', { server: signIn.serverName })
/** What the yes sets off. */
export const signInYes = ({ state, way }: SignInView, say: ReturnType<typeof useWords>): string =>
  say(state.kind === 'clientNeeded' ? 'goOn' : way === 'machine' ? 'send' : 'open')

export function WhySignIn({ signIn }: { readonly signIn: SignInView }): ReactElement {
  const say = useWords()
  const { reason, serverName: server } = signIn
  const words = say(WHY[reason], { server })
  return reason === 'issuerChanged' ? <Banner tone="warn">{words}</Banner> : <p className={flow.small}>{words}</p>
}

/** All that a person must know before a sign-in: why, where, what it will be allowed; and what only they can say. */
export function SignInAsk({
  signIn,
  draft,
}: {
  readonly signIn: SignInView
  readonly draft: SignInDraft
}): ReactElement {
  const say = useWords()
  const { state, rule } = signIn
  return (
    <>
      <WhySignIn signIn={signIn} />
      <Where signIn={signIn} />
      {rule === null ? null : (
        <Banner tone={rule.verdict === 'deny' ? 'warn' : 'info'}>
          <VisibleText text={rule.reason.sentence} />
        </Banner>
      )}
      <Rights signIn={signIn} draft={draft} />
      {state.kind === 'clientNeeded' ? (
        <ClientFields redirectUri={state.redirectUri} draft={draft} />
      ) : (
        <p className={flow.small}>{say(signIn.way === 'machine' ? 'machineSend' : 'browser')}</p>
      )}
    </>
  )
}

/** The host that matters, as long as the card is there: the person compares it with what the browser shows. */
export function Where({ signIn }: { readonly signIn: SignInView }): ReactElement | null {
  const say = useWords()
  if (signIn.authorizationHost === '') return null
  return (
    <div>
      <p className={flow.small}>{say(signIn.way === 'machine' ? 'hostMachine' : 'host')}</p>
      <p className={css.host}>
        <Globe aria-hidden="true" className={css.icon} /> <VisibleText text={signIn.authorizationHost} strong />
      </p>
      {signIn.otherHosts !== undefined && signIn.otherHosts.length > 0 ? (
        <p className={flow.small}>
          {say('otherHosts')}: <VisibleText text={signIn.otherHosts.join(', ')} />
        </p>
      ) : null}
    </div>
  )
}

function Rights({ signIn, draft }: { readonly signIn: SignInView; readonly draft: SignInDraft }): ReactElement {
  const say = useWords()
  const inWords = useScopeWords()
  const optional = new Set(signIn.optionalScopes.map((scope) => scope.scope))
  const needed = signIn.scopes.filter((scope) => !optional.has(scope.scope))
  return (
    <>
      {needed.length + optional.size === 0 ? <p>{say('asksNothing')}</p> : null}
      {needed.length === 0 ? null : (
        <div>
          <p className={flow.small}>{say('asksFor')}</p>
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
          <legend className={flow.small}>{say('optionalRights')}</legend>
          {signIn.optionalScopes.map((scope) => (
            <Checkbox
              key={scope.scope}
              label={inWords(scope.scope)}
              checked={!draft.without.has(scope.scope)}
              onChange={(on) => draft.toggle(scope.scope, on)}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

function ClientFields({
  redirectUri,
  draft,
}: {
  readonly redirectUri: string
  readonly draft: SignInDraft
}): ReactElement {
  const say = useWords()
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
      <TextField label={say('clientId')} value={draft.clientId} onChange={draft.setClientId} code />
      <TextField
        label={say('clientSecret')}
        hint={say('clientSecretHint')}
        type="password"
        autoComplete="new-password"
        value={draft.secret}
        onChange={draft.setSecret}
      />
    </>
  )
}
