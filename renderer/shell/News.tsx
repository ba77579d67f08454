import { type ReactElement, useSyncExternalStore } from 'react'
import type { Language } from '../../shared/language.ts'
import { words } from '../i18n/words.ts'
import { request } from '../ipc/client.ts'
import { createSignal } from '../ipc/signal.ts'
import { useAppInfo, useSettings } from '../ipc/stores.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toastError } from '../ui/toast.ts'
import css from './App.module.css'
import { NEWS, newsSince } from './whatsNew.ts'
import { useWords } from './words.ts'

let isOpen = false
const changed = createSignal()
const show = (open: boolean): void => {
  isOpen = open
  changed.emit()
}
/** Opens what is new: from the palette, the menu or the line above the screen. */
export const openNews = (): void => show(true)

/** After an update, one quiet line; once it was read or put away, it does not come back. */
export function NewsLine(): ReactElement | null {
  const say = useWords()
  const settings = useSettings().value
  const version = useAppInfo().value?.version
  if (!settings || version === undefined || settings.seenVersion === version) return null
  if (newsSince(settings.seenVersion).length === 0) return null
  const seen = () => request('settings.update', { seenVersion: version }).catch(toastError)
  return (
    <Banner
      tone="info"
      flush
      onDismiss={() => void seen()}
      actions={
        <Button
          size="sm"
          onClick={() => {
            openNews()
            void seen()
          }}
        >
          {say('newsShow')}
        </Button>
      }
    >
      {say('newsLine', { version })}
    </Banner>
  )
}

/** What changed for the person, the newest first. */
export function NewsDialog(): ReactElement {
  const say = useWords()
  const open = useSyncExternalStore(changed.subscribe, () => isOpen)
  const language = words.language as Language
  return (
    <Dialog open={open} onClose={() => show(false)} title={say('news')}>
      {NEWS.map(({ version, lines }) => (
        <section key={version} aria-label={version}>
          <h3 className={css.newsVersion}>{say('newsVersion', { version })}</h3>
          <ul>
            {(lines[language] ?? lines.en).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}
