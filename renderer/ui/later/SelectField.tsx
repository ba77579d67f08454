import { Field } from '@base-ui/react/field'
import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactElement } from 'react'
import { classes } from '../classes.ts'
import css from '../fields.module.css'
import popup from '../popups.module.css'
import type { SelectProps } from '../Select.tsx'

/** The field itself; use it by Select.tsx. */
export default function SelectField(props: SelectProps<string>): ReactElement {
  const { label, hideLabel, hint, value, onChange, options, placeholder, disabled, size = 'md', quiet } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <Field.Root className={css.field} disabled={disabled}>
      <Base.Root
        value={value}
        onValueChange={(next) => next !== null && onChange(next)}
        disabled={disabled}
        modal={false}
      >
        <Base.Label className={classes(css.label, hideLabel && 'visually-hidden')}>{label}</Base.Label>
        <Base.Trigger className={classes(css.input, css.select, css[size], quiet && css.quietSelect)}>
          <Base.Value>
            {() => (
              <span className={classes(css.selected, !chosen && css.placeholder)}>
                {chosen?.icon}
                <span className={css.selectedWords}>{chosen?.label ?? placeholder ?? ''}</span>
              </span>
            )}
          </Base.Value>
          <Base.Icon className={css.selectIcon} render={<ChevronsUpDown aria-hidden="true" />} />
        </Base.Trigger>
        {hint ? <Field.Description className={css.hint}>{hint}</Field.Description> : null}
        <Base.Portal>
          <Base.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className={popup.popup}>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className={popup.item}
                  disabled={option.disabled === true}
                >
                  <span className={popup.check}>
                    <Base.ItemIndicator render={<Check aria-hidden="true" />} />
                  </span>
                  {option.icon}
                  <span className={popup.itemWords}>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint ? <span className={popup.itemHint}>{option.hint}</span> : null}
                  </span>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Field.Root>
  )
}
