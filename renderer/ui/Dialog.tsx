import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Button, IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Dialog.module.css'
import { useWords } from './words.ts'

export type DialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons, the main one last. */
  readonly footer?: ReactNode
  readonly size?: 'sm' | 'md' | 'lg' | undefined
}

/** A task of its own above the page. Focus stays inside, Esc closes, focus goes back where it came from. */
export function Dialog({
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

export type AlertDialogProps = {
  readonly open: boolean
  readonly title: string
  readonly description: ReactNode
  readonly confirmLabel: string
  readonly cancelLabel?: string | undefined
  readonly danger?: boolean | undefined
  readonly busy?: boolean | undefined
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before something that cannot be undone. A click outside never answers it; Esc is a no. */
export function AlertDialog(props: AlertDialogProps): ReactElement {
  const say = useWords()
  return (
    <BaseAlert.Root open={props.open} onOpenChange={(next) => !next && props.onCancel()}>
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={css.backdrop} />
        <BaseAlert.Viewport className={css.viewport}>
          <BaseAlert.Popup className={classes(css.dialog, css.sm)}>
            <header className={css.header}>
              <BaseAlert.Title className={css.title}>{props.title}</BaseAlert.Title>
            </header>
            <BaseAlert.Description className={css.description} render={<div />}>
              {props.description}
            </BaseAlert.Description>
            <footer className={css.footer}>
              <BaseAlert.Close render={<Button variant="secondary">{props.cancelLabel ?? say('cancel')}</Button>} />
              <Button variant={props.danger ? 'danger' : 'primary'} busy={props.busy} onClick={props.onConfirm}>
                {props.confirmLabel}
              </Button>
            </footer>
          </BaseAlert.Popup>
        </BaseAlert.Viewport>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  )
}
