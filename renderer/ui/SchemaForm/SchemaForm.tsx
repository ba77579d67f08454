/** A form made from a tool's input schema, and the same values as JSON. Main validates; this helps to fill in. */
import { type ReactElement, type ReactNode, useMemo, useState } from 'react'
import type { Json, JsonObject, JsonSchema } from '../../../shared/json.ts'
import { Segmented } from '../Segmented.tsx'
import { ExtraControl, FieldControl } from './FieldControl.tsx'
import { FormProvider, type Suggestion } from './formContext.ts'
import { formFields } from './formModel.ts'
import { extraKeys, type Path, type Problem, type Problems, withValue } from './formValues.ts'
import { JsonEditor } from './JsonEditor.tsx'
import { isRecord } from './resolveSchema.ts'
import css from './SchemaForm.module.css'
import { useWords } from './words.ts'

export type SchemaFormProps = {
  readonly schema: JsonSchema | null
  readonly values: JsonObject
  readonly onChange: (values: JsonObject) => void
  /** Found here, by pointer; shown at the field. */
  readonly problems?: Problems | undefined
  /** Said by main about a pointer; shown at the field, before `problems`. */
  readonly errors?: ReadonlyMap<string, string> | undefined
  /** A mark under a field, by pointer: where its value came from. */
  readonly noteAt?: ((pointer: string) => ReactNode) | undefined
  /** Values to pick instead of typing them, by the name of the argument. */
  readonly suggestions?: ReadonlyMap<string, readonly Suggestion[]> | undefined
  /** Told when the JSON text cannot be read: nothing should be sent then. */
  readonly onBroken?: ((broken: boolean) => void) | undefined
  readonly disabled?: boolean | undefined
}

const PROBLEM_WORDS = {
  required: 'required',
  number: 'number',
  integer: 'integer',
  tooSmall: 'tooSmall',
  tooLarge: 'tooLarge',
  tooShort: 'tooShort',
  tooLong: 'tooLong',
} as const satisfies Record<Problem, string>

/** The argument that a pointer begins with (RFC 6901): `/to/0` -> to. */
const firstName = (pointer: string): string => (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~')

export function SchemaForm(props: SchemaFormProps): ReactElement {
  const { schema, values, onChange, problems, errors, noteAt, suggestions, onBroken, disabled = false } = props
  const say = useWords()
  const fields = useMemo(() => formFields(schema), [schema])
  const [view, setView] = useState<'form' | 'json'>('form')
  const errorAt = (pointer: string): string | null => {
    const problem = problems?.get(pointer)
    return errors?.get(pointer) ?? (problem === undefined ? null : say(PROBLEM_WORDS[problem]))
  }
  const change = (path: Path, value: Json | undefined) => {
    const next = withValue(values, path, value)
    if (isRecord(next)) onChange(next)
  }
  const pick = (next: 'form' | 'json') => {
    onBroken?.(false)
    setView(next)
  }
  const extras = fields === null ? [] : extraKeys(fields, values)
  const asForm = fields !== null && view === 'form'
  const suggestionsAt = (pointer: string) => suggestions?.get(firstName(pointer))
  return (
    <FormProvider value={{ change, errorAt, noteAt: noteAt ?? (() => null), suggestionsAt, disabled }}>
      <div className={css.form}>
        {fields === null ? (
          <p className={css.hint}>{say('noForm')}</p>
        ) : (
          <Segmented
            label={say('view')}
            value={view}
            onChange={pick}
            options={[
              { value: 'form', label: say('form') },
              { value: 'json', label: say('json') },
            ]}
          />
        )}
        {asForm && fields.length + extras.length === 0 ? <p className={css.hint}>{say('none')}</p> : null}
        {asForm ? (
          <>
            {fields.map((field) => (
              <FieldControl key={field.key} field={field} path={[field.key]} value={values[field.key]} />
            ))}
            {extras.map((key) => (
              <ExtraControl key={key} name={key} path={[key]} value={values[key]} />
            ))}
          </>
        ) : (
          <JsonEditor
            label={say('allArguments')}
            value={values}
            onChange={(next) => isRecord(next) && onChange(next)}
            {...(onBroken === undefined ? {} : { onBroken })}
            objectOnly
            disabled={disabled}
            rows={8}
            error={errors?.get('') ?? [...(errors?.values() ?? [])][0] ?? null}
          />
        )}
      </div>
    </FormProvider>
  )
}
