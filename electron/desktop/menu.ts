// The application menu: the platform's own entries by role, ours with the shortcuts that the palette lists.
import type { MenuItemConstructorOptions } from 'electron'
import type { Destination } from '../../shared/desk.ts'
import { SHORTCUTS, type ShortcutId } from '../../shared/shortcuts.ts'
import type { Say } from './words.ts'

export type MenuParts = {
  readonly platform: NodeJS.Platform
  readonly say: Say
  readonly go: (destination: Destination) => void
  readonly zoom: (step: -1 | 0 | 1) => void
}

const keysOf = (id: ShortcutId): string =>
  (SHORTCUTS.find((one) => one.id === id)?.keys ?? '').replace('Mod', 'CommandOrControl')

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Zoom and editing must be there for keyboards and assistive tools; no entry reloads the page or opens tools of developers. */
export function desktopMenu(parts: MenuParts): MenuItemConstructorOptions[] {
  const { platform, say, go } = parts
  const isMac = platform === 'darwin'
  // The page hears these keys itself: the menu shows them and must not do the same a second time.
  const command = (id: Exclude<ShortcutId, 'composer'>): MenuItemConstructorOptions => ({
    label: say(id),
    accelerator: keysOf(id),
    registerAccelerator: false,
    click: () => go({ kind: 'command', id }),
  })
  const screen = (name: 'chat' | 'servers' | 'permissions' | 'activity' | 'accounts') => ({
    label: say(name),
    click: () => go({ kind: 'screen', screen: name }),
  })
  const settings: MenuItemConstructorOptions = {
    label: say('settings'),
    accelerator: 'CommandOrControl+,',
    click: () => go({ kind: 'screen', screen: 'settings' }),
  }
  const leave: MenuItemConstructorOptions = isMac ? { role: 'close' } : { role: 'quit', label: say('quit') }
  const file = [command('newConversation'), ...(isMac ? [] : [settings]), separator, leave]
  const places = (['chat', 'servers', 'permissions', 'activity', 'accounts'] as const).map(screen)
  const news = { label: say('whatsNew'), click: () => go({ kind: 'command', id: 'whatsNew' }) }
  return [
    ...(isMac ? [appMenu(settings)] : []),
    { label: say('file'), submenu: file },
    { role: 'editMenu', label: say('edit') },
    {
      label: say('view'),
      submenu: [command('palette'), command('toggleSidebar'), separator, ...zoomItems(parts), separator, fullScreen],
    },
    { label: say('go'), submenu: [command('question'), command('stop'), separator, ...places] },
    { role: 'windowMenu', label: say('window') },
    { role: 'help', label: say('help'), submenu: [command('list'), news] },
  ]
}

const fullScreen: MenuItemConstructorOptions = { role: 'togglefullscreen' }

/** What a Mac keeps under the app's name. */
const appMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    separator,
    settings,
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ],
})

const zoomItems = ({ say, zoom }: MenuParts): MenuItemConstructorOptions[] => [
  { label: say('zoomReset'), accelerator: 'CommandOrControl+0', click: () => zoom(0) },
  { label: say('zoomIn'), accelerator: 'CommandOrControl+Plus', click: () => zoom(1) },
  // The same key without Shift, as every browser has it.
  { label: say('zoomIn'), accelerator: 'CommandOrControl+=', visible: false, click: () => zoom(1) },
  { label: say('zoomOut'), accelerator: 'CommandOrControl+-', click: () => zoom(-1) },
]

export type Editing = {
  readonly isEditable: boolean
  readonly selectionText: string
  readonly misspelledWord: string
  readonly dictionarySuggestions: readonly string[]
}
type Spelling = {
  readonly say: Say
  readonly replace: (word: string) => void
  readonly learn: (word: string) => void
}

/** What a right click offers: better spellings first, then what the platform's users expect; null where there is nothing to do. */
export function contextMenu(
  { isEditable, selectionText, misspelledWord, dictionarySuggestions }: Editing,
  { say, replace, learn }: Spelling,
): MenuItemConstructorOptions[] | null {
  if (!isEditable) return selectionText.trim() === '' ? null : [{ role: 'copy' }]
  const words: MenuItemConstructorOptions[] = dictionarySuggestions
    .slice(0, 5)
    .map((word) => ({ label: word, click: () => replace(word) }))
  const spelling: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(words.length > 0 ? words : [{ label: say('noSuggestions'), enabled: false }]),
          { label: say('learnWord'), click: () => learn(misspelledWord) },
          { type: 'separator' },
        ]
  return [
    ...spelling,
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]
}
