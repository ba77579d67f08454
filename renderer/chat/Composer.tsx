import { ArrowUp, Paperclip, Square } from 'lucide-react'
import {
  type KeyboardEvent,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import type { Mention } from '../../shared/taken.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { takeEarly } from '../ui/early.ts'
import { useStored } from '../ui/kept.ts'
import { toastError } from '../ui/toast.ts'
import { AttachmentList } from './Attachments.tsx'
import type { Offer } from './compose/offers.ts'
import { TakenList } from './compose/TakenList.tsx'
import { type Compose, useCompose } from './compose/useCompose.ts'
import { say as sayCompose } from './compose/words.ts'
import css from './Composer.module.css'
import { useDrop } from './useDrop.ts'
import { type Attachment, useAttachments } from './useAttachments.ts'
import { useWords } from './words.ts'

export type Outgoing = {
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** Ids of what was taken from servers. */
  readonly taken: string[]
  readonly mentions: Mention[]
}

// Nobody needs the lists before the first `/` or `@`.
const ComposeMenu = lazy(() => import('./compose/ComposeMenu.tsx'))
const FillIn = lazy(() => import('./compose/FillIn.tsx'))

/** Where the person writes. The draft outlives a reload; it is emptied only when main took the message. */
export function Composer({
  draftKey,
  conversationId,
  commands,
  onSend,
  onStop,
  running,
  controls,
}: {
  /** Drafts are kept by this. */
  readonly draftKey: string
  readonly conversationId: ConversationId | null
  /** What `/` can do besides prompts. */
  readonly commands: readonly Offer[]
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
  const compose = useCompose({ draftKey, conversationId, draft, setDraft, area })
  const asked = draft.trim() === '' && compose.taken.some(({ kind }) => kind === 'prompt')
  const ready = (draft.trim() !== '' || asked) && !sending && !running

  useLayoutEffect(() => {
    // There is something once: when the first composer of the window stands.
    const early = takeEarly()
    if (early?.text) setDraft(draft + early.text)
    if (early?.focused) area.current?.focus()
  })

  const send = () => {
    if (!ready) return
    setSending(true)
    onSend({
      text: asked ? sayCompose('usePrompt') : draft.trim(),
      attachments: files.attachments,
      taken: compose.taken.map(({ takenId }) => takenId),
      mentions: compose.mentions(),
    })
      .then(() => {
        setDraft('')
        files.clear()
        compose.sent()
      }, toastError)
      .finally(() => {
        setSending(false)
        area.current?.focus()
      })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (compose.onKey(event)) return
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
      <Above compose={compose} commands={commands} files={files.attachments.length} />
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
        onChange={(event) => {
          setDraft(event.target.value)
          compose.look(event.target.value, event.target.selectionStart)
        }}
        onSelect={(event) => compose.look(draft, event.currentTarget.selectionStart)}
        aria-autocomplete="list"
        aria-controls={compose.trigger ? compose.listId : undefined}
        aria-activedescendant={compose.activeId}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          files.add(event.clipboardData.files)
        }}
      />
      <div className={css.bar}>
        <FilePicker onFiles={files.add} />
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

/** What stands above the text: what servers gave, the open list, a form to fill in. */
function Above({
  compose,
  commands,
  files,
}: {
  readonly compose: Compose
  readonly commands: readonly Offer[]
  /** How many are attached. */
  readonly files: number
}): ReactElement {
  return (
    <>
      <TakenList taken={compose.taken} onRemove={compose.remove} onRefresh={compose.refresh} />
      <output className="visually-hidden">{compose.news}</output>
      <output className="visually-hidden">{files === 0 ? '' : sayCompose('filesAttached', { count: files })}</output>
      {compose.trigger ? (
        <Suspense>
          <ComposeMenu
            id={compose.listId}
            trigger={compose.trigger}
            commands={commands}
            onChoose={compose.choose}
            onActive={compose.setActiveId}
            onKeys={compose.onKeys}
          />
        </Suspense>
      ) : null}
      {compose.filling ? (
        <Suspense>
          <FillIn offer={compose.filling} onClose={compose.stopFilling} onDone={compose.fill} />
        </Suspense>
      ) : null}
    </>
  )
}

function FilePicker({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }): ReactElement {
  const say = useWords()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles(event.target.files ?? [])
          event.target.value = ''
        }}
      />
      <IconButton label={say('attach')} icon={<Paperclip />} onClick={() => picker.current?.click()} />
    </>
  )
}
