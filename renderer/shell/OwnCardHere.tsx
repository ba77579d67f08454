import { type ReactElement, type ReactNode, Suspense, lazy, useEffect, useRef, useState } from 'react'
import type { OwnCard } from '../../shared/ownCard.ts'
import { request } from '../ipc/client.ts'
import { useAppInfo, useOwnCards } from '../ipc/stores.ts'
import { BareDialog } from '../ui/Dialog.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { toastError } from '../ui/toast.ts'
import { useWords } from './words.ts'

const OwnCardFor = lazy(() => import('../trusted/OwnCards.tsx'))

/** The card itself, where a screen has a place for it. */
export const ownCard = (card: OwnCard): ReactNode => (
  <Suspense fallback={<Spinner />}>
    <OwnCardFor card={card} />
  </Suspense>
)

/** In a browser there is one window: a start and a link are asked above the page, by the very card that the desktop shows in the trusted window. */
export function OwnCardHere(): ReactElement | null {
  const isBrowser = useAppInfo().value?.entry === 'browser'
  const [rested, setRested] = useState(false)
  useEffect(() => {
    const waiting = requestIdleCallback(() => setRested(true))
    return () => cancelIdleCallback(waiting)
  }, [])
  return isBrowser && rested ? <Newest /> : null
}

function Newest(): ReactElement | null {
  const say = useWords()
  const card = (useOwnCards().value ?? []).findLast(({ kind }) => kind !== 'signIn')
  if (card === undefined) return null
  const refuse = () => void request('app.refuseOwnCard', card).catch(toastError)
  return (
    <BareDialog key={JSON.stringify(card)} label={say('asks')} onClose={refuse}>
      <Suspense fallback={<Spinner />}>
        <InFocus>
          <OwnCardFor card={card} />
        </InFocus>
      </Suspense>
    </BareDialog>
  )
}

/** Heard and read from its sentence on; its answers are one key further. */
function InFocus({ children }: { readonly children: ReactNode }): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('[role="alertdialog"]')?.focus({ preventScroll: true }), [])
  return <div ref={place}>{children}</div>
}
