/** The shell: navigation, the screen that was chosen, and what joins the features, which know nothing of each other. */
import { type ReactElement, Suspense, lazy, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react'
import { useAppearance } from './i18n/useAppearance.ts'
import { useLink, useSettings } from './ipc/stores.ts'
import { Kit } from './ui/Kit.tsx'
import { takeEarly } from './ui/early.ts'
import { putStored, useStored } from './ui/kept.ts'
import css from './shell/App.module.css'
import { Dialogs } from './shell/Dialogs.tsx'
import { LinkRefused, NotStarted } from './shell/LinkRefused.tsx'
import { Notices } from './shell/Notices.tsx'
import { OwnCardHere } from './shell/OwnCardHere.tsx'
import { Screens } from './shell/Screens.tsx'
import { Sidebar } from './shell/Sidebar.tsx'
import { TopBar } from './shell/TopBar.tsx'
import { preloadScreens } from './shell/preload.ts'
import { type Route, useRoute } from './shell/route.ts'
import { useIsNarrow } from './shell/useIsNarrow.ts'
import { useSigns } from './shell/useSigns.ts'
import { useWords } from './shell/words.ts'

const SidebarDrawer = lazy(() => import('./shell/SidebarDrawer.tsx'))

export const App = (): ReactElement => (
  <Kit>
    <Shell />
  </Kit>
)

function Shell(): ReactElement {
  const say = useWords()
  const link = useLink()
  const route = useShownRoute()
  const narrow = useIsNarrow()
  const [hidden, setHidden] = useStored<boolean>('sidebarHidden', false)
  const [drawer, setDrawer] = useState(false)
  const settings = useSettings()
  useAppearance()
  useSigns()
  useLayoutEffect(dropEarly, [])
  useEffect(preloadScreens, [])
  if (link === 'refused') return <LinkRefused />
  if (settings.value === null && settings.error !== null && settings.error.code !== 'INTERRUPTED')
    return <NotStarted message={settings.error.said} />
  const toggle = () => (narrow ? setDrawer(!drawer) : setHidden(!hidden))
  return (
    <div className={css.app}>
      <a className={css.skip} href="#main" onClick={focusMain}>
        {say('skip')}
      </a>
      {narrow ? (
        <Suspense fallback={null}>
          <SidebarDrawer open={drawer} onClose={() => setDrawer(false)} />
        </Suspense>
      ) : hidden ? null : (
        <div className={css.side}>
          <Sidebar onGone={stay} />
        </div>
      )}
      <main id="main" tabIndex={-1} className={css.main} aria-label={say(route.screen)}>
        <TopBar route={route} showMenu={narrow || hidden} onMenu={toggle} />
        <Notices />
        <div className={css.screen}>
          <Screens route={route} />
        </div>
      </main>
      <Dialogs onToggleSidebar={toggle} />
      <OwnCardHere />
    </div>
  )
}

/** What the main part shows. A screen that was chosen is marked in the sidebar at once, and drawn in pieces behind it; a conversation comes in one. */
function useShownRoute(): Route {
  const route = useRoute()
  const later = useDeferredValue(route)
  return route.screen === 'chat' ? route : later
}

/** The sidebar stays after a choice; the same function always, so that its rows are not rendered again. */
const stay = (): void => {}

/** After the first screen stands: a composer on it took this over already, and what nobody took is kept as a draft. */
function dropEarly(): void {
  const early = takeEarly()
  if (early?.text) putStored('draft/new', early.text)
}

/** The hash of the address stays as it is: it may have carried the token. */
function focusMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
