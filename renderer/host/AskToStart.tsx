import { useEffect, useEffectEvent } from 'react'
import type { ServerId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { toastError } from '../ui/toast.ts'

/** Brings up the card of a start: its exact command in full, before it runs for the first time. */
export function AskToStart({ serverId, onAsked }: { readonly serverId: ServerId; readonly onAsked: () => void }): null {
  const ask = useEffectEvent(() => {
    request('app.askOwnCard', { kind: 'start', serverId }).then(onAsked, toastError)
  })
  useEffect(() => ask(), [])
  return null
}
