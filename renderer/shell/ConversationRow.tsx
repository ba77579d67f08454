import { CircleHelp, Download, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { type ReactElement, memo, useEffect, useRef, useState } from 'react'
import type { Conversation } from '../../shared/chat.ts'
import { request } from '../ipc/client.ts'
import { IconButton } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'
import { classes } from '../ui/classes.ts'
import { toastError } from '../ui/toast.ts'
import css from './Sidebar.module.css'
import { deleteConversation, exportConversation } from './conversationActions.ts'
import { openConversation } from './route.ts'
import { useWords } from './words.ts'

/** One conversation in the list: opens it; its menu renames, exports and deletes. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  current,
  state,
  onGone,
}: {
  readonly conversation: Conversation
  readonly current: boolean
  readonly state: 'resting' | 'running' | 'asking'
  readonly onGone: () => void
}): ReactElement {
  const say = useWords()
  const [renaming, setRenaming] = useState(false)
  const title = conversation.title || say('untitled')
  if (renaming) return <Rename conversation={conversation} onDone={() => setRenaming(false)} />
  return (
    <li className={classes(css.row, current && css.current)}>
      <button
        type="button"
        className={css.open}
        aria-current={current ? 'page' : undefined}
        onClick={() => {
          openConversation(conversation.id)
          onGone()
        }}
      >
        <span className={css.title}>{title}</span>
        {state === 'asking' ? (
          <span className={css.asking}>
            <CircleHelp aria-hidden="true" />
            <span className="visually-hidden">{say('asking')}</span>
          </span>
        ) : null}
        {state === 'running' ? <Spinner size="sm" label={say('running')} /> : null}
      </button>
      <RowMenu conversation={conversation} title={title} onRename={setRenaming} />
    </li>
  )
})

/** Apart from the row, which is drawn again whenever another conversation is opened. */
const RowMenu = memo(function RowMenu({
  conversation,
  title,
  onRename,
}: {
  readonly conversation: Conversation
  readonly title: string
  readonly onRename: (renaming: boolean) => void
}): ReactElement {
  const say = useWords()
  return (
    <span className={css.menu}>
      <Menu
        trigger={<IconButton size="sm" label={say('actionsFor', { title })} icon={<Ellipsis />} tooltip={false} />}
        items={[
          { id: 'rename', label: say('rename'), icon: <Pencil aria-hidden="true" />, run: () => onRename(true) },
          {
            id: 'markdown',
            label: say('exportMarkdown'),
            icon: <Download aria-hidden="true" />,
            run: () => exportConversation(conversation.id, 'markdown'),
          },
          {
            id: 'json',
            label: say('exportJson'),
            icon: <Download aria-hidden="true" />,
            run: () => exportConversation(conversation.id, 'json'),
          },
          { kind: 'separator', id: 'line' },
          {
            id: 'delete',
            label: say('delete'),
            icon: <Trash2 aria-hidden="true" />,
            danger: true,
            run: () => deleteConversation(conversation),
          },
        ]}
      />
    </span>
  )
})

function Rename({
  conversation,
  onDone,
}: {
  readonly conversation: Conversation
  readonly onDone: () => void
}): ReactElement {
  const say = useWords()
  const [title, setTitle] = useState(conversation.title)
  const field = useRef<HTMLInputElement>(null)
  // After the menu gave the focus back, which it does when it closes.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.select())
    return () => cancelAnimationFrame(frame)
  }, [])
  const save = () => {
    const next = title.trim()
    if (next !== '' && next !== conversation.title)
      void request('chat.rename', { conversationId: conversation.id, title: next }).catch(toastError)
    onDone()
  }
  return (
    <li className={css.rename}>
      <TextField
        ref={field}
        label={say('renameLabel')}
        hideLabel
        value={title}
        onChange={setTitle}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') onDone()
        }}
      />
    </li>
  )
}
