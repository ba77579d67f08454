import type { ReactElement } from 'react'
import { ToastHost } from './ToastHost.tsx'
import { TooltipHost } from './TooltipHost.tsx'

/** What lies above every screen; nothing of it is there when the window opens. */
export default function Overlays(): ReactElement {
  return (
    <>
      <TooltipHost />
      <ToastHost />
    </>
  )
}
