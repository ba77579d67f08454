/** Questions: everything that waits for the person, wherever it was asked, and the card of the one in front. */
import { ShieldCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ConversationId, TraceId } from '../../shared/ids.ts'
import { useConversations, usePending } from '../ipc/stores.ts'
import { EmptyState, Page } from '../ui/Card.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { useWords } from './card/words.ts'
import { ConsentQueue } from './ConsentQueue.tsx'

export type QuestionsScreenProps = {
  readonly onOpenConversation?: ((id: ConversationId) => void) | undefined
  readonly onOpenTrace?: ((traceId: TraceId) => void) | undefined
}

export default function QuestionsScreen({ onOpenConversation, onOpenTrace }: QuestionsScreenProps): ReactElement {
  const say = useWords()
  const pending = usePending()
  const conversations = useConversations().value ?? []
  const titleOf = (id: ConversationId) => conversations.find((one) => one.id === id)?.title ?? null
  return (
    <Page title={say('questions')} intro={say('questionsIntro')}>
      <LoadState state={pending}>
        {(questions) =>
          questions.length === 0 ? (
            <EmptyState icon={<ShieldCheck />} title={say('noneWaiting')}>
              {say('noneWaitingHint')}
            </EmptyState>
          ) : (
            <ConsentQueue
              questions={questions}
              titleOf={titleOf}
              onOpenConversation={onOpenConversation}
              onOpenTrace={onOpenTrace}
            />
          )
        }
      </LoadState>
    </Page>
  )
}
