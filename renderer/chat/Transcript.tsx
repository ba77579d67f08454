import { ArrowDown } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { Forks, Message } from '../../shared/chat.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { useMessages } from '../ipc/messages.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { classes } from '../ui/classes.ts'
import { Drawn, FollowText, StayPut } from './links.ts'
import { MessageRow } from './MessageRow.tsx'
import type { RenderConsent } from './ToolCallCard.tsx'
import css from './Transcript.module.css'
import { useReveal } from './useReveal.ts'
import { useTranscriptScroll } from './useTranscriptScroll.ts'
import { useWords } from './words.ts'

type TranscriptProps = {
  readonly conversationId: ConversationId
  readonly busy: boolean
  readonly renderConsent: RenderConsent
}

/** The messages of a conversation, latest at the bottom; only those in sight are in the page. Key it by the conversation. */
export default function Transcript({ conversationId, busy, renderConsent }: TranscriptProps): ReactElement {
  const say = useWords()
  const { messages, forks, hasMore, loadingMore, error, more, reload } = useMessages(conversationId)
  if (messages === null)
    return (
      <div className={css.scroller}>
        <div className={css.waiting}>
          {error ? (
            <ErrorNotice
              party={error.party}
              message={error.said}
              actions={
                <Button size="sm" onClick={reload}>
                  {say('tryAgain')}
                </Button>
              }
            />
          ) : (
            <Spinner label={say('loadingMessages')} />
          )}
        </div>
      </div>
    )
  return (
    <Rows
      messages={messages}
      forks={forks}
      older={{ hasMore, loadingMore, more }}
      busy={busy}
      renderConsent={renderConsent}
    />
  )
}

/** Messages that are always in the page, after those that come and go: the turn that is being written. */
const LIVE = 2

export function Rows({
  messages,
  forks,
  older,
  busy,
  renderConsent,
}: {
  readonly messages: readonly Message[]
  readonly forks: Forks
  readonly older: { readonly hasMore: boolean; readonly loadingMore: boolean; readonly more: () => void }
  readonly busy: boolean
  readonly renderConsent: RenderConsent
}): ReactElement {
  const say = useWords()
  const [editing, setEditing] = useState<MessageId | null>(null)
  const {
    scroller,
    content,
    measureRow,
    holdLive,
    visible,
    above,
    below,
    atBottom,
    drawn,
    jumpToLatest,
    followText,
    stayPut,
    showRow,
  } = useTranscriptScroll(messages, LIVE, older)
  const marked = useReveal({ conversationId: messages[0]?.conversationId, messages, older, showRow })
  const settled = Math.max(0, messages.length - LIVE)
  const lastSummary = messages.findLastIndex((message) => message.summary)
  const row = (index: number) => {
    const message = messages[index]
    if (!message) return null
    return (
      <div
        key={message.id}
        data-index={index}
        ref={index < settled ? measureRow : holdLive}
        className={classes(css.row, marked === message.id && css.marked)}
        data-message={message.id}
      >
        <MessageRow
          message={message}
          isLast={index === messages.length - 1}
          busy={busy}
          editing={editing === message.id}
          versions={forks[message.id]}
          summaryInUse={index === lastSummary}
          onEdit={setEditing}
          renderConsent={renderConsent}
        />
      </div>
    )
  }
  return (
    <FollowText value={followText}>
      <div className={css.frame}>
        <div
          ref={scroller}
          className={css.scroller}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          role="log"
          aria-live="off"
          aria-label={say('messages')}
        >
          <div className={css.rows} ref={content}>
            {older.loadingMore ? (
              <div className={css.older}>
                <Spinner size="sm" label={say('loadingOlder')} />
              </div>
            ) : null}
            <div key="above" style={{ height: above }} />
            <Drawn value={drawn}>
              <StayPut value={stayPut}>
                {/* One list: a row that joins those that come and go stays the element that it is. */}
                {[
                  ...visible.map(row),
                  <div key="below" style={{ height: below }} />,
                  ...messages.slice(settled).map((_, index) => row(settled + index)),
                ]}
              </StayPut>
            </Drawn>
          </div>
        </div>
        {atBottom ? null : (
          <div className={css.jump}>
            <Button size="sm" icon={<ArrowDown aria-hidden="true" />} onClick={jumpToLatest}>
              {say('jumpToLatest')}
            </Button>
          </div>
        )}
      </div>
    </FollowText>
  )
}
