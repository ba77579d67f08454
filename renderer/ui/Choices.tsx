import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Field } from '@base-ui/react/field'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group'
import { Switch as BaseSwitch } from '@base-ui/react/switch'
import { Check, Minus } from 'lucide-react'
import { type ReactElement, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import css from './choices.module.css'
import fields from './fields.module.css'

type ChoiceProps = {
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly hint?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean | undefined
}

/** On or off, at once. For what is only sent later with a form, use a Checkbox. */
export function Switch({ label, hideLabel, hint, checked, onChange, disabled }: ChoiceProps): ReactElement {
  return (
    <Field.Root disabled={disabled}>
      <Field.Label className={classes(css.choice, !hideLabel && css.switchRow)}>
        <Words label={label} hideLabel={hideLabel} hint={hint} />
        <BaseSwitch.Root checked={checked} onCheckedChange={(next) => onChange(next)} className={css.switch}>
          <BaseSwitch.Thumb className={css.thumb} />
        </BaseSwitch.Root>
      </Field.Label>
    </Field.Root>
  )
}

export function Checkbox({
  label,
  hideLabel,
  hint,
  checked,
  onChange,
  disabled,
  mixed,
}: ChoiceProps & { readonly mixed?: boolean | undefined }): ReactElement {
  return (
    <Field.Root disabled={disabled}>
      <Field.Label className={css.choice}>
        <BaseCheckbox.Root
          checked={checked}
          indeterminate={mixed === true}
          onCheckedChange={(next) => onChange(next)}
          className={css.box}
        >
          <BaseCheckbox.Indicator render={mixed ? <Minus aria-hidden="true" /> : <Check aria-hidden="true" />} />
        </BaseCheckbox.Root>
        <Words label={label} hideLabel={hideLabel} hint={hint} />
      </Field.Label>
    </Field.Root>
  )
}

export type RadioOption<T extends string> = {
  readonly value: T
  readonly label: string
  readonly hint?: ReactNode
  readonly disabled?: boolean | undefined
}

/** One of a few, all of them in sight. */
export function RadioGroup<T extends string>({
  label,
  hideLabel,
  value,
  onChange,
  options,
  disabled,
}: {
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly value: T | null
  readonly onChange: (value: T) => void
  readonly options: readonly RadioOption<T>[]
  readonly disabled?: boolean | undefined
}): ReactElement {
  const id = useId()
  return (
    <div className={fields.field}>
      <span id={id} className={classes(fields.label, hideLabel && 'visually-hidden')}>
        {label}
      </span>
      <BaseRadioGroup
        aria-labelledby={id}
        className={css.group}
        value={value}
        disabled={disabled}
        onValueChange={(next) => onChange(next as T)}
      >
        {options.map((option) => (
          <RadioRow key={option.value} option={option} />
        ))}
      </BaseRadioGroup>
    </div>
  )
}

function RadioRow<T extends string>({ option }: { readonly option: RadioOption<T> }): ReactElement {
  const words = useId()
  return (
    <label className={css.choice} data-disabled={option.disabled ? '' : undefined}>
      <Radio.Root value={option.value} disabled={option.disabled} className={css.dot} aria-labelledby={words}>
        <Radio.Indicator className={css.dotMark} />
      </Radio.Root>
      <span className={css.choiceWords}>
        <span id={words}>{option.label}</span>
        {option.hint ? <span className={css.choiceHint}>{option.hint}</span> : null}
      </span>
    </label>
  )
}

function Words({ label, hideLabel, hint }: Pick<ChoiceProps, 'label' | 'hideLabel' | 'hint'>): ReactElement {
  return (
    <span className={classes(css.choiceWords, hideLabel && 'visually-hidden')}>
      {label}
      {hint ? (
        <Field.Description render={<span />} className={css.choiceHint}>
          {hint}
        </Field.Description>
      ) : null}
    </span>
  )
}
