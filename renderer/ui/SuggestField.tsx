import { Autocomplete } from '@base-ui/react/autocomplete'
import { Field } from '@base-ui/react/field'
import { ChevronDown } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { classes } from './classes.ts'
import css from './fields.module.css'
import popup from './popups.module.css'
import { Below } from './TextField.tsx'
import { VisibleText } from './VisibleText.tsx'

type Suggestion = { readonly value: string; readonly title: string; readonly hint: string }

/** One line of text that can also be picked from a list: arrows or a click open it, typing narrows it, anything may be typed. */
export function SuggestField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly suggestions: readonly Suggestion[]
  readonly hint?: ReactNode
  readonly error?: string | null | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
}): ReactElement {
  const { label, value, onChange, suggestions, hint, error, required = false, disabled = false } = props
  const [wanted, setWanted] = useState(false)
  // A value that was picked or typed whole needs no list; opened again, it shows all.
  const isWhole = suggestions.some((one) => one.value === value)
  const shown = isWhole ? suggestions : suggestions.filter((one) => matches(one, value))
  return (
    <Field.Root className={css.field} invalid={Boolean(error)} disabled={disabled}>
      <Autocomplete.Root
        items={shown}
        mode="none"
        value={value}
        onValueChange={(next) => {
          if (suggestions.some((one) => one.value === next)) setWanted(false)
          onChange(next)
        }}
        // An open list without a line would hide the rest of the page from screen readers, and say nothing.
        open={wanted && shown.length > 0}
        onOpenChange={setWanted}
        itemToStringValue={(item: Suggestion) => item.value}
        openOnInputClick
        disabled={disabled}
      >
        <Field.Label className={css.label}>{label}</Field.Label>
        <span className={css.row}>
          <Autocomplete.Input
            className={classes(css.input, css.md, css.hasEnd)}
            required={required}
            autoComplete="off"
            spellCheck={false}
          />
          <span className={classes(css.end, css.endMark)} aria-hidden="true">
            <ChevronDown />
          </span>
        </span>
        <Autocomplete.Portal>
          <Autocomplete.Positioner className={popup.positioner} sideOffset={4} align="start">
            <Autocomplete.Popup className={classes(popup.popup, popup.anchored)}>
              <Autocomplete.List aria-label={label}>
                {(item: Suggestion) => (
                  <Autocomplete.Item key={item.value} value={item} className={popup.item}>
                    <span className={popup.itemWords}>
                      <VisibleText text={(item.title === '' ? item.value : item.title).slice(0, 120)} />
                      <span className={popup.itemHint}>
                        <VisibleText text={item.hint.slice(0, 160)} />
                      </span>
                    </span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      <Below hint={hint} error={error} />
    </Field.Root>
  )
}

/** Every word typed must occur in what is shown. */
function matches(item: Suggestion, query: string): boolean {
  const text = `${item.value} ${item.title} ${item.hint}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
