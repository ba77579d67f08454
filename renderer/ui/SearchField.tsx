import { Search, X } from 'lucide-react'
import type { ReactElement, Ref } from 'react'
import { IconButton } from './Button.tsx'
import { TextField } from './TextField.tsx'
import { useWords } from './words.ts'

/** Text to find things by. Esc empties it first, and only then means anything else. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  ref,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly ref?: Ref<HTMLInputElement> | undefined
}): ReactElement {
  const say = useWords()
  return (
    <search>
      <TextField
        ref={ref}
        label={label}
        hideLabel
        value={value}
        onChange={onChange}
        placeholder={placeholder ?? label}
        start={<Search aria-hidden="true" />}
        end={
          value === '' ? null : (
            <IconButton size="sm" label={say('clear')} icon={<X />} onClick={() => onChange('')} tooltip={false} />
          )
        }
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return
          event.stopPropagation()
          onChange('')
        }}
      />
    </search>
  )
}
