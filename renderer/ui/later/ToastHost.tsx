import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { type ReactElement, useEffect } from 'react'
import { Button, IconButton } from '../Button.tsx'
import { classes } from '../classes.ts'
import { placeToasts } from '../toast.ts'
import css from '../Toast.module.css'
import { useWords } from '../words.ts'

const toastManager = Toast.createToastManager()

/** Holds the toasts of the whole window; once, beside the app. */
export function ToastHost(): ReactElement {
  useEffect(() => placeToasts(toastManager), [])
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Viewport />
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Viewport(): ReactElement {
  const say = useWords()
  const { toasts } = Toast.useToastManager()
  return (
    <Toast.Viewport className={css.viewport} aria-label={say('notifications')}>
      {toasts.map((entry) => (
        <Toast.Root key={entry.id} toast={entry} className={classes(css.toast, css[entry.type ?? 'plain'])}>
          <Toast.Content className={css.content}>
            <Toast.Description className={css.text} />
            {entry.actionProps ? (
              <Toast.Action
                render={
                  <Button size="sm" variant="secondary">
                    {entry.actionProps.children}
                  </Button>
                }
              />
            ) : null}
            <Toast.Close render={<IconButton size="sm" label={say('dismiss')} icon={<X />} tooltip={false} />} />
          </Toast.Content>
        </Toast.Root>
      ))}
    </Toast.Viewport>
  )
}
