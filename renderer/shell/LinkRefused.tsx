import { CircleX, Unplug } from 'lucide-react'
import type { ReactElement } from 'react'
import { EmptyState } from '../ui/Card.tsx'
import css from './App.module.css'
import { useWords } from './words.ts'
import type { Told } from '../../shared/told.ts'
import { useTell } from '../i18n/words.ts'

/** The browser entry did not know this window: says why, and where to get a link that works. */
export function LinkRefused(): ReactElement {
  const say = useWords()
  return (
    <main className={css.center}>
      <EmptyState icon={<Unplug />} title={say('linkRefused')}>
        {say('linkRefusedText')}
      </EmptyState>
    </main>
  )
}

/** The app behind this window could not start: says why. */
export function NotStarted({ message }: { readonly message: Told }): ReactElement {
  const say = useWords()
  const tell = useTell()
  return (
    <main className={css.center}>
      <EmptyState icon={<CircleX />} title={say('notStarted')}>
        {tell(message)}
      </EmptyState>
    </main>
  )
}
