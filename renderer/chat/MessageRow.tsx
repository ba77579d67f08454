import { type ReactElement, memo, useLayoutEffect } from 'react'
import type { Message, Part, ToolCallPart } from '../../shared/chat.ts'
import type { MessageId } from '../../shared/ids.ts'
import { useLiveText } from '../ipc/messages.ts'
import { AttachmentView } from './Attachments.tsx'
import { BranchSwitch } from './BranchSwitch.tsx'
import { EditMessage } from './EditMessage.tsx'
import { useDrawn, useFollowText } from './links.ts'
import { Markdown } from './markdown/Markdown.tsx'
import { MessageActions } from './MessageActions.tsx'
import css from './MessageRow.module.css'
import { MessageError } from './MessageError.tsx'
import { type RenderConsent, ToolCallCard } from './ToolCallCard.tsx'
import { useWords as useRoomWords } from './roomWords.ts'
import { SummaryBlock } from './SummaryBlock.tsx'
import { classes } from '../ui/classes.ts'
import { useWords } from './words.ts'

export type RowProps = {
  readonly message: Message
  readonly isLast: boolean
  /** A turn is under way: nothing can be retried or edited now. */
  readonly busy: boolean
  readonly editing: boolean
  /** All versions of this message where there are several, itself included. */
  readonly versions: readonly MessageId[] | undefined
  /** No later summary has taken the place of this one. */
  readonly summaryInUse: boolean
  /** Begins to edit a message, or ends it. The same function always: with another one every row is rendered again. */
  readonly onEdit: (id: MessageId | null) => void
  readonly renderConsent: RenderConsent
}

/** One message of the transcript. */
export const MessageRow = memo(function MessageRow(props: RowProps): ReactElement {
  const { message, busy, summaryInUse } = props
  const row = message.role === 'user' ? <UserRow {...props} /> : <AssistantRow {...props} />
  if (!message.summary) return row
  return (
    <>
      {row}
      <SummaryBlock message={message} summary={message.summary} inUse={summaryInUse} busy={busy} />
    </>
  )
})

function UserRow({ message, isLast, busy, editing, versions, onEdit }: RowProps): ReactElement {
  const say = useWords()
  const text = textOf(message.parts)
  if (editing) return <EditMessage message={message} text={text} onClose={() => onEdit(null)} />
  return (
    <article className={css.user} aria-label={say('youWrote')}>
      <div className={css.attachments}>
        {message.parts.map((part, index) =>
          part.type === 'attachment' ? <AttachmentView key={index} attachment={part} at={message.createdAt} /> : null,
        )}
      </div>
      <div className={css.said}>
        {message.via === 'chat' ? (
          <Actions message={message} text={text} busy={busy} onEdit={() => onEdit(message.id)} isLast={isLast} />
        ) : null}
        {text === '' ? null : <div className={css.bubble}>{text}</div>}
      </div>
      {message.leftOut ? <LeftOut /> : null}
      {versions ? <BranchSwitch message={message} versions={versions} busy={busy} /> : null}
    </article>
  )
}

function AssistantRow({ message, isLast, busy, versions, renderConsent }: RowProps): ReactElement {
  const say = useWords()
  return (
    <article
      className={css.assistant}
      aria-label={say(message.via === 'direct' ? 'directRun' : 'assistantWrote')}
      aria-busy={message.state === 'streaming'}
      data-result={isLast && message.via === 'direct' && message.state !== 'streaming' ? '' : undefined}
    >
      {message.parts.map((part, index) => (
        <PartView key={index} part={part} index={index} message={message} renderConsent={renderConsent} />
      ))}
      {message.state === 'streaming' && message.parts.length === 0 ? <Dots /> : null}
      {message.leftOut ? <LeftOut /> : null}
      {message.state === 'stopped' ? <p className={css.note}>{say('stopped')}</p> : null}
      {message.error ? <MessageError error={message.error} message={message} busy={busy} /> : null}
      {message.state === 'streaming' && !versions ? null : (
        <div className={css.foot}>
          {versions ? <BranchSwitch message={message} versions={versions} busy={busy} /> : null}
          {message.state === 'streaming' ? null : (
            <Actions message={message} text={textOf(message.parts)} busy={busy} isLast={isLast} />
          )}
        </div>
      )}
    </article>
  )
}

/** Nobody points at a row before it was seen: its room is there at once, what can be done with it right behind the first frame. */
function Actions(props: Parameters<typeof MessageActions>[0]): ReactElement {
  const drawn = useDrawn()
  return drawn || props.isLast ? <MessageActions {...props} /> : <div className={classes(css.actions, css.room)} />
}

function LeftOut(): ReactElement {
  const say = useRoomWords()
  return <p className={css.note}>{say('leftOut')}</p>
}

function PartView({
  part,
  index,
  message,
  renderConsent,
}: {
  readonly part: Part
  readonly index: number
  readonly message: Message
  readonly renderConsent: RenderConsent
}): ReactElement {
  if (part.type === 'toolCall') return <Call part={part} message={message} renderConsent={renderConsent} />
  if (part.type === 'attachment') return <AttachmentView attachment={part} />
  // Only the last text of a streaming message can still grow.
  const growing = message.state === 'streaming' && index === message.parts.length - 1
  return <TextView messageId={message.id} part={index} text={part.text} growing={growing} />
}

const Call = memo(function Call({
  part,
  message,
  renderConsent,
}: {
  readonly part: ToolCallPart
  readonly message: Message
  readonly renderConsent: RenderConsent
}): ReactElement {
  return (
    <ToolCallCard
      part={part}
      conversationId={message.conversationId}
      openResult={message.via === 'direct'}
      renderConsent={renderConsent}
    />
  )
})

/** The same component while the text grows and after, so that nothing is made anew when it ends. */
function TextView({
  messageId,
  part,
  text,
  growing,
}: {
  readonly messageId: string
  readonly part: number
  readonly text: string
  readonly growing: boolean
}): ReactElement {
  const live = useLiveText(messageId, part, text, growing)
  const follow = useFollowText()
  useLayoutEffect(() => {
    if (growing && live !== '') follow()
  }, [growing, live, follow])
  return live === '' && growing ? <Dots /> : <Markdown text={live} finished={!growing} />
}

function Dots(): ReactElement {
  return (
    <span className={css.dots} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  )
}

export const textOf = (parts: readonly Part[]): string =>
  parts
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join('\n\n')
    .trim()
