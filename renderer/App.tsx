/** The shell: navigation, the screen that was chosen, and what joins the features, which know nothing of each other. */
import { type ReactElement, useState } from 'react'
import { useAppearance } from './i18n/useAppearance.ts'
import { useLink } from './ipc/stores.ts'
import { Kit } from './ui/Kit.tsx'
import { useStored } from './ui/kept.ts'
import css from './shell/App.module.css'
import { Dialogs } from './shell/Dialogs.tsx'
import { LinkRefused } from './shell/LinkRefused.tsx'
import { Notices } from './shell/Notices.tsx'
import { Screens } from './shell/Screens.tsx'
import { Sidebar } from './shell/Sidebar.tsx'
import { SidebarDrawer } from './shell/SidebarDrawer.tsx'
import { TopBar } from './shell/TopBar.tsx'
import { useRoute } from './shell/route.ts'
import { useIsNarrow } from './shell/useIsNarrow.ts'
import { useSigns } from './shell/useSigns.ts'
import { useWords } from './shell/words.ts'

export const App = (): ReactElement => (
  <Kit>
    <Shell />
  </Kit>
)

function Shell(): ReactElement {
  const say = useWords()
  const link = useLink()
  const route = useRoute()
  const narrow = useIsNarrow()
  const [hidden, setHidden] = useStored<boolean>('sidebarHidden', false)
  const [drawer, setDrawer] = useState(false)
  useAppearance()
  useSigns()
  if (link === 'refused') return <LinkRefused />
  const toggle = () => (narrow ? setDrawer(!drawer) : setHidden(!hidden))
  return (
    <div className={css.app}>
      <a className={css.skip} href="#main" onClick={focusMain}>
        {say('skip')}
      </a>
      {narrow ? (
        <SidebarDrawer open={drawer} onClose={() => setDrawer(false)} />
      ) : hidden ? null : (
        <div className={css.side}>
          <Sidebar onGone={stay} />
        </div>
      )}
      <main id="main" tabIndex={-1} className={css.main} aria-label={say(route.screen)}>
        <TopBar showMenu={narrow || hidden} onMenu={toggle} />
        <Notices />
        <div className={css.screen}>
          <Screens />
        </div>
      </main>
      <Dialogs onToggleSidebar={toggle} />
    </div>
  )
}

/** The sidebar stays after a choice; the same function always, so that its rows are not rendered again. */
const stay = (): void => {}

/** The hash of the address stays as it is: it may have carried the token. */
function focusMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
