import { CircleHelp, Menu, MessageSquarePlus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useConversation, usePending } from '../ipc/stores.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import css from './App.module.css'
import { ContextButton } from './ContextButton.tsx'
import { isInPlace, showQuestions } from './questions.ts'
import { type Route, openConversation } from './route.ts'
import { useWords } from './words.ts'

/** The line above the screen: which conversation this is, and whether questions wait elsewhere. */
export function TopBar({
  route,
  showMenu,
  onMenu,
}: {
  readonly route: Route
  readonly showMenu: boolean
  readonly onMenu: () => void
}): ReactElement | null {
  const say = useWords()
  const pending = usePending().value ?? []
  const current = route.screen === 'chat' ? route.conversationId : null
  const title = useConversation(current)?.title
  // One that stands in this conversation speaks for itself; the queue is said when there is more.
  const queued =
    route.screen !== 'questions' && (pending.length > 1 || pending.some((question) => !isInPlace(question, current)))
  if (!showMenu && !queued && !title && current === null) return null
  return (
    <header className={css.bar}>
      {showMenu ? <IconButton label={say('openMenu')} icon={<Menu />} onClick={onMenu} keys="Mod+B" /> : null}
      {title ? <h1 className={css.heading}>{title}</h1> : <span className={css.heading} />}
      {current === null ? null : <ContextButton key={current} conversationId={current} />}
      {queued ? (
        <Button size="sm" icon={<CircleHelp aria-hidden="true" />} onClick={() => showQuestions(pending)}>
          {say('waiting', { count: pending.length })}
        </Button>
      ) : null}
      {showMenu ? (
        <IconButton
          label={say('newConversation')}
          icon={<MessageSquarePlus />}
          onClick={() => openConversation(null)}
          keys="Mod+Shift+O"
        />
      ) : null}
    </header>
  )
}
