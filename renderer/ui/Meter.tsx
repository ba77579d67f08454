import { Progress } from '@base-ui/react/progress'
import type { ReactElement } from 'react'
import css from './Meter.module.css'

/** How far work has come; `value` from 0 to 1, or null when nobody knows. */
export function ProgressBar({
  label,
  value,
  detail,
}: {
  readonly label: string
  readonly value: number | null
  readonly detail?: string | undefined
}): ReactElement {
  return (
    <Progress.Root className={css.root} value={value === null ? null : Math.round(value * 100)} aria-label={label}>
      <Progress.Track className={css.track}>
        <Progress.Indicator className={css.indicator} />
      </Progress.Track>
      {detail ? <span className={css.detail}>{detail}</span> : null}
    </Progress.Root>
  )
}
