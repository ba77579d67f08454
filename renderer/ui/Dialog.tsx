import { type ReactElement, type ReactNode, Suspense, lazy, useState } from 'react'

const DialogPopup = lazy(() => import('./later/DialogPopup.tsx'))
const AlertPopup = lazy(() => import('./later/AlertPopup.tsx'))
const BarePopup = lazy(() => import('./later/BarePopup.tsx'))

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

export type BareDialogProps = {
  readonly label: string
  /** Esc outside of what it holds. */
  readonly onClose: () => void
  readonly children: ReactNode
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

/** Loaded when it is first opened; then it stays, so that closing can be animated and the focus goes back. */
function useOpened(open: boolean): boolean {
  const [opened, setOpened] = useState(open)
  if (open && !opened) setOpened(true)
  return opened
}

/** A task of its own above the page. Focus stays inside, Esc closes, focus goes back where it came from. */
export function Dialog(props: DialogProps): ReactElement | null {
  return useOpened(props.open) ? (
    <Suspense fallback={null}>
      <DialogPopup {...props} />
    </Suspense>
  ) : null
}

/** Asks before something that cannot be undone. A click outside never answers it; Esc is a no. */
export function AlertDialog(props: AlertDialogProps): ReactElement | null {
  return useOpened(props.open) ? (
    <Suspense fallback={null}>
      <AlertPopup {...props} />
    </Suspense>
  ) : null
}

/** Room above the page for a card that has its own head and answers. A click beside it answers nothing. */
export function BareDialog(props: BareDialogProps): ReactElement {
  return (
    <Suspense fallback={null}>
      <BarePopup {...props} />
    </Suspense>
  )
}
