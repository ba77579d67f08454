import type { ReactElement, ReactNode } from 'react'
import { request } from '../../ipc/client.ts'
import { useAction } from '../../ui/useAction.ts'
import css from './Markdown.module.css'

/**
 * A link that leaves the app: its whole address is read first, for a model or a server may have put data into it.
 * SECURITY: it opens nothing itself; its card is answered like any question.
 */
export function LinkButton({
  target,
  children,
}: {
  readonly target: { readonly url: string; readonly host: string }
  readonly children: ReactNode
}): ReactElement {
  const { start } = useAction()
  const ask = () => start(() => request('app.askOwnCard', { kind: 'link', url: target.url }))
  return (
    <button type="button" className={css.link} title={target.url} onClick={ask}>
      {children}
    </button>
  )
}
