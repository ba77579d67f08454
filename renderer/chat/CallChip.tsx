import { Ban, Check, CircleHelp, CircleSlash, CircleX, PlugZap, TriangleAlert } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { ToolCallState } from '../../shared/chat.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { useWords } from './words.ts'

const CHIPS = {
  deciding: { tone: 'neutral', words: 'callDeciding', icon: <Spinner size="sm" /> },
  asking: { tone: 'warn', words: 'callAsking', icon: <CircleHelp aria-hidden="true" /> },
  running: { tone: 'accent', words: 'callRunning', icon: <Spinner size="sm" /> },
  done: { tone: 'good', words: 'callDone', icon: <Check aria-hidden="true" /> },
  denied: { tone: 'bad', words: 'callDenied', icon: <Ban aria-hidden="true" /> },
  failed: { tone: 'bad', words: 'callFailed', icon: <CircleX aria-hidden="true" /> },
  cancelled: { tone: 'neutral', words: 'callCancelled', icon: <CircleSlash aria-hidden="true" /> },
  interrupted: { tone: 'warn', words: 'callInterrupted', icon: <PlugZap aria-hidden="true" /> },
} as const satisfies Record<ToolCallState['kind'], { tone: Tone; words: string; icon: ReactNode }>

/** The state of a tool call: word, icon and colour. */
export function CallChip({ state }: { readonly state: ToolCallState }): ReactElement {
  const say = useWords()
  if (state.kind === 'done' && state.result.isError)
    return (
      <Badge tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
        {say('callToolError')}
      </Badge>
    )
  const { tone, words, icon } = CHIPS[state.kind]
  return (
    <Badge tone={tone} icon={icon}>
      {say(words)}
    </Badge>
  )
}
