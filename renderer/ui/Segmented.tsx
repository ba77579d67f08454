import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Segmented.module.css'

export type SegmentedOption<T extends string> = {
  readonly value: T
  readonly label: string
  readonly icon?: ReactNode
  readonly disabled?: boolean | undefined
}

/** One of two to four, side by side: a radio group in the shape of a switch. No value: none is chosen yet. */
export function Segmented<T extends string>({
  label,
  value,
  onChange,
  options,
  size = 'md',
  disabled,
}: {
  /** Names the group for screen readers. */
  readonly label: string
  readonly value: T | null
  readonly onChange: (value: T) => void
  readonly options: readonly SegmentedOption<T>[]
  readonly size?: 'sm' | 'md' | undefined
  readonly disabled?: boolean | undefined
}): ReactElement {
  return (
    <RadioGroup
      aria-label={label}
      className={classes(css.group, css[size])}
      value={value}
      disabled={disabled}
      onValueChange={(next) => onChange(next as T)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={css.option}
          aria-label={option.label}
        >
          {option.icon}
          <span aria-hidden="true">{option.label}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
