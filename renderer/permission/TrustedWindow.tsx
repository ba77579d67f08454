import { type ReactElement, useEffect } from 'react'
import { ShieldCheck } from 'lucide-react'
import { asksGrave } from '../../shared/agreement.ts'
import type { OwnCard } from '../../shared/ownCard.ts'
import { useContracts, useOwnCards, usePending } from '../ipc/stores.ts'
import { EmptyState } from '../ui/Card.tsx'
import { useWords } from './card/words.ts'
import { ConsentQueue } from './ConsentQueue.tsx'
import { Proposal } from './TaskAgreement.tsx'
import css from './trusted.module.css'

/** The page of the separate window: the questions, agreements and cards of their own that no other page may answer, and nothing else. */
export default function TrustedWindow({ own }: { readonly own: (card: OwnCard) => ReactElement }): ReactElement {
  const say = useWords()
  const title = say('trustedTitle')
  useEffect(() => {
    document.title = title
  }, [title])
  const questions = (usePending().value ?? []).filter((question) => question.surface === 'trusted')
  const cards = useOwnCards().value ?? []
  const agreements = (useContracts().value ?? []).filter(asksGrave)
  return (
    <main className={css.window} aria-label={title}>
      <div className={css.inner}>
        <h1 className="visually-hidden">{title}</h1>
        {cards.map(own)}
        {agreements.map((contract) => (
          <Proposal key={`${contract.conversationId} ${contract.fromSentence}`} contract={contract} trusted />
        ))}
        {questions.length + agreements.length + cards.length === 0 ? (
          <EmptyState icon={<ShieldCheck />} title={say('noneWaiting')}>
            {say('noneWaitingHint')}
          </EmptyState>
        ) : questions.length === 0 ? null : (
          <ConsentQueue questions={questions} trusted />
        )}
      </div>
    </main>
  )
}
