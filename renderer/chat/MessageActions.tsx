import { Pencil, RotateCcw, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Message } from '../../shared/chat.ts'
import { request } from '../ipc/client.ts'
import { IconButton } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { classes } from '../ui/classes.ts'
import { formatCount } from '../ui/format.ts'
import { toastError } from '../ui/toast.ts'
import css from './MessageRow.module.css'
import { formatDollars } from './amount.ts'
import { placeOf } from './placeOf.ts'
import { removeMessage } from './removeMessage.ts'
import { useWords as useRoomWords } from './roomWords.ts'
import { useWords } from './words.ts'

/** What can be done with one message: copy, edit and resend, retry, delete. Quiet until pointed at, always there for the keyboard. */
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
  const room = useRoomWords()
  const { inputTokens = null, outputTokens = null, cost } = message.usage ?? {}
  const used = [
    ...(inputTokens === null || outputTokens === null
      ? []
      : [say('tokens', { input: formatCount(inputTokens), output: formatCount(outputTokens) })]),
    ...(typeof cost === 'number' ? [room('about', { amount: formatDollars(cost) })] : []),
  ]
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
      <IconButton
        size="sm"
        tooltip="native"
        label={room('remove')}
        icon={<Trash2 />}
        onClick={() => removeMessage(message, isLast)}
        disabled={busy}
      />
      {message.model ? <span className={css.meta}>{[message.model.modelId, ...used].join(' · ')}</span> : null}
    </div>
  )
}
