import { Field } from '@base-ui/react/field'
import { CircleAlert } from 'lucide-react'
import type { KeyboardEvent, ReactElement, ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import css from './fields.module.css'

type Common = {
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  /** One line under the field that helps before anything is wrong. */
  readonly hint?: ReactNode
  /** What is wrong and how to mend it; null or empty when all is well. */
  readonly error?: string | null | undefined
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  readonly readOnly?: boolean | undefined
  readonly required?: boolean | undefined
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined
  readonly onBlur?: (() => void) | undefined
  readonly name?: string | undefined
  readonly code?: boolean | undefined
}

export type TextFieldProps = Common & {
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'number' | 'date' | 'time' | 'datetime-local' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'url' | 'email' | undefined
  readonly min?: number | string | undefined
  readonly max?: number | string | undefined
  readonly step?: number | 'any' | undefined
  readonly start?: ReactNode
  readonly end?: ReactNode
  readonly autoComplete?: string | undefined
  /** The id of a datalist: suggestions. */
  readonly list?: string | undefined
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** One line of text, with its label, hint and error tied to it for screen readers. */
export function TextField(props: TextFieldProps): ReactElement {
  const {
    label,
    hideLabel,
    value,
    onChange,
    hint,
    error,
    start,
    end,
    code,
    autoComplete = 'off',
    ref,
    ...input
  } = props
  return (
    <Field.Root className={css.field} invalid={Boolean(error)} disabled={props.disabled}>
      <Field.Label className={classes(css.label, hideLabel && 'visually-hidden')}>{label}</Field.Label>
      <span className={css.row}>
        {start ? <span className={css.start}>{start}</span> : null}
        <Field.Control
          {...input}
          ref={ref}
          value={value}
          onValueChange={onChange}
          autoComplete={autoComplete}
          spellCheck={code ? false : undefined}
          className={classes(css.input, css.md, code && css.code, Boolean(start) && css.hasStart)}
        />
        {end ? <span className={css.end}>{end}</span> : null}
      </span>
      <Below hint={hint} error={error} />
    </Field.Root>
  )
}

export type TextAreaProps = Common & {
  readonly rows?: number | undefined
  readonly ref?: Ref<HTMLTextAreaElement> | undefined
}

/** Several lines of text; grows with what is written, up to a bound. */
export function TextArea(props: TextAreaProps): ReactElement {
  const { label, hideLabel, value, onChange, hint, error, rows = 3, code, ref, ...input } = props
  return (
    <Field.Root className={css.field} invalid={Boolean(error)} disabled={props.disabled}>
      <Field.Label className={classes(css.label, hideLabel && 'visually-hidden')}>{label}</Field.Label>
      <Field.Control
        {...input}
        value={value}
        onValueChange={onChange}
        render={<textarea rows={rows} ref={ref} />}
        spellCheck={code ? false : undefined}
        className={classes(css.input, css.area, code && css.code)}
      />
      <Below hint={hint} error={error} />
    </Field.Root>
  )
}

/** Hint and error under a field. */
export function Below({ hint, error }: Pick<Common, 'hint' | 'error'>): ReactElement {
  return (
    <>
      {hint ? <Field.Description className={css.hint}>{hint}</Field.Description> : null}
      {error ? (
        <Field.Error match className={css.error}>
          <CircleAlert aria-hidden="true" />
          {error}
        </Field.Error>
      ) : null}
    </>
  )
}
