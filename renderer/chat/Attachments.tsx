import { FileText, X } from 'lucide-react'
import type { ReactElement } from 'react'
import type { AttachmentPart } from '../../shared/chat.ts'
import { IconButton } from '../ui/Button.tsx'
import { formatCount } from '../ui/format.ts'
import css from './Attachments.module.css'
import { tokensOf } from './compose/taken.ts'
import { SentTaken } from './compose/TakenList.tsx'
import { addressOf, isDrawable, Picture } from './Picture.tsx'
import type { Attachment } from './useAttachments.ts'
import { useWords } from './words.ts'

/** A file that went with a message. */
export function AttachmentView({
  attachment,
  small = false,
  at = 0,
}: {
  readonly attachment: Omit<AttachmentPart, 'type'>
  readonly small?: boolean
  /** When it went. */
  readonly at?: number
}): ReactElement {
  const say = useWords()
  const { name, mimeType, data, from } = attachment
  if (isDrawable(mimeType))
    return (
      <Picture
        address={addressOf(mimeType, data)}
        alt={say('attachedImage', { name })}
        file={{ name, mimeType, data }}
        look={small ? 'thumb' : 'framed'}
      />
    )
  if (from) return <SentTaken part={attachment} from={from} at={at} />
  return (
    <span className={css.file} title={name}>
      <FileText aria-hidden="true" />
      <span className="visually-hidden">{say('attachedFile', { name: '' })}</span>
      <span className={css.name}>{name}</span>
    </span>
  )
}

const costOf = ({ mimeType, data }: Attachment): number =>
  tokensOf(mimeType.startsWith('image/') ? { characters: 0, images: 1 } : { characters: data.length * 0.75, images: 0 })

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
          <AttachmentView attachment={attachment} small />
          <span className={css.cost}>{say('attachmentTokens', { count: formatCount(costOf(attachment)) })}</span>
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
