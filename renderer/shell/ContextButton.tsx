import { Layers } from 'lucide-react'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import { defineWords } from '../i18n/words.ts'
import { IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { openConversation } from './route.ts'

const ContextPanel = lazy(() => import('../permission/ContextPanel.tsx'))

const { useWords } = defineWords('contextButton', {
  en: { title: 'What this conversation knows' },
  de: { title: 'Was dieses Gespräch weiß' },
  fr: { title: 'Ce que sait cette conversation' },
})

/** Opens the context of a conversation: what is in it, and what left this device. */
export function ContextButton({ conversationId }: { readonly conversationId: ConversationId }): ReactElement {
  const say = useWords()
  const [open, setOpen] = useState(false)
  const startClean = () => {
    setOpen(false)
    openConversation(null)
  }
  return (
    <>
      <IconButton label={say('title')} icon={<Layers />} onClick={() => setOpen(true)} />
      <Dialog open={open} onClose={() => setOpen(false)} title={say('title')} size="lg">
        {open ? (
          <Suspense fallback={<Spinner />}>
            <ContextPanel conversationId={conversationId} onStartClean={startClean} />
          </Suspense>
        ) : null}
      </Dialog>
    </>
  )
}
