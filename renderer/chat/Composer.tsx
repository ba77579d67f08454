import { ArrowUp, Paperclip, Square } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { useStored } from '../ui/kept.ts'
import { toastError } from '../ui/toast.ts'
import { AttachmentList } from './Attachments.tsx'
import css from './Composer.module.css'
import { useDrop } from './useDrop.ts'
import { type Attachment, useAttachments } from './useAttachments.ts'
import { useWords } from './words.ts'

export type Outgoing = { readonly text: string; readonly attachments: readonly Attachment[] }

/** Where the person writes. The draft outlives a reload; it is emptied only when main took the message. */
export function Composer({
  draftKey,
  onSend,
  onStop,
  running,
  controls,
}: {
  /** Drafts are kept by this. */
  readonly draftKey: string
  readonly onSend: (message: Outgoing) => Promise<void>
  readonly onStop: () => void
  readonly running: boolean
  /** The mode and model pickers. */
  readonly controls: ReactNode
}): ReactElement {
  const say = useWords()
  const [draft, setDraft] = useStored<string>(`draft/${draftKey}`, '')
  const [sending, setSending] = useState(false)
  const files = useAttachments(`attachments/${draftKey}`)
  const form = useRef<HTMLFormElement>(null)
  const over = useDrop(form, files.add)
  const area = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const ready = draft.trim() !== '' && !sending && !running

  const send = () => {
    if (!ready) return
    setSending(true)
    onSend({ text: draft.trim(), attachments: files.attachments })
      .then(() => {
        setDraft('')
        files.clear()
      }, toastError)
      .finally(() => {
        setSending(false)
        area.current?.focus()
      })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a character.
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      ref={form}
      className={classes(css.composer, over && css.over)}
      aria-label={say('composer')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <AttachmentList attachments={files.attachments} onRemove={files.remove} />
      <textarea
        ref={area}
        className={css.area}
        aria-label={say('composer')}
        aria-keyshortcuts="Enter"
        data-composer=""
        placeholder={over ? say('dropHere') : say('composerPlaceholder')}
        rows={1}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          files.add(event.clipboardData.files)
        }}
      />
      <div className={css.bar}>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            files.add(event.target.files ?? [])
            event.target.value = ''
          }}
        />
        <IconButton label={say('attach')} icon={<Paperclip />} onClick={() => picker.current?.click()} />
        {controls}
        <span className={css.end}>
          {running ? (
            <Button icon={<Square aria-hidden="true" className={css.stopIcon} />} onClick={onStop}>
              {say('stop')}
            </Button>
          ) : (
            <IconButton
              type="submit"
              variant="primary"
              label={say('send')}
              icon={<ArrowUp />}
              disabled={!ready}
              keys="Enter"
            />
          )}
        </span>
      </div>
    </form>
  )
}
