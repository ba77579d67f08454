import type { ReactElement } from 'react'
import { useConversations, usePending, useTurns } from '../ipc/stores.ts'
import { isOver } from '../ipc/turnState.ts'
import { dateFormat } from '../ui/format.ts'
import { ConversationRow } from './ConversationRow.tsx'
import css from './Sidebar.module.css'
import { type DayGroup, groupByDay } from './groupByDay.ts'
import { useRoute } from './route.ts'
import { useNow } from './useNow.ts'
import { useWords } from './words.ts'

/** All conversations, the latest first, under the day they were last touched. */
export function ConversationList({ onGone }: { readonly onGone: () => void }): ReactElement {
  const say = useWords()
  const { value } = useConversations()
  const now = useNow()
  const route = useRoute()
  const turns = useTurns().value ?? []
  const pending = usePending().value ?? []
  const running = new Set(turns.flatMap((turn) => (isOver(turn.state) ? [] : [turn.conversationId])))
  const asking = new Set(pending.map((question) => question.request.context.conversationId))

  if (value === null) return <div className={css.list} />
  if (value.length === 0) return <p className={css.none}>{say('noConversations')}</p>
  const title = (key: DayGroup['key']) =>
    typeof key === 'string'
      ? say(key)
      : dateFormat({
          month: 'long',
          ...(key.year === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
        }).format(new Date(key.year, key.month))
  return (
    <div className={css.list}>
      {groupByDay(value, now).map((group) => (
        <section key={title(group.key)} aria-label={title(group.key)}>
          <h2 className={css.day}>{title(group.key)}</h2>
          <ul className={css.rows}>
            {group.conversations.map((conversation) => (
              <ConversationRow
                key={conversation.id}
                conversation={conversation}
                current={route.screen === 'chat' && route.conversationId === conversation.id}
                state={asking.has(conversation.id) ? 'asking' : running.has(conversation.id) ? 'running' : 'resting'}
                onGone={onGone}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
