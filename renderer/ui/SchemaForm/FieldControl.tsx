import { Plus, Trash2 } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { Json } from '../../../shared/json.ts'
import { Button, IconButton } from '../Button.tsx'
import { useForm } from './formContext.ts'
import type { Field, Shape } from './formModel.ts'
import { emptyOf, type Path, pointerOf } from './formValues.ts'
import { JsonEditor } from './JsonEditor.tsx'
import {
  ChoiceControl,
  ChoicesControl,
  FlagControl,
  type LeafProps,
  NumberControl,
  TextControl,
} from './LeafControl.tsx'
import { isRecord } from './resolveSchema.ts'
import css from './SchemaForm.module.css'
import { useWords } from './words.ts'

type ControlProps = {
  readonly shape: Shape
  readonly path: Path
  readonly label: string
  /** The name alone, without "optional": what items and buttons are named by. */
  readonly name: string
  readonly hint: ReactNode
  readonly required: boolean
  readonly value: Json | undefined
}

/** Whether the control can show the value at all; what it cannot show is shown as JSON, never left out. */
const fits = (shape: Shape, value: Json | undefined): boolean => {
  if (value === undefined) return true
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' || typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'list':
      return Array.isArray(value)
    case 'choices':
      return (
        Array.isArray(value) &&
        (value as readonly Json[]).every((one) =>
          shape.options.some((option) => JSON.stringify(option.value) === JSON.stringify(one)),
        )
      )
    case 'group':
      return isRecord(value)
    case 'fixed':
      return JSON.stringify(value) === JSON.stringify(shape.value)
    case 'choice':
    case 'json':
      return true
  }
}

function Control(props: ControlProps): ReactElement {
  const { shape, path, label, hint, required, value } = props
  const form = useForm()
  const say = useWords()
  const pointer = pointerOf(path)
  const leaf = {
    label,
    hint,
    required,
    value,
    error: form.errorAt(pointer),
    disabled: form.disabled,
    onChange: (next: Json | undefined) => form.change(path, next),
  } satisfies Omit<LeafProps<'text'>, 'shape'>
  if (!fits(shape, value)) return <JsonEditor {...leaf} />
  switch (shape.kind) {
    case 'text':
      return <TextControl {...leaf} shape={shape} suggestions={form.suggestionsAt(pointer)} />
    case 'number':
      return <NumberControl {...leaf} shape={shape} suggestions={form.suggestionsAt(pointer)} />
    case 'flag':
      return <FlagControl {...leaf} shape={shape} />
    case 'choice':
      return <ChoiceControl {...leaf} shape={shape} />
    case 'choices':
      return <ChoicesControl {...leaf} shape={shape} />
    case 'list':
      return <ListControl {...props} shape={shape} />
    case 'group':
      return <GroupControl {...props} shape={shape} />
    case 'fixed':
      return (
        <p className={css.hint}>
          {label}: {say('fixed', { value: JSON.stringify(shape.value) })}
        </p>
      )
    case 'json':
      return <JsonEditor {...leaf} />
  }
}

function ListControl(props: ControlProps & { readonly shape: Shape & { readonly kind: 'list' } }): ReactElement {
  const { shape, path, label, name, hint, value } = props
  const form = useForm()
  const say = useWords()
  const items = Array.isArray(value) ? (value as readonly Json[]) : []
  const error = form.errorAt(pointerOf(path))
  const full = shape.maxItems !== null && items.length >= shape.maxItems
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint ? <p className={css.hint}>{hint}</p> : null}
      {error ? <p className={css.error}>{error}</p> : null}
      {items.map((item, index) => {
        const itemName = say('item', { label: shape.itemLabel || name, number: index + 1 })
        return (
          // oxlint-disable-next-line react/no-array-index-key -- items of a list of arguments have only their place
          <div key={index} className={css.item}>
            <div className={css.itemControl}>
              <Control
                shape={shape.item}
                path={[...path, index]}
                label={itemName}
                name={itemName}
                hint={null}
                required
                value={item}
              />
              {form.noteAt(pointerOf([...path, index]))}
            </div>
            <IconButton
              size="sm"
              label={say('remove', { label: itemName })}
              icon={<Trash2 />}
              disabled={form.disabled}
              onClick={() => form.change([...path, index], undefined)}
            />
          </div>
        )
      })}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          disabled={form.disabled || full}
          onClick={() => form.change(path, [...items, emptyOf(shape.item) ?? null])}
        >
          {say('add', { label: name })}
        </Button>
      </div>
    </fieldset>
  )
}

function GroupControl(props: ControlProps & { readonly shape: Shape & { readonly kind: 'group' } }): ReactElement {
  const { shape, path, label, name, hint, required, value } = props
  const form = useForm()
  const say = useWords()
  if (value === undefined && !required)
    return (
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          disabled={form.disabled}
          onClick={() => form.change(path, emptyOf(shape))}
        >
          {say('addGroup', { label: name })}
        </Button>
      </div>
    )
  const known = new Set(shape.fields.map((field) => field.key))
  const record = isRecord(value) ? value : {}
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      {hint ? <p className={css.hint}>{hint}</p> : null}
      {shape.fields.map((field) => (
        <FieldControl key={field.key} field={field} path={[...path, field.key]} value={record[field.key]} />
      ))}
      {Object.keys(record)
        .filter((key) => !known.has(key))
        .map((key) => (
          <ExtraControl key={key} name={key} path={[...path, key]} value={record[key]} />
        ))}
      {required ? null : (
        <div>
          <Button size="sm" variant="quiet" disabled={form.disabled} onClick={() => form.change(path, undefined)}>
            {say('remove', { label: name })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** An argument that the schema does not name: shown all the same. */
export function ExtraControl(props: { readonly name: string; readonly path: Path; readonly value: Json | undefined }) {
  const form = useForm()
  const say = useWords()
  return (
    <div className={css.field}>
      <JsonEditor
        label={props.name}
        hint={say('unknown')}
        value={props.value}
        onChange={(next) => form.change(props.path, next)}
        disabled={form.disabled}
      />
      {form.noteAt(pointerOf(props.path))}
    </div>
  )
}

/** One field with its control, hint and mark. */
export function FieldControl({
  field,
  path,
  value,
}: {
  readonly field: Field
  readonly path: Path
  readonly value: Json | undefined
}): ReactElement {
  const form = useForm()
  const say = useWords()
  const label = field.required ? field.label : say('optional', { label: field.label })
  return (
    <div className={css.field}>
      <Control
        shape={field.shape}
        path={path}
        label={label}
        name={field.label}
        hint={field.description === '' ? null : field.description}
        required={field.required}
        value={value === null && field.nullable ? undefined : value}
      />
      {form.noteAt(pointerOf(path))}
    </div>
  )
}
