import { type ReactElement, type ReactNode, useState } from 'react'
import type { Json } from '../../../shared/json.ts'
import { TextArea } from '../TextField.tsx'
import { hidesSomething } from '../visible.ts'
import { VisibleText } from '../VisibleText.tsx'
import { isRecord } from './resolveSchema.ts'
import css from './SchemaForm.module.css'
import { useWords } from './words.ts'

const write = (value: Json | undefined): string => (value === undefined ? '' : JSON.stringify(value, null, 2))

/** Any value as JSON text. What is typed stays as typed; it becomes the value once it reads as JSON. */
export function JsonEditor({
  label,
  hint,
  error,
  value,
  onChange,
  onBroken,
  objectOnly = false,
  disabled,
  rows = 3,
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | null
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
  /** Told whether the text cannot be read now: nothing should be sent then. */
  readonly onBroken?: (broken: boolean) => void
  readonly objectOnly?: boolean
  readonly disabled?: boolean
  readonly rows?: number
}): ReactElement {
  const say = useWords()
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string; readonly problem: string | null }>()
  const written = write(value)
  const current = typed !== undefined && typed.of === written ? typed : { text: written, of: written, problem: null }
  const take = (text: string) => {
    const read = readJson(text, objectOnly, say)
    onBroken?.(read.problem !== null)
    if (read.problem === null) {
      setTyped({ text, of: write(read.value), problem: null })
      onChange(read.value)
    } else setTyped({ text, of: written, problem: read.problem })
  }
  return (
    <>
      <TextArea
        label={label}
        hint={hint}
        error={current.problem ?? error}
        value={current.text}
        onChange={take}
        disabled={disabled}
        rows={rows}
        code
      />
      {hidesSomething(current.text.slice(0, 20_000)) ? (
        <p className={css.hidden}>
          {say('withHidden')} <VisibleText text={current.text} exact />
        </p>
      ) : null}
    </>
  )
}

type Read =
  | { readonly problem: null; readonly value: Json | undefined }
  | { readonly problem: string; readonly value: undefined }

const readJson = (text: string, objectOnly: boolean, say: ReturnType<typeof useWords>): Read => {
  if (text.trim() === '' && !objectOnly) return { problem: null, value: undefined }
  try {
    const value = JSON.parse(text) as Json
    if (objectOnly && !isRecord(value)) return { problem: say('notObject'), value: undefined }
    return { problem: null, value }
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : ''
    return { problem: say('notJson', { why }), value: undefined }
  }
}
