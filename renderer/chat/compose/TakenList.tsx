import { AppWindow, FileDown, RefreshCw, SquareSlash, X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { AttachmentPart } from '../../../shared/chat.ts'
import type { TakenFrom } from '../../../shared/taken.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatCount } from '../../ui/format.ts'
import { LongText } from '../LongText.tsx'
import css from './compose.module.css'
import { tokensOf, useChangedSince, type Waiting } from './taken.ts'
import { useWords } from './words.ts'

/** What servers gave, waiting in the composer. */
export function TakenList({
  taken,
  onRemove,
  onRefresh,
}: {
  readonly taken: readonly Waiting[]
  readonly onRemove: (takenId: string) => void
  readonly onRefresh: (one: Waiting) => void
}): ReactElement | null {
  const say = useWords()
  if (taken.length === 0) return null
  return (
    <ul className={css.taken} aria-label={say('taken')}>
      {taken.map((one) => (
        <li key={one.takenId} className={css.chip}>
          <TakenName from={one} text={one.excerpt} isCut={one.excerpt.length < one.characters} />
          <span className={css.cost}>{say('tokens', { count: formatCount(tokensOf(one)) })}</span>
          <Changed one={one} onRefresh={() => onRefresh(one)} />
          <IconButton
            size="sm"
            tooltip={false}
            label={say('remove', { name: one.title })}
            icon={<X />}
            onClick={() => onRemove(one.takenId)}
          />
        </li>
      ))}
    </ul>
  )
}

function Changed({ one, onRefresh }: { readonly one: Waiting; readonly onRefresh: () => void }) {
  const say = useWords()
  const changed = useChangedSince(one, one.at)
  if (!changed || one.kind !== 'resource') return null
  return (
    <>
      <span className={css.changed}>{say('changed')}</span>
      <IconButton size="sm" label={say('refresh', { name: one.title })} icon={<RefreshCw />} onClick={onRefresh} />
    </>
  )
}

const ICONS = { prompt: SquareSlash, resource: FileDown, view: AppWindow } as const

/** Its name and whose it is; pressed, its words. */
export function TakenName({
  from,
  text,
  isCut = false,
}: {
  readonly from: TakenFrom
  readonly text: string
  readonly isCut?: boolean
}): ReactElement {
  const say = useWords()
  const [open, setOpen] = useState(false)
  const { title, serverName: server } = from
  const Icon = ICONS[from.kind]
  return (
    <>
      <button
        type="button"
        className={css.name}
        aria-label={`${say('read', { name: title })}, ${say('fromServer', { server })}`}
        onClick={() => setOpen(true)}
      >
        <Icon aria-hidden="true" />
        <span className={css.title}>{title}</span>
        <span className={css.server}>{say('fromServer', { server })}</span>
      </button>
      {open ? (
        <Dialog
          open
          title={title.slice(0, 100)}
          description={say('writtenByServer', { server })}
          onClose={() => setOpen(false)}
        >
          <LongText text={text} code />
          {isCut ? <p className={css.none}>{say('more')}</p> : null}
        </Dialog>
      ) : null}
    </>
  )
}

/** In the transcript: what went with a message. */
export function SentTaken({
  part,
  from,
  at,
}: {
  readonly part: Pick<AttachmentPart, 'data'>
  readonly from: TakenFrom
  readonly at: number
}): ReactElement {
  const say = useWords()
  const changed = useChangedSince(from, at)
  return (
    <span className={css.chip}>
      <TakenName from={from} text={decoded(part.data)} />
      {changed && from.kind === 'resource' ? <span className={css.changed}>{say('changed')}</span> : null}
    </span>
  )
}

const decoded = (data: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)))
