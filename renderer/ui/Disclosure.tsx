import { Collapsible } from '@base-ui/react/collapsible'
import { ChevronRight } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import css from './Disclosure.module.css'

/** More, for those who want it. Its content is not rendered while it is closed. */
export function Disclosure({
  label,
  summary,
  children,
  defaultOpen = false,
  open,
  onOpenChange,
}: {
  /** The words of the button: its accessible name. */
  readonly label: string
  /** Said after the label, in a softer voice. */
  readonly summary?: ReactNode
  readonly children: ReactNode
  readonly defaultOpen?: boolean | undefined
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
}): ReactElement {
  return (
    <Collapsible.Root
      className={css.root}
      defaultOpen={defaultOpen}
      open={open}
      onOpenChange={onOpenChange && ((next) => onOpenChange(next))}
    >
      <Collapsible.Trigger className={css.trigger}>
        <ChevronRight aria-hidden="true" className={css.arrow} />
        <span>{label}</span>
        {summary ? <span className={css.summary}>{summary}</span> : null}
      </Collapsible.Trigger>
      <Collapsible.Panel className={css.panel}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  )
}
