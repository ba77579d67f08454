import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { IconButton } from '../ui/Button.tsx'
import css from './App.module.css'
import { Sidebar } from './Sidebar.tsx'
import { useWords } from './words.ts'

/** The sidebar of a narrow window: slides over the screen, and goes after each choice. */
export default function SidebarDrawer({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup className={css.drawer} aria-label={say('navigation')}>
          <Sidebar
            onGone={onClose}
            end={<IconButton label={say('closeMenu')} icon={<X />} onClick={onClose} tooltip={false} />}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
