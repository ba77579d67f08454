import { CalendarDays, Mail, ShieldQuestion, Sparkles } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button } from '../ui/Button.tsx'
import css from './ChatScreen.module.css'
import type { ComposerMode } from './ModeSwitch.tsx'
import { useWords } from './words.ts'

/** The beginning of a conversation: says what can be done here, and gives something to begin with. */
export function EmptyChat({
  mode,
  onTry,
  onSetUp,
}: {
  readonly mode: ComposerMode
  readonly onTry: (text: string) => void
  readonly onSetUp: () => void
}): ReactElement {
  const say = useWords()
  const samples = [
    { text: say('sampleRead'), icon: <CalendarDays aria-hidden="true" /> },
    { text: say('sampleMail'), icon: <Mail aria-hidden="true" /> },
    { text: say('sampleRisky'), icon: <ShieldQuestion aria-hidden="true" /> },
  ]
  return (
    <div className={css.empty}>
      <h1 className={css.emptyTitle}>{say(mode === 'chat' ? 'emptyTitle' : 'emptyDirectTitle')}</h1>
      <p className={css.emptyText}>{say(mode === 'chat' ? 'emptyText' : 'emptyDirectText')}</p>
      {mode === 'chat' ? (
        <ul className={css.samples} aria-label={say('tryOne')}>
          {samples.map((sample) => (
            <li key={sample.text}>
              <Button icon={sample.icon} onClick={() => onTry(sample.text)}>
                {sample.text}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Button icon={<Sparkles aria-hidden="true" />} onClick={onSetUp}>
          {say('chooseModel')}
        </Button>
      )}
    </div>
  )
}
