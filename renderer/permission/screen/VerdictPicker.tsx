import { Ban, Check, MessageCircleQuestion } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Verdict } from '../../../shared/permission.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useWords } from './words.ts'

/** Allow, ask or deny: the same three, in the same order, everywhere. */
export function VerdictPicker({
  label,
  value,
  onChange,
  disabled,
}: {
  readonly label: string
  readonly value: Verdict | null
  readonly onChange: (verdict: Verdict) => void
  readonly disabled?: boolean | undefined
}): ReactElement {
  const say = useWords()
  return (
    <Segmented
      size="sm"
      label={label}
      value={value}
      onChange={onChange}
      disabled={disabled}
      options={[
        { value: 'allow', label: say('allow'), icon: <Check aria-hidden="true" /> },
        { value: 'ask', label: say('ask'), icon: <MessageCircleQuestion aria-hidden="true" /> },
        { value: 'deny', label: say('deny'), icon: <Ban aria-hidden="true" /> },
      ]}
    />
  )
}
