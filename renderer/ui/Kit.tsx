/** The design system: what every screen is made of. This file sets it up around the app. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { type ReactElement, type ReactNode, Suspense } from 'react'
import './base.css'
import { later } from './later/later.ts'

const Overlays = later(() => import('./later/Overlays.tsx'))

/** Everything that the kit needs around the app: no inline style elements, the tooltip, toasts. */
export function Kit({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <CSPProvider disableStyleElements>
      {children}
      <Suspense fallback={null}>
        <Overlays />
      </Suspense>
    </CSPProvider>
  )
}
