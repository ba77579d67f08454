import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement } from 'react'
import { classes } from '../classes.ts'
import type { PopoverProps } from '../Popover.tsx'
import css from '../popups.module.css'

/** The panel itself; use it by Popover.tsx. */
export default function PopoverPanel(props: PopoverProps): ReactElement {
  const { trigger, title, children, open, onOpenChange, align = 'start', side = 'bottom' } = props
  return (
    <Base.Root open={open} onOpenChange={onOpenChange && ((next) => onOpenChange(next))}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className={css.positioner}>
          <Base.Popup className={classes(css.popup, css.panel)}>
            <Base.Title className={css.panelTitle}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
