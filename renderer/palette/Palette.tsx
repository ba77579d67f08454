/** Finds anything and does it, from the keyboard. What can be done comes from the shell. */
import { Dialog } from '@base-ui/react/dialog'
import type { ReactElement } from 'react'
import { type SearchGroup, SearchList } from '../ui/SearchList.tsx'
import css from './Palette.module.css'
import { useWords } from './words.ts'

export default function Palette({
  open,
  onClose,
  groups,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly groups: readonly SearchGroup[]
}): ReactElement {
  const say = useWords()
  const closing = groups.map((group) => ({
    ...group,
    items: group.items.map((item) => ({
      ...item,
      run: () => {
        onClose()
        item.run()
      },
    })),
  }))
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup className={css.palette} aria-label={say('title')}>
          <SearchList label={say('title')} placeholder={say('placeholder')} groups={closing} empty={say('empty')} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
