import { useCallback, useRef, useState } from 'react'
import { AppError } from '../../shared/ipc/errors.ts'
import { toastError } from './toast.ts'

export type ActionState = {
  readonly busy: boolean
  readonly error: AppError | null
  readonly clear: () => void
  /** Runs one thing at a time. True when it went well. A failure is kept in `error`, or said in a toast. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
  /** As `run`, for event handlers. */
  readonly start: (work: () => Promise<unknown>, then?: () => void) => void
}

/** Something that a click sets off. `place` is where a failure is shown: in a toast, or beside the control by the caller. */
export function useAction(place: 'toast' | 'here' = 'toast'): ActionState {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const running = useRef(false)
  const run = useCallback(
    async (work: () => Promise<unknown>): Promise<boolean> => {
      if (running.current) return false
      running.current = true
      setBusy(true)
      setError(null)
      try {
        await work()
        return true
      } catch (thrown) {
        if (place === 'toast') toastError(thrown)
        else setError(AppError.from(thrown))
        return false
      } finally {
        running.current = false
        setBusy(false)
      }
    },
    [place],
  )
  const start = useCallback(
    (work: () => Promise<unknown>, then?: () => void) => {
      void run(work).then((ok) => ok && then?.())
    },
    [run],
  )
  return { busy, error, clear: () => setError(null), run, start }
}
