import type { ConversationId } from '../../../shared/ids.ts'
import { request } from '../../ipc/client.ts'
import { toastError } from '../../ui/toast.ts'
import type { Offer } from './offers.ts'
import { useWords } from './words.ts'

/** What `/` does by itself. */
export function useCommands(runs: {
  readonly onNew: () => void
  readonly onModel: () => void
  readonly onDirect: () => void
  readonly conversationId: ConversationId | null
}): readonly Offer[] {
  const say = useWords()
  const { conversationId } = runs
  const command = (id: string, label: string, hint: string, run: () => void): Offer => ({
    kind: 'command',
    id,
    label,
    hint,
    run,
  })
  return [
    command('new', say('newConversation'), say('newConversationHint'), runs.onNew),
    command('model', say('chooseModel'), '', runs.onModel),
    command('direct', say('modeDirect'), '', runs.onDirect),
    ...(conversationId === null
      ? []
      : [
          command('compact', say('compact'), say('compactHint'), () => {
            request('chat.compact', { conversationId }).catch(toastError)
          }),
        ]),
  ]
}
