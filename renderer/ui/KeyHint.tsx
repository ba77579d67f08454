import type { ReactElement } from 'react'
import css from './KeyHint.module.css'

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵' }
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl' }

/** Words for one key of a combination such as `Mod+K`, as this computer's keyboard calls it. */
export const keyName = (key: string): string => (isMac ? MAC[key] : OTHER[key]) ?? key

/** Shows a shortcut, written `Mod+Shift+K`. */
export function KeyHint({ keys }: { readonly keys: string }): ReactElement {
  return (
    <span className={css.hint}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={css.key}>
          {keyName(key)}
        </kbd>
      ))}
    </span>
  )
}
