/** Every shortcut of the window, in one list: each combination has one meaning, everywhere. */
export type ShortcutId = 'palette' | 'newConversation' | 'composer' | 'stop' | 'question' | 'toggleSidebar' | 'list'
export type Shortcut = {
  readonly id: ShortcutId
  /** As shown: `Mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: string
  readonly key: string
  readonly mod: boolean
  readonly shift: boolean
}

export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'palette', keys: 'Mod+K', key: 'k', mod: true, shift: false },
  { id: 'newConversation', keys: 'Mod+Shift+O', key: 'o', mod: true, shift: true },
  { id: 'composer', keys: '/', key: '/', mod: false, shift: false },
  { id: 'stop', keys: 'Mod+.', key: '.', mod: true, shift: false },
  { id: 'question', keys: 'Mod+Shift+A', key: 'a', mod: true, shift: true },
  { id: 'toggleSidebar', keys: 'Mod+B', key: 'b', mod: true, shift: false },
  { id: 'list', keys: 'Mod+/', key: '/', mod: true, shift: false },
]

type Pressed = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Which shortcut was pressed. Bare keys mean nothing while somebody writes. */
export function shortcutOf(pressed: Pressed, writing: boolean): ShortcutId | null {
  if (pressed.altKey) return null
  const mod = pressed.ctrlKey || pressed.metaKey
  // `?` needs Shift on most keyboards and not on others: the character decides.
  if (pressed.key === '?' && !mod) return writing ? null : 'list'
  const found = SHORTCUTS.find(
    (one) =>
      one.key === pressed.key.toLowerCase() && one.mod === mod && (one.shift === pressed.shiftKey || one.key === '/'),
  )
  return found && (found.mod || !writing) ? found.id : null
}
