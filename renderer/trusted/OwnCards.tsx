/** Cards of their own (a start, a sign-in, a link): joins what the features show with the card that arms and is answered. The same in the trusted window and in a browser. */
import { KeyRound, Terminal } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ServerView } from '../../shared/host.ts'
import type { SignInView } from '../../shared/oauth.ts'
import type { OwnCard as Asked } from '../../shared/ownCard.ts'
import { SignInAsk, signInTitle, signInYes, useSignInDraft } from '../accounts/SignInAsk.tsx'
import { useWords as useAccountWords } from '../accounts/words.ts'
import { launchRisks } from '../host/CommandView.tsx'
import { LaunchShown } from '../host/LaunchShown.tsx'
import { useWords as useHostWords } from '../host/words.ts'
import { request } from '../ipc/client.ts'
import { useServers, useSignIns } from '../ipc/stores.ts'
import { OwnCard } from '../permission/card/OwnCard.tsx'
import LinkCard from '../permission/LinkCard.tsx'

/** The card for what was asked; nothing once that is gone. */
export default function OwnCardFor({ card }: { readonly card: Asked }): ReactElement | null {
  const servers = useServers().value ?? []
  const signIns = useSignIns().value ?? []
  if (card.kind === 'link') return <LinkCard url={card.url} />
  if (card.kind === 'start') {
    const server = servers.find(({ id }) => id === card.serverId)
    return server?.state.kind === 'approvalNeeded' ? <StartCard server={server} /> : null
  }
  const signIn = signIns.find(({ id }) => id === card.id)
  return signIn === undefined ? null : <SignInTrusted key={signIn.state.kind} signIn={signIn} />
}

/** SECURITY: the yes carries the digest of the launch that stands here: a command that was changed meanwhile is not started by it. */
function StartCard({ server }: { readonly server: ServerView }): ReactElement {
  const say = useHostWords()
  const { id: serverId, name, launch, launchDigest, state } = server
  const changed = state.kind === 'approvalNeeded' && state.drift !== null
  const remote = launch.kind === 'http'
  return (
    <OwnCard
      title={say(changed ? 'startChangedTitle' : remote ? 'connectTitle' : 'startTitle', { name })}
      icon={<Terminal />}
      effect={remote ? 'send' : 'execute'}
      shows={launchDigest}
      yes={say(remote ? 'connect' : 'start')}
      no={say('later')}
      hold={launchRisks(launch).length > 0}
      onYes={() => request('host.approveLaunch', { serverId, launchDigest })}
      onNo={() => request('app.refuseOwnCard', { kind: 'start', serverId })}
    >
      <LaunchShown server={server} />
    </OwnCard>
  )
}

function SignInTrusted({ signIn }: { readonly signIn: SignInView }): ReactElement {
  const say = useAccountWords()
  const draft = useSignInDraft(signIn)
  return (
    <OwnCard
      title={signInTitle(signIn, say)}
      icon={<KeyRound />}
      effect="send"
      shows={`${signIn.id} ${signIn.issuer} ${signIn.state.kind}`}
      yes={signInYes(signIn, say)}
      no={say('cancel')}
      blocked={!draft.isReady}
      onYes={draft.confirm}
      onNo={draft.cancel}
    >
      <SignInAsk signIn={signIn} draft={draft} />
    </OwnCard>
  )
}
