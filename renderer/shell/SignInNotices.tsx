import type { ReactElement } from 'react'
import { useSignIns } from '../ipc/stores.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { formatList } from '../ui/format.ts'
import { openScreen, useRoute } from './route.ts'
import { useWords } from './words.ts'

/** Servers that want a sign-in are said in one line, on every screen but the one that shows their cards. */
export function SignInNotices(): ReactElement | null {
  const say = useWords()
  const route = useRoute()
  const waiting = (useSignIns().value ?? []).filter(({ state }) => ['confirm', 'clientNeeded'].includes(state.kind))
  if (route.screen === 'accounts' || waiting.length === 0) return null
  const names = [...new Set(waiting.map(({ serverName }) => serverName))]
  const servers = formatList(names)
  return (
    <Banner
      tone="info"
      flush
      actions={
        <Button size="sm" onClick={() => openScreen('accounts')}>
          {say('signInLook')}
        </Button>
      }
    >
      {say('signInWaits', { count: names.length, server: servers })}
    </Banner>
  )
}
