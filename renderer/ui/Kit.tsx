/** The design system: what every screen is made of. This file sets it up around the app. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import './base.css'
import { ToastHost } from './ToastHost.tsx'

/** Everything that the kit needs around the app: no inline style elements, tooltips' timing, toasts. */
export function Kit({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <ToastHost>{children}</ToastHost>
      </Tooltip.Provider>
    </CSPProvider>
  )
}
