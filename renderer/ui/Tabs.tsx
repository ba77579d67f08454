import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactElement, ReactNode } from 'react'
import css from './Tabs.module.css'

export type Tab<T extends string> = {
  readonly id: T
  readonly label: string
  /** A small count after the words. */
  readonly count?: number | undefined
  readonly content: ReactNode
}

/** Views of one thing, side by side. Arrow keys move, the view follows. */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  readonly label: string
  readonly tabs: readonly Tab<T>[]
  readonly value: T
  readonly onChange: (id: T) => void
}): ReactElement {
  const shown = tabs.find((tab) => tab.id === value)
  return (
    <Base.Root className={css.root} value={value} onValueChange={(next) => onChange(next as T)}>
      <Base.List className={css.list} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab key={tab.id} value={tab.id} className={css.tab}>
            {tab.label}
            {tab.count === undefined ? null : <span className={css.count}>{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {/* One at a time, by its key: the library would keep the last one for a moment, and all of it would be styled anew as inert. */}
      {shown ? (
        <Base.Panel key={shown.id} value={shown.id} className={css.panel}>
          {shown.content}
        </Base.Panel>
      ) : null}
    </Base.Root>
  )
}
