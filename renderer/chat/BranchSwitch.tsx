import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactElement, useEffect, useRef } from 'react'
import type { Message } from '../../shared/chat.ts'
import type { MessageId } from '../../shared/ids.ts'
import { IconButton } from '../ui/Button.tsx'
import { toastError } from '../ui/toast.ts'
import css from './BranchSwitch.module.css'
import { useWords } from './branchWords.ts'
import { reveal } from './reveal.ts'

type Step = 'previous' | 'next'
/** The version that was just chosen with the keyboard or the mouse: its own buttons take the focus over. */
let chosen: { readonly id: MessageId; readonly step: Step } | null = null

/** At a fork: which version of the message this is, and the way to the others. */
export function BranchSwitch({
  message,
  versions,
  busy,
}: {
  readonly message: Message
  readonly versions: readonly MessageId[]
  readonly busy: boolean
}): ReactElement {
  const say = useWords()
  const group = useRef<HTMLFieldSetElement>(null)
  const at = versions.indexOf(message.id)
  useEffect(() => {
    if (chosen?.id !== message.id) return
    const buttons = group.current?.querySelectorAll<HTMLElement>('button')
    buttons?.[chosen.step === 'previous' ? 0 : 1]?.focus({ preventScroll: true })
    chosen = null
  }, [message.id])
  const go = (step: Step) => {
    const id = versions[at + (step === 'next' ? 1 : -1)]
    if (id === undefined || busy) return
    chosen = { id, step }
    reveal({ conversationId: message.conversationId, messageId: id, words: null }).catch(toastError)
  }
  const place = { at: at + 1, count: versions.length }
  return (
    <fieldset ref={group} className={css.switch} aria-label={say('versions', place)}>
      <IconButton
        size="sm"
        tooltip="native"
        label={say('previous')}
        icon={<ChevronLeft className={css.arrow} />}
        onClick={() => go('previous')}
        disabled={busy || at <= 0}
      />
      <span aria-hidden="true">{say('at', place)}</span>
      <IconButton
        size="sm"
        tooltip="native"
        label={say('next')}
        icon={<ChevronRight className={css.arrow} />}
        onClick={() => go('next')}
        disabled={busy || at < 0 || at >= versions.length - 1}
      />
    </fieldset>
  )
}
