// The window's entry: small, so that something stands on the page at once; the app comes right behind it.
import { type ReactElement, StrictMode, Suspense, lazy } from 'react'
import { createRoot } from 'react-dom/client'
import './noEval.ts'
import './ipc/client.ts'
import css from './shell/App.module.css'
import './ui/base.css'

const loading = import('./App.tsx')
const App = lazy(async () => ({ default: (await loading).App }))

/** The room that the app will fill, so that nothing moves when it comes. */
function Skeleton(): ReactElement {
  return (
    <div className={css.app} aria-busy="true">
      <div className={css.skeletonSide} />
      <div className={css.main} />
    </div>
  )
}

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Suspense fallback={<Skeleton />}>
        <App />
      </Suspense>
    </StrictMode>,
  )
