import { useEffect, useState } from 'react'
import type { CallId, ConsentId, ConversationId, Digest } from '../../../shared/ids.ts'
import { AppError } from '../../../shared/ipc/errors.ts'
import type { OpenedView } from '../../../shared/view.ts'
import { on, request } from '../../ipc/client.ts'
import { useKept } from '../../ui/kept.ts'
import type { Ended } from './useFrame.ts'

export type Shown =
  | { readonly kind: 'loading' }
  | OpenedView
  /** Closed by the person; gone because main or the view ended it. */
  | { readonly kind: 'closed' | Ended }
  | { readonly kind: 'failed'; readonly error: AppError }

const closeInMain = (viewId: string) => void request('view.close', { viewId }).catch(() => undefined)

const BY_ITSELF = { agreed: null, byHand: false } as const

/** The view of one call: asked for once it is wanted, closed in main as soon as it is not on the page any more. */
export function useView(conversationId: ConversationId, callId: CallId, wanted: boolean) {
  const [closed, setClosed] = useKept(`viewClosed/${callId}`, false)
  const [shown, setShown] = useState<Shown>({ kind: 'loading' })
  const [round, setRound] = useState<{ readonly agreed: Digest | null; readonly byHand: boolean }>(BY_ITSELF)
  const open = wanted && !closed
  useEffect(() => {
    if (!open) return
    let viewId: string | null = null
    let gone = false
    request('view.open', { conversationId, callId, agreed: round.agreed }).then(
      (opened) => {
        if (opened.kind === 'open') viewId = opened.viewId
        if (!gone) setShown(opened)
        else if (viewId !== null) closeInMain(viewId)
      },
      (thrown: unknown) => {
        if (!gone) setShown({ kind: 'failed', error: AppError.from(thrown) })
      },
    )
    return () => {
      gone = true
      if (viewId !== null) closeInMain(viewId)
      setShown({ kind: 'loading' })
    }
  }, [conversationId, callId, open, round])
  return {
    /** It is shown because the person had it shown, not because it came into sight. */
    byHand: round.byHand,
    shown: closed ? ({ kind: 'closed' } as const) : shown,
    /** Nothing of it is left on the page or in main. */
    end: (kind: Ended) => {
      if (shown.kind === 'open') closeInMain(shown.viewId)
      setShown({ kind })
    },
    agree: (digest: Digest) => setRound({ agreed: digest, byHand: true }),
    load: () => {
      setClosed(false)
      setRound({ agreed: null, byHand: true })
    },
    close: () => setClosed(true),
  }
}

const NONE: readonly ConsentId[] = []
/** The questions that a view raised and that still wait. */
export function useAsking(viewId: string | null): readonly ConsentId[] {
  const [asking, setAsking] = useState({ viewId, consentIds: NONE })
  useEffect(
    () =>
      on('view.askingChanged', (told) => {
        if (told.viewId === viewId) setAsking(told)
      }),
    [viewId],
  )
  return asking.viewId === viewId ? asking.consentIds : NONE
}
