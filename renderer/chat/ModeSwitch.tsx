import { MessageSquare, Wrench } from 'lucide-react'
import type { ReactElement } from 'react'
import { Select } from '../ui/Select.tsx'
import { useWords } from './words.ts'

export type ComposerMode = 'chat' | 'direct'

/** Says, and lets choose, who picks the tools: a model, or the person. */
export function ModeSwitch({
  mode,
  onChange,
}: {
  readonly mode: ComposerMode
  readonly onChange: (mode: ComposerMode) => void
}): ReactElement {
  const say = useWords()
  return (
    <Select<ComposerMode>
      label={say('mode')}
      hideLabel
      quiet
      size="sm"
      value={mode}
      onChange={onChange}
      options={[
        {
          value: 'chat',
          label: say('modeChat'),
          hint: say('modeChatHint'),
          icon: <MessageSquare aria-hidden="true" />,
        },
        { value: 'direct', label: say('modeDirect'), hint: say('modeDirectHint'), icon: <Wrench aria-hidden="true" /> },
      ]}
    />
  )
}
