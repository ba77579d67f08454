import { type ReactElement, type ReactNode, useState } from 'react'
import { request } from '../../ipc/client.ts'
import { useAppInfo } from '../../ipc/stores.ts'
import { AlertDialog } from '../../ui/Dialog.tsx'
import { useAction } from '../../ui/useAction.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { useWords } from '../words.ts'
import css from './Markdown.module.css'

/** A link that leaves the app: its whole address is read first, for a model or a server may have put data into it. */
export function LinkButton({
  target,
  children,
}: {
  readonly target: { readonly url: string; readonly host: string }
  readonly children: ReactNode
}): ReactElement {
  const say = useWords()
  const [asking, setAsking] = useState(false)
  const { busy, start } = useAction()
  const onDesktop = useAppInfo().value?.entry === 'desktop'
  // SECURITY: on the desktop the address is shown and opened in the trusted window alone.
  const ask = () =>
    onDesktop ? start(() => request('app.askOwnCard', { kind: 'link', url: target.url })) : setAsking(true)
  return (
    <>
      <button type="button" className={css.link} title={target.url} onClick={ask}>
        {children}
      </button>
      {asking ? (
        <AlertDialog
          open
          title={say('linkTitle', { host: target.host })}
          description={<VisibleText text={target.url} most={8192} />}
          confirmLabel={say('linkOpen')}
          busy={busy}
          onConfirm={() =>
            start(
              () => request('app.openLink', { url: target.url }),
              () => setAsking(false),
            )
          }
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
