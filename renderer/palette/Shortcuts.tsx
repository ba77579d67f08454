import { Fragment, type ReactElement } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import css from './Palette.module.css'
import { SHORTCUTS } from '../../shared/shortcuts.ts'
import { useWords } from './words.ts'

/** All shortcuts, by where they work. */
export default function Shortcuts({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  const parts = [
    { title: say('general'), rows: SHORTCUTS.map(({ id, keys }) => ({ keys, words: say(id) })) },
    {
      title: say('writing'),
      rows: [
        { keys: 'Enter', words: say('send') },
        { keys: 'Shift+Enter', words: say('newLine') },
      ],
    },
    { title: say('asked'), rows: [{ keys: 'Esc', words: say('deny') }] },
  ]
  return (
    <Dialog open={open} onClose={onClose} title={say('shortcuts')} description={say('shortcutsIntro')} size="sm">
      {parts.map((part) => (
        <Fragment key={part.title}>
          <h3 className={css.heading}>{part.title}</h3>
          <dl className={css.table}>
            {part.rows.map((row) => (
              <Fragment key={row.keys}>
                <dt>{row.words}</dt>
                <dd className={css.keys}>
                  <KeyHint keys={row.keys} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </Fragment>
      ))}
    </Dialog>
  )
}
