import type { TurnState } from '../../shared/chat.ts'
import { listFormat, localeFor } from '../../shared/locale.ts'
import { useLanguage } from '../i18n/words.ts'
import { useWords } from './roomWords.ts'

/** In words, what a turn does before its model is asked; null once it is, and while nothing runs. */
export function useBeforehand(state: TurnState | undefined): string | null {
  const room = useWords()
  const language = useLanguage()
  if (state?.kind === 'summarising') return room('compacting')
  if (state?.kind !== 'waitingForServers') return null
  const names = state.serverNames.map((name) => name.slice(0, 60))
  return room('starting', { servers: listFormat(localeFor(language), { type: 'conjunction' }).format(names) })
}
