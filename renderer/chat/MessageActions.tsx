import { Pencil, RotateCcw } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Message } from '../../shared/chat.ts'
import { request } from '../ipc/client.ts'
import { IconButton } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { classes } from '../ui/classes.ts'
import { toastError } from '../ui/toast.ts'
import css from './MessageRow.module.css'
import { placeOf } from './placeOf.ts'
import { useWords } from './words.ts'

/** What can be done with one message: copy, edit and resend, retry. Quiet until pointed at, always there for the keyboard. */
export function MessageActions({
  message,
  text,
  busy,
  isLast,
  onEdit,
}: {
  readonly message: Message
  readonly text: string
  readonly busy: boolean
  readonly isLast: boolean
  readonly onEdit?: (() => void) | undefined
}): ReactElement {
  const say = useWords()
  const { usage } = message
  const retry = () => void request('chat.retry', placeOf(message)).catch(toastError)
  return (
    <div className={classes(css.actions, isLast && css.actionsShown)}>
      {text === '' ? null : <CopyButton label={say('copyMessage')} text={text} />}
      {onEdit ? (
        <IconButton
          size="sm"
          tooltip="native"
          label={say('editMessage')}
          icon={<Pencil />}
          onClick={onEdit}
          disabled={busy}
        />
      ) : null}
      {message.via === 'chat' && (message.role === 'assistant' || isLast) ? (
        <IconButton
          size="sm"
          tooltip="native"
          label={say('retry')}
          icon={<RotateCcw />}
          onClick={retry}
          disabled={busy}
        />
      ) : null}
      {message.model ? (
        <span className={css.meta}>
          {message.model.modelId}
          {usage && usage.inputTokens !== null && usage.outputTokens !== null
            ? ` · ${say('tokens', { input: usage.inputTokens.toLocaleString(), output: usage.outputTokens.toLocaleString() })}`
            : ''}
        </span>
      ) : null}
    </div>
  )
}
