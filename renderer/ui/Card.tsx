import type { ReactElement, ReactNode } from 'react'
import css from './Card.module.css'
import { classes } from './classes.ts'

/** A thing of its own on the page. With `label` it is a region that can be found by name. */
export function Card({
  children,
  label,
  tone = 'plain',
  padded = true,
}: {
  readonly children: ReactNode
  readonly label?: string | undefined
  readonly tone?: 'plain' | 'warn' | 'bad' | 'accent' | undefined
  readonly padded?: boolean | undefined
}): ReactElement {
  return (
    <section aria-label={label} className={classes(css.card, css[tone], padded && css.padded)}>
      {children}
    </section>
  )
}

/** Nothing here yet: says why, and what to do next. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  readonly icon?: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}): ReactElement {
  return (
    <div className={css.empty}>
      {icon ? (
        <span className={css.emptyIcon} aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <h2 className={css.emptyTitle}>{title}</h2>
      {children ? <div className={css.emptyText}>{children}</div> : null}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  )
}

/** Heads a part of a page: what it is, one line about it, and what can be done with all of it. */
export function SectionHeader({
  title,
  level = 2,
  children,
  actions,
  id,
}: {
  readonly title: string
  readonly level?: 1 | 2 | 3 | undefined
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly id?: string | undefined
}): ReactElement {
  const Heading = `h${level}` as const
  return (
    <header className={css.section}>
      <div className={css.sectionWords}>
        <Heading id={id} className={css[Heading]}>
          {title}
        </Heading>
        {children ? <div className={css.sectionText}>{children}</div> : null}
      </div>
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </header>
  )
}

/** A screen of the app: scrolls by itself, keeps a readable width, begins with its heading. */
export function Page({
  title,
  intro,
  actions,
  children,
  wide,
}: {
  readonly title: string
  readonly intro?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly wide?: boolean | undefined
}): ReactElement {
  return (
    <div className={css.page}>
      <div className={classes(css.pageInner, wide && css.pageWide)}>
        <SectionHeader level={1} title={title} actions={actions}>
          {intro}
        </SectionHeader>
        {children}
      </div>
    </div>
  )
}
