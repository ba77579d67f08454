import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { Message } from '../../shared/chat.ts'
import { request } from '../ipc/client.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { toastError } from '../ui/toast.ts'
import css from './MessageRow.module.css'
import { useWords } from './words.ts'

/** Rewrites one of the person's messages and sends it again. */
export function EditMessage({
  message,
  text,
  onClose,
}: {
  readonly message: Message
  readonly text: string
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  const [draft, setDraft] = useState(text)
  const [busy, setBusy] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  const send = () => {
    setBusy(true)
    request('chat.editAndResend', { conversationId: message.conversationId, messageId: message.id, text: draft.trim() })
      .then(onClose, toastError)
      .finally(() => setBusy(false))
  }
  return (
    <form
      className={css.edit}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextArea
        ref={area}
        label={say('editLabel')}
        value={draft}
        onChange={setDraft}
        hint={say('editHint')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && draft.trim() !== '') send()
        }}
      />
      <div className={css.editButtons}>
        <Button variant="quiet" onClick={onClose}>
          {say('cancelEdit')}
        </Button>
        <Button type="submit" variant="primary" busy={busy} disabled={draft.trim() === ''}>
          {say('saveEdit')}
        </Button>
      </div>
    </form>
  )
}
