import type { ReactElement } from 'react'
import { ShieldCheck } from 'lucide-react'
import { asksGrave } from '../../shared/agreement.ts'
import { useContracts, usePending } from '../ipc/stores.ts'
import { EmptyState } from '../ui/Card.tsx'
import { useWords } from './card/words.ts'
import { ConsentQueue } from './ConsentQueue.tsx'
import { Proposal } from './TaskAgreement.tsx'
import css from './trusted.module.css'

/** The page of the separate window: the questions and agreements that no other page may answer, and nothing else. */
export default function TrustedWindow(): ReactElement {
  const say = useWords()
  const questions = (usePending().value ?? []).filter((question) => question.surface === 'trusted')
  const agreements = (useContracts().value ?? []).filter(asksGrave)
  return (
    <main className={css.window} aria-label={say('trustedTitle')}>
      <div className={css.inner}>
        <h1 className="visually-hidden">{say('trustedTitle')}</h1>
        {agreements.map((contract) => (
          <Proposal key={`${contract.conversationId} ${contract.fromSentence}`} contract={contract} trusted />
        ))}
        {questions.length + agreements.length === 0 ? (
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
