// The desktop around the page: what main tells becomes badge, notifications and tray; what the settings say becomes menu, theme, zoom and spelling.
import { app, type BrowserWindow, Menu, nativeTheme, type Session } from 'electron'
import type { Destination } from '../../shared/desk.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { SettingsPatch, SettingsView } from '../../shared/settings.ts'
import { createTidings } from '../../shared/tidings.ts'
import { desktopMenu } from './menu.ts'
import { createNotifier } from './notifier.ts'
import { createTray } from './tray.ts'
import { createDesktopWords } from './words.ts'
import { zoomStep } from './zoom.ts'

export type DeskParts = {
  readonly session: () => Session
  readonly windows: () => readonly BrowserWindow[]
  readonly inFront: () => boolean
  /** Brings the window to the front and leads it there; null only brings it. */
  readonly open: (destination: Destination | null) => void
  readonly update: (patch: SettingsPatch) => void
}

export function createDesk({ session, windows, inFront, open, update }: DeskParts) {
  const { say, speak } = createDesktopWords(() => app.getPreferredSystemLanguages())
  const tidings = createTidings(() => performance.now())
  let settings: SettingsView | null = null
  let waiting = 0
  const tray = createTray({
    say,
    open: () => open(null),
    question: () => open({ kind: 'question' }),
    quit: () => app.quit(),
  })
  const notifier = createNotifier({ say, wanted: () => settings?.notify ?? null, inFront, open })
  const zoom = (step: -1 | 0 | 1): void => {
    if (settings) update({ zoom: zoomStep(settings.zoom, step) })
  }
  const drawMenu = (): void =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(desktopMenu({ platform: process.platform, say, go: open, zoom })))

  function apply(next: SettingsView): void {
    settings = next
    // It stands already, in the language of the computer.
    if (speak(next.language)) drawMenu()
    nativeTheme.themeSource = next.theme
    for (const window of windows()) window.webContents.setZoomFactor(next.zoom / 100)
    checkSpelling(session(), next)
    tray.show(next.tray, waiting)
  }

  const hear: Emit = (name, payload) => {
    if (name === 'settings.changed') apply(payload as SettingsView)
    if (name === 'permission.pendingChanged') {
      waiting = (payload as readonly unknown[]).length
      app.setBadgeCount(waiting)
      if (waiting === 0) notifier.settle('question')
      if (settings) tray.show(settings.tray, waiting)
    }
    for (const tiding of tidings.hear(name, payload)) notifier.tell(tiding)
  }
  return {
    say,
    hear,
    apply,
    zoom,
    drawMenu,
    busy: tidings.busy,
    zoomNow: (): number => settings?.zoom ?? 100,
    staysInTray: (): boolean => tray.isThere(),
  }
}

/** Off until the person turns it on: Chromium would fetch a dictionary from its maker by itself. */
function checkSpelling(session: Session, { spelling, language }: SettingsView): void {
  session.setSpellCheckerEnabled(spelling.on)
  // On a Mac the system chooses the languages.
  if (!spelling.on || process.platform === 'darwin') return
  const available = session.availableSpellCheckerLanguages
  const wanted = spelling.languages.length > 0 ? spelling.languages : [app.getLocale(), language]
  const known = wanted.filter((each) => available.includes(each))
  const like = available.filter((each) => each.startsWith(language))
  session.setSpellCheckerLanguages(known.length > 0 ? [...known] : like.slice(0, 1))
}
