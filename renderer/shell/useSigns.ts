import { useEffect } from 'react'
import { createTidings, type Tiding } from '../../shared/tidings.ts'
import { TIDING_WORDS } from '../../shared/tidingWords.ts'
import { defineWords } from '../i18n/words.ts'
import { on } from '../ipc/client.ts'
import { pendingStore, settingsStore, usePending } from '../ipc/stores.ts'
import plainIcon from './icon.svg'
import waitingIcon from './iconWaiting.svg'
import { openConversation, openScreen } from './route.ts'
import { showQuestions } from './questions.ts'

const { say } = defineWords('tidings', TIDING_WORDS)

/** How many questions wait, for whoever looks at another tab or the task bar: in the title, the tab's picture and the app's badge. */
function useBadge(waiting: number): void {
  useEffect(() => {
    document.title = waiting === 0 ? 'Gatehouse' : `(${waiting}) Gatehouse`
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]') ?? document.createElement('link')
    icon.rel = 'icon'
    icon.type = 'image/svg+xml'
    icon.href = waiting === 0 ? plainIcon : waitingIcon
    document.head.append(icon)
    // Only an installed page has a badge; elsewhere the title and the picture say it.
    void navigator.setAppBadge?.(waiting).catch(() => undefined)
  }, [waiting])
}

const isInFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

function goTo({ goTo: to }: Tiding): void {
  window.focus()
  if (to.kind === 'conversation') openConversation(to.conversationId)
  else if (to.kind === 'screen') openScreen(to.screen)
  else showQuestions(pendingStore.get().value ?? [])
}

/** SECURITY: our own words, a number and a server's name: no arguments, and nothing in it answers anything. */
function tell(tiding: Tiding): void {
  const { kind, count, server } = tiding
  if (isInFront() || settingsStore.get().value?.notify[kind] !== true) return
  const shown = new Notification(say(kind, { count, server }), {
    body: say(`${kind}Text`, { server }),
    icon: plainIcon,
    // The next of its kind takes its place, in every window of ours.
    tag: `gatehouse.${kind}`,
  })
  shown.addEventListener('click', () => {
    shown.close()
    goTo(tiding)
  })
}

/** In a browser the page calls the person itself; on the desktop main does. */
function useNotifications(): void {
  useEffect(() => {
    if (window.bridge || !('Notification' in window)) return
    const tidings = createTidings(() => performance.now())
    const names = [
      'permission.pendingChanged',
      'chat.turnChanged',
      'host.serversChanged',
      'oauth.signInsChanged',
    ] as const
    const stops = names.map((name) =>
      on(name, (payload) => {
        const news = tidings.hear(name, payload)
        if (Notification.permission === 'granted') for (const tiding of news) tell(tiding)
      }),
    )
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}

/** What tells a person who looks elsewhere that something waits. */
export function useSigns(): void {
  useBadge(usePending().value?.length ?? 0)
  useNotifications()
}
