import { useEffect, useRef } from 'react'
import type { Destination } from '../../shared/desk.ts'
import type { ShortcutId } from '../../shared/shortcuts.ts'
import { on, request } from '../ipc/client.ts'
import { pendingStore } from '../ipc/stores.ts'
import { toast, toastError } from '../ui/toast.ts'
import { openNews } from './News.tsx'
import { showQuestions } from './questions.ts'
import { openConversation, openScreen } from './route.ts'
import { say } from './words.ts'

const REFUSED = {
  tooLong: 'linkTooLong',
  unreadable: 'linkUnreadable',
  unknown: 'linkUnknown',
  badServer: 'linkBadServer',
} as const

/** A link in the browser's address: `#open=gatehouse://...`. It is taken out of there, so that a reload does not go again. */
function takeLink(): string | null {
  const hash = new URLSearchParams(window.location.hash.slice(1))
  const link = hash.get('open')
  if (link !== null) window.history.replaceState(window.history.state, '', window.location.pathname)
  return link
}

/** Goes wherever a menu, a notification or a link of the system leads. Going there decides nothing. */
export function useDestinations(commands: Readonly<Record<ShortcutId, () => void>>): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    const follow = (to: Destination) => {
      if (to.kind === 'conversation') openConversation(to.conversationId)
      else if (to.kind === 'screen') openScreen(to.screen)
      // SECURITY: the draft only fills a form: the person saves it, and approves the start on its own.
      else if (to.kind === 'addServer') openScreen('servers', `add ${JSON.stringify(to.draft)}`)
      else if (to.kind === 'refused') toast(say(REFUSED[to.why]), { tone: 'bad' })
      else if (to.kind === 'question')
        void pendingStore.refresh().then(() => showQuestions(pendingStore.get().value ?? []))
      else if (to.id === 'whatsNew') openNews()
      else latest.current[to.id]()
    }
    const take = () => request('app.takeDestination').then((to) => to && follow(to), toastError)
    const takeAddress = () => {
      const link = takeLink()
      if (link !== null) request('app.readLink', { link }).then(follow, toastError)
    }
    void take()
    takeAddress()
    window.addEventListener('hashchange', takeAddress)
    const stop = on('app.destinationWaits', () => void take())
    return () => {
      stop()
      window.removeEventListener('hashchange', takeAddress)
    }
  }, [])
}
