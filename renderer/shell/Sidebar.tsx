import {
  Activity,
  CircleHelp,
  KeyRound,
  MessageSquarePlus,
  Server,
  Settings,
  ShieldCheck,
  type LucideIcon,
} from 'lucide-react'
import { type ReactElement, type ReactNode, memo, useState } from 'react'
import type { Screen } from '../../shared/desk.ts'
import { usePending } from '../ipc/stores.ts'
import { CountBadge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { classes } from '../ui/classes.ts'
import { ConversationList } from './ConversationList.tsx'
import { Mark } from './Mark.tsx'
import { SearchHits } from './SearchHits.tsx'
import css from './Sidebar.module.css'
import { openConversation, openScreen, useRoute } from './route.ts'
import { useWords } from './words.ts'

const SCREENS: readonly { readonly screen: Exclude<Screen, 'chat'>; readonly icon: LucideIcon }[] = [
  { screen: 'questions', icon: CircleHelp },
  { screen: 'servers', icon: Server },
  { screen: 'permissions', icon: ShieldCheck },
  { screen: 'activity', icon: Activity },
  { screen: 'accounts', icon: KeyRound },
  { screen: 'settings', icon: Settings },
]

/** The way to everything: conversations above, screens below. `onGone` is called after each choice, to close a drawer. */
export const Sidebar = memo(function Sidebar({
  onGone,
  end,
}: {
  readonly onGone: () => void
  readonly end?: ReactNode
}): ReactElement {
  const say = useWords()
  const [query, setQuery] = useState('')
  const route = useRoute()
  const waiting = usePending().value?.length ?? 0
  return (
    <nav className={css.sidebar} aria-label={say('navigation')}>
      <div className={css.head}>
        <Mark />
        <span className={css.brand}>{say('app')}</span>
        {end}
      </div>
      <div className={css.tools}>
        <Button
          wide
          icon={<MessageSquarePlus aria-hidden="true" />}
          onClick={() => {
            openConversation(null)
            onGone()
          }}
        >
          {say('newConversation')}
        </Button>
        <SearchField label={say('searchConversations')} value={query} onChange={setQuery} />
      </div>
      <div className={css.middle}>
        {query.trim() === '' ? (
          <ConversationList onGone={onGone} />
        ) : (
          <SearchHits query={query.trim()} onGone={onGone} />
        )}
      </div>
      <ul className={css.screens} aria-label={say('screens')}>
        {SCREENS.map(({ screen, icon: Icon }) => (
          <li key={screen}>
            <button
              type="button"
              className={classes(css.link, route.screen === screen && css.current)}
              aria-current={route.screen === screen ? 'page' : undefined}
              onClick={() => {
                openScreen(screen)
                onGone()
              }}
            >
              <Icon aria-hidden="true" />
              <span className={css.linkWords}>{say(screen)}</span>
              {screen === 'questions' ? (
                <CountBadge count={waiting} label={say('waiting', { count: waiting })} />
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
})
