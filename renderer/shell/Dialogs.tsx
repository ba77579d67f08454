import {
  CircleHelp,
  Keyboard,
  MessageSquare,
  MessageSquarePlus,
  PanelLeft,
  PanelsTopLeft,
  Sparkles,
} from 'lucide-react'
import { type ReactElement, Suspense, lazy, useLayoutEffect, useRef, useState } from 'react'
import { SCREENS } from '../../shared/desk.ts'
import { request } from '../ipc/client.ts'
import { useConversations, usePending, useTurns } from '../ipc/stores.ts'
import { isOver } from '../ipc/turnState.ts'
import { SHORTCUTS, type ShortcutId, shortcutOf } from '../../shared/shortcuts.ts'
import { useWords as usePaletteWords } from '../palette/words.ts'
import type { SearchGroup } from '../ui/SearchList.tsx'
import { toastError } from '../ui/toast.ts'
import { NewsDialog, openNews } from './News.tsx'
import { showQuestions } from './questions.ts'
import { openConversation, openScreen, useRoute } from './route.ts'
import { useDestinations } from './useDestinations.ts'
import { useWords } from './words.ts'

const Palette = lazy(() => import('../palette/Palette.tsx'))
const Shortcuts = lazy(() => import('../palette/Shortcuts.tsx'))

/** The palette and the list of shortcuts, and the keys that open them and do the rest. */
export function Dialogs({ onToggleSidebar }: { readonly onToggleSidebar: () => void }): ReactElement {
  const [open, setOpen] = useState<'palette' | 'list' | null>(null)
  // Once loaded they stay, so that closing can be animated and the focus goes back.
  const [seen, setSeen] = useState<{ readonly palette: boolean; readonly list: boolean }>({
    palette: false,
    list: false,
  })
  const show = (which: 'palette' | 'list') => {
    setSeen((before) => ({ ...before, [which]: true }))
    setOpen(which)
  }
  const act = useActions({ onToggleSidebar, show })
  useShortcuts(act)
  useDestinations(act)
  const groups = useGroups(act, seen.palette)
  return (
    <Suspense fallback={null}>
      {seen.palette ? <Palette open={open === 'palette'} onClose={() => setOpen(null)} groups={groups} /> : null}
      <NewsDialog />
      {seen.list ? <Shortcuts open={open === 'list'} onClose={() => setOpen(null)} /> : null}
    </Suspense>
  )
}

type Act = Readonly<Record<ShortcutId, () => void>>

function useActions({
  onToggleSidebar,
  show,
}: {
  readonly onToggleSidebar: () => void
  readonly show: (which: 'palette' | 'list') => void
}): Act {
  const route = useRoute()
  const pending = usePending().value ?? []
  const turns = useTurns().value ?? []
  const stop = () => {
    const here = route.screen === 'chat' ? route.conversationId : null
    const turn = turns.find((one) => one.conversationId === here && !isOver(one.state))
    if (turn) void request('chat.stop', { conversationId: turn.conversationId, turnId: turn.id }).catch(toastError)
  }
  return {
    palette: () => show('palette'),
    list: () => show('list'),
    newConversation: () => openConversation(null),
    composer: () => {
      if (route.screen !== 'chat') openConversation(null)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-composer]')?.focus())
    },
    stop,
    question: () => showQuestions(pending),
    toggleSidebar: onToggleSidebar,
  }
}

function useShortcuts(act: Act): void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  // Heard from the first frame on: a key that is pressed as the window appears is not lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      const writing =
        target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
      const id = event.defaultPrevented ? null : shortcutOf(event, writing)
      if (id === null) return
      event.preventDefault()
      latest.current[id]()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Nothing until they are needed: there may be hundreds. */
function useGroups(act: Act, needed: boolean): readonly SearchGroup[] {
  const say = useWords()
  const sayPalette = usePaletteWords()
  const conversations = useConversations().value ?? []
  if (!needed) return []
  const icons = {
    newConversation: <MessageSquarePlus />,
    question: <CircleHelp />,
    toggleSidebar: <PanelLeft />,
    list: <Keyboard />,
  } as const
  const actions = (['newConversation', 'question', 'toggleSidebar', 'list'] as const).map((id) => ({
    id,
    label: sayPalette(id),
    icon: icons[id],
    keys: SHORTCUTS.find((one) => one.id === id)?.keys,
    run: act[id],
  }))
  const news = { id: 'whatsNew', label: say('news'), icon: <Sparkles />, run: openNews }
  return [
    { label: sayPalette('actions'), items: [...actions, news] },
    {
      label: sayPalette('screens'),
      items: SCREENS.map((screen) => ({
        id: `screen/${screen}`,
        label: say(screen),
        icon: <PanelsTopLeft />,
        run: () => openScreen(screen),
      })),
    },
    {
      label: sayPalette('conversations'),
      items: conversations
        .toSorted((a, b) => b.updatedAt - a.updatedAt)
        .slice(0, 200)
        .map((conversation) => ({
          id: conversation.id,
          label: conversation.title || say('untitled'),
          icon: <MessageSquare />,
          run: () => openConversation(conversation.id),
        })),
    },
  ]
}
