import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { IconButton } from '../Button.tsx'
import { classes } from '../classes.ts'
import type { DialogProps } from '../Dialog.tsx'
import css from '../Dialog.module.css'
import { useWords } from '../words.ts'

/** The dialog itself; use it by Dialog.tsx. */
export default function DialogPopup({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  size = 'md',
}: DialogProps): ReactElement {
  const say = useWords()
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={css.backdrop} />
        <Base.Viewport className={css.viewport}>
          <Base.Popup className={classes(css.dialog, css[size])}>
            <header className={css.header}>
              <Base.Title className={css.title}>{title}</Base.Title>
              <Base.Close render={<IconButton label={say('close')} icon={<X />} tooltip={false} />} />
            </header>
            {description ? <Base.Description className={css.description}>{description}</Base.Description> : null}
            {children ? <div className={css.body}>{children}</div> : null}
            {footer ? <footer className={css.footer}>{footer}</footer> : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
