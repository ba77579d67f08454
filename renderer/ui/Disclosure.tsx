import { ChevronRight } from 'lucide-react'
import { type ReactElement, type ReactNode, useId, useState } from 'react'
import css from './Disclosure.module.css'

/** More, for those who want it. Its content is not rendered while it is closed. */
export function Disclosure({
  label,
  summary,
  children,
  defaultOpen = false,
  open: told,
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
  const id = useId()
  const [own, setOwn] = useState(defaultOpen)
  const open = told ?? own
  return (
    <div className={css.root}>
      <button
        type="button"
        className={css.trigger}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          setOwn(!open)
          onOpenChange?.(!open)
        }}
      >
        <ChevronRight aria-hidden="true" className={css.arrow} />
        <span>{label}</span>
        {summary ? <span className={css.summary}>{summary}</span> : null}
      </button>
      {open ? (
        <div id={id} className={css.panel}>
          {children}
        </div>
      ) : null}
    </div>
  )
}
