import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog'
import type { ReactElement } from 'react'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import type { AlertDialogProps } from '../Dialog.tsx'
import css from '../Dialog.module.css'
import { useWords } from '../words.ts'

/** The question itself; use it by Dialog.tsx. */
export default function AlertPopup(props: AlertDialogProps): ReactElement {
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
