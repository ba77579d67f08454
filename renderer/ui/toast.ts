import { say } from './words.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { tell } from '../i18n/words.ts'

/** What the host of the toasts, which is loaded after the window stands, does with them. */
export type ToastPlace = {
  add(entry: {
    readonly description: string
    readonly type: string
    readonly timeout: number
    readonly priority: 'high' | 'low'
    readonly actionProps?: { readonly children: string; readonly onClick: () => void }
  }): string
  close(id: string): void
}
let place: ToastPlace | null = null
const waiting: (() => void)[] = []

/** The host is there: what was said before is shown now. */
export function placeToasts(found: ToastPlace): void {
  place = found
  for (const show of waiting.splice(0)) show()
}

/** Says briefly what happened. With `undo`, the toast stays longer and offers to take it back. */
export function toast(
  text: string,
  options: {
    readonly tone?: 'plain' | 'good' | 'bad'
    readonly undo?: () => void
    readonly action?: { readonly label: string; readonly run: () => void }
  } = {},
): void {
  const action = options.undo ? { label: say('undo'), run: options.undo } : options.action
  if (place === null) return void waiting.push(() => toast(text, options))
  const here = place
  const id = here.add({
    description: text,
    type: options.tone ?? 'plain',
    timeout: action || options.tone === 'bad' ? 10_000 : 4_000,
    priority: options.tone === 'bad' ? 'high' : 'low',
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              here.close(id)
              action.run()
            },
          },
        }
      : {}),
  })
}

/** Says in a toast what went wrong. Use for an action that has no place of its own for an error. */
export const toastError = (error: unknown): void =>
  toast(error instanceof AppError ? tell(error.said) : error instanceof Error ? error.message : String(error), {
    tone: 'bad',
  })
