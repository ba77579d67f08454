import type { ReactElement, ReactNode } from 'react'
import css from './ListRow.module.css'

/** A list of things of one kind; its rows are ListRow. */
export function List({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <ul aria-label={label} className={css.list}>
      {children}
    </ul>
  )
}

/** One thing in a list: icon, name, a line about it, what can be done with it. */
export function ListRow({
  icon,
  title,
  titleEnd,
  children,
  actions,
  below,
}: {
  readonly icon?: ReactNode
  readonly title: ReactNode
  /** Badges after the title. */
  readonly titleEnd?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Under the whole row: a disclosure, a form, an error. */
  readonly below?: ReactNode
}): ReactElement {
  return (
    <li className={css.row}>
      <div className={css.main}>
        {icon ? (
          <span className={css.icon} aria-hidden="true">
            {icon}
          </span>
        ) : null}
        <div className={css.words}>
          <div className={css.titleLine}>
            <span className={css.title}>{title}</span>
            {titleEnd}
          </div>
          {children ? <div className={css.text}>{children}</div> : null}
        </div>
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </div>
      {below ? <div className={css.below}>{below}</div> : null}
    </li>
  )
}
