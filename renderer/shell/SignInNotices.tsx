import type { ReactElement } from 'react'
import { useSignIns } from '../ipc/stores.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { openScreen, useRoute } from './route.ts'
import { useWords } from './words.ts'

/** A server that wants a sign-in is said on every screen but the one that shows its card. */
export function SignInNotices(): ReactElement | null {
  const say = useWords()
  const route = useRoute()
  const waiting = (useSignIns().value ?? []).filter(({ state }) => ['confirm', 'clientNeeded'].includes(state.kind))
  if (route.screen === 'accounts') return null
  return (
    <>
      {waiting.map(({ id, serverName }) => (
        <Banner
          key={id}
          tone="info"
          flush
          actions={
            <Button size="sm" onClick={() => openScreen('accounts')}>
              {say('signInLook')}
            </Button>
          }
        >
          {say('signInWaits', { server: serverName })}
        </Banner>
      ))}
    </>
  )
}
