import type { ReactElement, ReactNode } from 'react'
import css from './gallery.module.css'

/** One kind of thing, under its name. */
export function Part({
  name,
  grid,
  children,
}: {
  readonly name: string
  readonly grid?: boolean | undefined
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className={css.part} aria-label={name}>
      <h2>{name}</h2>
      <div className={grid ? css.grid : css.row}>{children}</div>
    </section>
  )
}
