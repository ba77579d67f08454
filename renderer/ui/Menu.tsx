import { type ReactElement, type ReactNode, Suspense } from 'react'
import { later } from './later/later.ts'

const MenuPopup = later(() => import('./later/MenuPopup.tsx'))

export type MenuItem =
  | {
      readonly kind?: 'item'
      readonly id: string
      readonly label: string
      readonly hint?: ReactNode
      readonly icon?: ReactNode
      readonly danger?: boolean
      readonly disabled?: boolean
      readonly run: () => void
    }
  | {
      readonly kind: 'check'
      readonly id: string
      readonly label: string
      readonly checked: boolean
      readonly run: () => void
    }
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string; readonly items: readonly MenuItem[] }

export type MenuProps = {
  readonly trigger: ReactElement
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'center' | 'end' | undefined
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined
}

/** A menu of things to do, opened by `trigger` (a Button or IconButton). */
export const Menu = (props: MenuProps): ReactElement => (
  <Suspense fallback={props.trigger}>
    <MenuPopup {...props} />
  </Suspense>
)
