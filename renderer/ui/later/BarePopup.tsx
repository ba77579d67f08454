import { Dialog as Base } from '@base-ui/react/dialog'
import { type ReactElement, useRef } from 'react'
import css from '../Dialog.module.css'
import type { BareDialogProps } from '../Dialog.tsx'

/** The room itself; use it by Dialog.tsx. */
export default function BarePopup({ label, onClose, children }: BareDialogProps): ReactElement {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open onOpenChange={(next) => !next && onClose()} disablePointerDismissal>
      <Base.Portal>
        <Base.Backdrop className={css.backdrop} />
        <Base.Viewport className={css.viewport}>
          <Base.Popup ref={popup} className={css.bare} aria-label={label} initialFocus={popup}>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
