import { ChevronsUpDown } from 'lucide-react'
import { type ReactElement, type ReactNode, Suspense } from 'react'
import { classes } from './classes.ts'
import css from './fields.module.css'
import { later } from './later/later.ts'

const SelectField = later(() => import('./later/SelectField.tsx'))

export type SelectOption<T extends string> = {
  readonly value: T
  readonly label: string
  readonly hint?: string | undefined
  readonly icon?: ReactNode
  readonly disabled?: boolean | undefined
}
export type SelectProps<T extends string> = {
  readonly label: string
  /** Keeps the name for screen readers only. */
  readonly hideLabel?: boolean | undefined
  readonly hint?: ReactNode
  readonly value: T | null
  readonly onChange: (value: T) => void
  readonly options: readonly SelectOption<T>[]
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  readonly size?: 'sm' | 'md' | undefined
  /** Looks like text until it is pointed at. */
  readonly quiet?: boolean | undefined
}

/** Chooses one of a few. For many, or for typing to find, use a search. */
export function Select<T extends string>(props: SelectProps<T>): ReactElement {
  const { onChange } = props
  return (
    <Suspense fallback={<Standing {...props} />}>
      {/* Only values of the options come back. */}
      <SelectField {...props} onChange={(next) => onChange(next as T)} />
    </Suspense>
  )
}

/** What stands in its place, and looks like it, until it can be used. */
function Standing<T extends string>({
  label,
  hideLabel,
  hint,
  value,
  options,
  placeholder,
  size = 'md',
  quiet,
}: SelectProps<T>) {
  const chosen = options.find((option) => option.value === value)
  return (
    <div className={css.field} aria-busy="true">
      <span className={classes(css.label, hideLabel && 'visually-hidden')}>{label}</span>
      <span className={classes(css.input, css.select, css[size], quiet && css.quietSelect)}>
        <span className={classes(css.selected, !chosen && css.placeholder)}>
          {chosen?.icon}
          <span className={css.selectedWords}>{chosen?.label ?? placeholder ?? ''}</span>
        </span>
        <ChevronsUpDown aria-hidden="true" className={css.selectIcon} />
      </span>
      {hint ? <span className={css.hint}>{hint}</span> : null}
    </div>
  )
}
