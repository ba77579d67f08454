import type { ReactElement } from 'react'
import type { Message } from '../../shared/chat.ts'
import { ERROR_PARTIES, type WireError } from '../../shared/ipc/errors.ts'
import { request } from '../ipc/client.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { toastError } from '../ui/toast.ts'
import { useOpenSettings } from './links.ts'
import { placeOf } from './placeOf.ts'
import { useWords as useRoomWords } from './roomWords.ts'
import { useWords } from './words.ts'

const MEND_IN_SETTINGS = new Set<WireError['code']>([
  'MODEL_NOT_SET',
  'MODEL_KEY_REJECTED',
  'MODEL_NOT_FOUND',
  'VAULT_LOCKED',
])

/** Why an answer failed: in whose part, in words, and the next step as a button. */
export function MessageError({
  error,
  message,
  busy,
}: {
  readonly error: WireError
  readonly message: Message
  readonly busy: boolean
}): ReactElement {
  const say = useWords()
  const room = useRoomWords()
  const openSettings = useOpenSettings()
  const retry = () => void request('chat.retry', placeOf(message)).catch(toastError)
  // What is summarised stands above the question: then the question is asked once more.
  const makeRoom = () =>
    void request('chat.compact', { conversationId: message.conversationId }).then(retry).catch(toastError)
  return (
    <ErrorNotice
      party={ERROR_PARTIES[error.code]}
      message={error.said ?? error.message}
      actions={
        <>
          {MEND_IN_SETTINGS.has(error.code) ? (
            <Button size="sm" onClick={openSettings}>
              {say('nextKey')}
            </Button>
          ) : null}
          {error.code === 'MODEL_CONTEXT_TOO_LONG' ? (
            <Button size="sm" variant="primary" onClick={makeRoom} disabled={busy}>
              {room('compact')}
            </Button>
          ) : null}
          {message.via === 'direct' ? null : (
            <Button size="sm" onClick={retry} disabled={busy}>
              {say('tryAgain')}
            </Button>
          )}
        </>
      }
    />
  )
}
