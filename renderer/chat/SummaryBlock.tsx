import { Lock, Pencil, ScrollText, TriangleAlert, Undo2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { Message, Summary } from '../../shared/chat.ts'
import { request } from '../ipc/client.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { Markdown } from './markdown/Markdown.tsx'
import { placeOf } from './placeOf.ts'
import css from './SummaryBlock.module.css'
import { useWords } from './roomWords.ts'

/** What the model reads in place of the messages above: it can be read, changed and taken back. */
export function SummaryBlock({
  message,
  summary,
  inUse,
  busy,
}: {
  readonly message: Message
  readonly summary: Summary
  /** No later summary has taken its place. */
  readonly inUse: boolean
  readonly busy: boolean
}): ReactElement {
  const say = useWords()
  const [draft, setDraft] = useState<string | null>(null)
  const action = useAction()
  const set = (text: string | null) => request('chat.setSummary', { ...placeOf(message), text })
  return (
    <section className={css.block} aria-label={say('summary')}>
      <header className={css.header}>
        <ScrollText aria-hidden="true" className={css.icon} />
        <h3 className={css.title}>{say('summary')}</h3>
        {summary.labels.some((label) => label.privacy === 'private') ? (
          <Badge tone="info" icon={<Lock aria-hidden="true" />}>
            {say('summaryPrivate')}
          </Badge>
        ) : null}
        {summary.labels.some((label) => label.trust === 'others') ? (
          <Badge tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
            {say('summaryOthers')}
          </Badge>
        ) : null}
        {summary.edited ? <Badge>{say('summaryEdited')}</Badge> : null}
      </header>
      <p className={css.note}>{inUse ? say('summaryUsed', { count: summary.covers }) : say('summaryOld')}</p>
      {draft === null ? (
        <Markdown text={summary.text} finished />
      ) : (
        <TextArea label={say('summaryText')} value={draft} onChange={setDraft} />
      )}
      <div className={css.buttons}>
        {draft === null ? (
          <>
            <Button
              size="sm"
              variant="quiet"
              icon={<Pencil aria-hidden="true" />}
              disabled={busy}
              onClick={() => setDraft(summary.text)}
            >
              {say('editSummary')}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              icon={<Undo2 aria-hidden="true" />}
              disabled={busy}
              busy={action.busy}
              onClick={() =>
                action.start(
                  () => set(null),
                  () => toast(say('undone')),
                )
              }
            >
              {say('undoSummary')}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="sm"
              variant="primary"
              busy={action.busy}
              disabled={busy || draft.trim() === ''}
              onClick={() =>
                action.start(
                  () => set(draft.trim()),
                  () => setDraft(null),
                )
              }
            >
              {say('save')}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setDraft(null)}>
              {say('cancel')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
