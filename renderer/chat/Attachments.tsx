import { FileText, X } from 'lucide-react'
import type { ReactElement } from 'react'
import type { AttachmentPart } from '../../shared/chat.ts'
import { IconButton } from '../ui/Button.tsx'
import css from './Attachments.module.css'
import type { Attachment } from './useAttachments.ts'
import { useWords } from './words.ts'

const DRAWABLE = /^image\/(?:png|jpeg|gif|webp)$/

/** A file that went with a message. */
export function AttachmentView({ attachment }: { readonly attachment: Omit<AttachmentPart, 'type'> }): ReactElement {
  const say = useWords()
  const { name, mimeType, data } = attachment
  if (DRAWABLE.test(mimeType))
    return <img className={css.image} src={`data:${mimeType};base64,${data}`} alt={say('attachedImage', { name })} />
  return (
    <span className={css.file} title={name}>
      <FileText aria-hidden="true" />
      <span className="visually-hidden">{say('attachedFile', { name: '' })}</span>
      <span className={css.name}>{name}</span>
    </span>
  )
}

/** Files that wait in the composer. */
export function AttachmentList({
  attachments,
  onRemove,
}: {
  readonly attachments: readonly Attachment[]
  readonly onRemove: (id: number) => void
}): ReactElement | null {
  const say = useWords()
  if (attachments.length === 0) return null
  return (
    <ul className={css.list} aria-label={say('attachments')}>
      {attachments.map((attachment) => (
        <li key={attachment.id} className={css.chip}>
          <AttachmentView attachment={attachment} />
          <IconButton
            size="sm"
            label={say('removeAttachment', { name: attachment.name })}
            icon={<X />}
            onClick={() => onRemove(attachment.id)}
            tooltip={false}
          />
        </li>
      ))}
    </ul>
  )
}
