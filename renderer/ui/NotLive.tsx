import { History } from 'lucide-react'
import type { ReactElement } from 'react'
import { defineWords } from '../i18n/words.ts'
import { Badge } from './Badge.tsx'

const { useWords } = defineWords('notLive', {
  en: {
    badge: 'not live yet',
    why: '{{server}} is still starting. This is what it offered last time; a call waits until it is there.',
  },
  de: {
    badge: 'noch nicht da',
    why: '{{server}} startet noch. Dies bot er beim letzten Mal an; ein Aufruf wartet, bis er da ist.',
  },
  fr: {
    badge: 'pas encore là',
    why: '{{server}} démarre encore. Voici ce qu’il offrait la dernière fois ; un appel attend qu’il soit là.',
  },
})

/** Marks what is remembered of a server that has not started yet. */
export function NotLive({ server }: { readonly server: string }): ReactElement {
  const say = useWords()
  return (
    <span title={say('why', { server })}>
      <Badge icon={<History aria-hidden="true" />}>{say('badge')}</Badge>
    </span>
  )
}

/** The same in a sentence, where somebody waits for it. */
export function NotLiveText({ server }: { readonly server: string }): ReactElement {
  const say = useWords()
  return <>{say('why', { server })}</>
}
