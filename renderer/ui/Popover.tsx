import { type ReactElement, type ReactNode, Suspense } from 'react'
import { later } from './later/later.ts'

const PopoverPanel = later(() => import('./later/PopoverPanel.tsx'))

export type PopoverProps = {
  readonly trigger: ReactElement
  /** Names the panel; shown as its heading. */
  readonly title: string
  readonly children: ReactNode
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
  readonly align?: 'start' | 'center' | 'end' | undefined
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined
}

/** A small panel beside its trigger, for reading and small choices. Esc and a click outside close it. */
export const Popover = (props: PopoverProps): ReactElement => (
  <Suspense fallback={props.trigger}>
    <PopoverPanel {...props} />
  </Suspense>
)
