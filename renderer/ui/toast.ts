import { Toast } from '@base-ui/react/toast'
import { say } from './words.ts'

export const toastManager = Toast.createToastManager()

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
  const id = toastManager.add({
    description: text,
    type: options.tone ?? 'plain',
    timeout: action || options.tone === 'bad' ? 10_000 : 4_000,
    priority: options.tone === 'bad' ? 'high' : 'low',
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              toastManager.close(id)
              action.run()
            },
          },
        }
      : {}),
  })
}

/** Says in a toast what went wrong. Use for an action that has no place of its own for an error. */
export const toastError = (error: unknown): void =>
  toast(error instanceof Error ? error.message : String(error), { tone: 'bad' })
