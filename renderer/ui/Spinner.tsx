import type { ReactElement } from 'react'
import { classes } from './classes.ts'
import css from './Spinner.module.css'

/** A quiet sign of work. With `label` it speaks for itself; without, the words beside it must. */
export function Spinner({ size = 'md', label }: { size?: 'sm' | 'md' | 'lg'; label?: string }): ReactElement {
  return (
    <span className={classes(css.spinner, css[size])} role={label ? 'status' : undefined} aria-label={label}>
      {label ? null : <span aria-hidden="true" />}
    </span>
  )
}
