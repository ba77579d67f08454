import type { ReactElement, ReactNode } from 'react'
import type { Json } from '../../../shared/json.ts'
import { Checkbox, Switch } from '../Choices.tsx'
import { Select } from '../Select.tsx'
import { SuggestField } from '../SuggestField.tsx'
import { TextArea, TextField } from '../TextField.tsx'
import { hidesSomething } from '../visible.ts'
import { VisibleText } from '../VisibleText.tsx'
import { fitsBox, fromLocalBox, toLocalBox } from './dates.ts'
import type { Suggestion } from './formContext.ts'
import type { Choice, Shape } from './formModel.ts'
import { numberFrom } from './formValues.ts'
import css from './SchemaForm.module.css'
import { useWords } from './words.ts'

export type LeafProps<K extends Shape['kind']> = {
  readonly shape: Shape & { readonly kind: K }
  readonly label: string
  readonly hint: ReactNode
  readonly error: string | null
  readonly required: boolean
  readonly disabled: boolean
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
}

/** Values that can be picked. Undefined: a plain box. An empty list is one that may fill while somebody types. */
type Suggested = { readonly suggestions: readonly Suggestion[] | undefined }

const INPUTS = { plain: 'text', email: 'text', url: 'text', secret: 'password', date: 'date', time: 'time' } as const

/** Text in the box that suits it; a value that a date box could not show is shown as plain text. */
export function TextControl({
  shape,
  value,
  onChange,
  suggestions,
  ...rest
}: LeafProps<'text'> & Suggested): ReactElement {
  const say = useWords()
  const text = typeof value === 'string' ? value : ''
  const put = (next: string) => onChange(next === '' && !rest.required ? undefined : next)
  const length = text.length > 80 ? say('length', { count: Array.from(text).length }) : null
  const hidden = hidesSomething(text.slice(0, 20_000)) ? (
    <span className={css.hidden}>
      {say('withHidden')} <VisibleText text={text} exact />
    </span>
  ) : null
  const hint = (
    <>
      {rest.hint} {length} {hidden}
    </>
  )
  const common = { ...rest, hint: rest.hint || length || hidden ? hint : null }
  if (shape.multiline || text.includes('\n') || text.length > 120)
    return <TextArea {...common} value={text} onChange={put} rows={3} />
  if (suggestions) return <SuggestField {...common} value={text} onChange={put} suggestions={suggestions} />
  const box = shape.format === 'dateTime' ? (text === '' ? '' : toLocalBox(text)) : null
  if (box !== null)
    return (
      <TextField
        {...common}
        hint={text === '' ? rest.hint : say('exact', { value: text })}
        type="datetime-local"
        value={box}
        onChange={(next) => put(fromLocalBox(next))}
      />
    )
  const { format } = shape
  const native = (format === 'date' || format === 'time') && !fitsBox(format, text) ? 'text' : null
  return (
    <TextField
      {...common}
      type={native ?? (format === 'dateTime' ? 'text' : INPUTS[format])}
      inputMode={format === 'email' ? 'email' : format === 'url' ? 'url' : undefined}
      value={text}
      onChange={put}
    />
  )
}

export function NumberControl({ value, onChange, shape, suggestions, ...rest }: LeafProps<'number'> & Suggested) {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  // "1." and "-" are on their way to a number: kept as typed until they are one.
  const put = (next: string) => onChange(/[.,]0*$|^-$/.test(next) ? next : numberFrom(next))
  if (suggestions) return <SuggestField {...rest} value={text} onChange={put} suggestions={suggestions} />
  return <TextField {...rest} inputMode={shape.integer ? 'numeric' : 'decimal'} value={text} onChange={put} />
}

/** A required yes or no is a switch; an optional one can also be left unset. */
export function FlagControl({ value, onChange, label, hint, required, disabled }: LeafProps<'flag'>): ReactElement {
  const say = useWords()
  if (required)
    return <Switch label={label} hint={hint} checked={value === true} onChange={onChange} disabled={disabled} />
  return (
    <Select
      label={label}
      hint={hint}
      disabled={disabled}
      value={value === undefined ? 'unset' : value === true ? 'yes' : 'no'}
      onChange={(next) => onChange(next === 'unset' ? undefined : next === 'yes')}
      options={[
        { value: 'unset', label: say('notSet') },
        { value: 'yes', label: say('yes') },
        { value: 'no', label: say('no') },
      ]}
    />
  )
}

const indexOf = (options: readonly Choice[], value: Json | undefined): number => {
  const wanted = JSON.stringify(value)
  return options.findIndex((option) => JSON.stringify(option.value) === wanted)
}

export function ChoiceControl(props: LeafProps<'choice'>): ReactElement {
  const { shape, value, onChange, label, hint, required, disabled, error } = props
  const say = useWords()
  const at = indexOf(shape.options, value)
  const odd = value !== undefined && at < 0
  return (
    <Select
      label={label}
      hint={error ?? hint}
      disabled={disabled}
      value={value === undefined ? (required ? null : 'unset') : odd ? 'odd' : String(at)}
      placeholder={say('choose')}
      onChange={(next) => next !== 'odd' && onChange(next === 'unset' ? undefined : shape.options[Number(next)]?.value)}
      options={[
        ...(required ? [] : [{ value: 'unset', label: say('notSet') }]),
        // A value outside the list is shown as it is, not hidden behind an empty box.
        ...(odd ? [{ value: 'odd', label: JSON.stringify(value) }] : []),
        ...shape.options.map((option, index) => ({ value: String(index), label: option.label })),
      ]}
    />
  )
}

export function ChoicesControl({ shape, value, onChange, label, hint, disabled }: LeafProps<'choices'>): ReactElement {
  const chosen = Array.isArray(value) ? (value as readonly Json[]) : []
  const marks = new Set(chosen.map((one) => JSON.stringify(one)))
  const toggle = (option: Choice, on: boolean) =>
    onChange(
      on ? [...chosen, option.value] : chosen.filter((one) => JSON.stringify(one) !== JSON.stringify(option.value)),
    )
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint ? <p className={css.hint}>{hint}</p> : null}
      {shape.options.map((option) => (
        <Checkbox
          key={JSON.stringify(option.value)}
          label={option.label}
          checked={marks.has(JSON.stringify(option.value))}
          onChange={(on) => toggle(option, on)}
          disabled={disabled}
        />
      ))}
    </fieldset>
  )
}
