import { type ReactElement, useState } from 'react'
import type { AppInfo, Notify, SettingsView } from '../../shared/settings.ts'
import { request } from '../ipc/client.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { SectionHeader } from '../ui/Card.tsx'
import { Switch } from '../ui/Choices.tsx'
import { useAction } from '../ui/useAction.ts'
import css from './settings.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const KINDS = ['question', 'turn', 'server', 'signIn'] as const satisfies readonly (keyof Notify)[]

/** What may call the person while the window is not in front. */
export function AttentionSection({
  settings,
  info,
}: {
  readonly settings: SettingsView
  readonly info: AppInfo
}): ReactElement {
  const say = useWords()
  const { start } = useAction()
  return (
    <section className={flow.stack} aria-label={say('attention')}>
      <SectionHeader title={say('attention')}>{say('attentionHint')}</SectionHeader>
      {info.entry === 'browser' ? <BrowserPermission /> : null}
      <div className={css.narrow}>
        {KINDS.map((kind) => (
          <Switch
            key={kind}
            label={say(`notify_${kind}`)}
            checked={settings.notify[kind]}
            onChange={(on) => start(() => request('settings.update', { notify: { ...settings.notify, [kind]: on } }))}
          />
        ))}
        {info.entry === 'desktop' ? (
          <Switch
            label={say('tray')}
            hint={say('trayHint')}
            checked={settings.tray}
            onChange={(tray) => start(() => request('settings.update', { tray }))}
          />
        ) : null}
      </div>
    </section>
  )
}

/** A browser lets a page call its person only after the person said so: asked for by this button and by nothing else. */
function BrowserPermission(): ReactElement | null {
  const say = useWords()
  const isThere = 'Notification' in window
  const [permission, setPermission] = useState(isThere ? Notification.permission : 'denied')
  if (permission === 'granted') return null
  if (permission === 'denied') return <Banner tone="info">{say(isThere ? 'notifyDenied' : 'notifyMissing')}</Banner>
  return (
    <div className={flow.row}>
      <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{say('notifyAsk')}</Button>
    </div>
  )
}
