// Notifications of the system, while no window of ours is in front.
import { Notification } from 'electron'
import type { Destination } from '../../shared/desk.ts'
import type { Notify } from '../../shared/settings.ts'
import type { Tiding, TidingKind } from '../../shared/tidings.ts'
import type { Say } from './words.ts'

export type NotifierParts = {
  readonly say: Say
  readonly wanted: () => Notify | null
  readonly inFront: () => boolean
  readonly open: (destination: Destination) => void
}

/** Within this time a second sign of the same kind makes no sound, so that a flood of questions is one call. */
const QUIET_MS = 10_000

export function createNotifier({ say, wanted, inFront, open }: NotifierParts) {
  const shown = new Map<TidingKind, { readonly notification: Notification; readonly at: number }>()
  return {
    /** SECURITY: our own words, a number and a server's name: no arguments, and no button that answers anything. */
    tell({ kind, count, server, goTo }: Tiding): void {
      if (inFront() || wanted()?.[kind] !== true || !Notification.isSupported()) return
      const before = shown.get(kind)
      before?.notification.close()
      const notification = new Notification({
        title: say(kind, { count, server }),
        body: say(`${kind}Text`, { server }),
        silent: before !== undefined && Date.now() - before.at < QUIET_MS,
      })
      notification.on('click', () => open(goTo))
      notification.show()
      shown.set(kind, { notification, at: Date.now() })
    },
    /** What was asked is settled: its notification would lead nowhere. */
    settle(kind: TidingKind): void {
      shown.get(kind)?.notification.close()
      shown.delete(kind)
    },
  }
}
