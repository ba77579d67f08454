/** Settings: appearance, models, how questions wait, where data lies. */
import { type ReactElement, useState } from 'react'
import type { SettingsView } from '../../shared/settings.ts'
import { LANGUAGES } from '../../shared/language.ts'
import { request } from '../ipc/client.ts'
import { appInfoStore, settingsStore, useAppInfo, useSettings } from '../ipc/stores.ts'
import { Page, SectionHeader } from '../ui/Card.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useAction } from '../ui/useAction.ts'
import { DataSection } from './DataSection.tsx'
import { ModelsSection } from './ModelsSection.tsx'
import css from './settings.module.css'
import { useWords } from './words.ts'

const SYSTEM = 'system'
const NEVER = 'never'
const TIMEOUTS = [120, 300, 600, 1800, 3600]

function Appearance({ settings }: { readonly settings: SettingsView }): ReactElement {
  const say = useWords()
  const { start } = useAction()
  return (
    <section className={css.stack} aria-label={say('look')}>
      <SectionHeader title={say('look')} />
      <div className={css.narrow}>
        <div className={css.field}>
          <span className={css.label}>{say('theme')}</span>
          <Segmented
            label={say('theme')}
            value={settings.theme}
            onChange={(theme) => start(() => request('settings.update', { theme }))}
            options={[
              { value: 'system', label: say('themeSystem') },
              { value: 'light', label: say('themeLight') },
              { value: 'dark', label: say('themeDark') },
            ]}
          />
        </div>
        <Select
          label={say('language')}
          value={settings.language === '' ? SYSTEM : settings.language}
          onChange={(language) => start(() => request('settings.update', { language }))}
          options={[
            { value: SYSTEM, label: say('languageSystem') },
            ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
    </section>
  )
}

const timeoutWords = (seconds: number, say: ReturnType<typeof useWords>): string =>
  seconds % 3600 === 0
    ? say('hours', { count: seconds / 3600 })
    : seconds % 60 === 0
      ? say('minutes', { count: seconds / 60 })
      : say('seconds', { count: seconds })

function Asking({ settings }: { readonly settings: SettingsView }): ReactElement {
  const say = useWords()
  const { start } = useAction()
  const [limit, setLimit] = useState(String(settings.roundLimit))
  const current = settings.consentTimeoutSeconds
  const choices = [...new Set([...TIMEOUTS, ...(current === null ? [] : [current])])].sort((a, b) => a - b)
  const rounds = Number(limit.trim())
  const bad = limit.trim() === '' || !Number.isInteger(rounds) || rounds < 1 || rounds > 100
  const saveLimit = () => {
    if (!bad && rounds !== settings.roundLimit) start(() => request('settings.update', { roundLimit: rounds }))
  }
  return (
    <section className={css.stack} aria-label={say('safety')}>
      <SectionHeader title={say('safety')} />
      <div className={css.narrow}>
        <Select
          label={say('consentTimeout')}
          value={current === null ? NEVER : String(current)}
          onChange={(next) =>
            start(() => request('settings.update', { consentTimeoutSeconds: next === NEVER ? null : Number(next) }))
          }
          options={[
            ...choices.map((seconds) => ({ value: String(seconds), label: timeoutWords(seconds, say) })),
            { value: NEVER, label: say('never') },
          ]}
        />
        <TextField
          label={say('roundLimit')}
          hint={say('roundLimitHint')}
          error={bad ? say('roundLimitBad') : null}
          inputMode="numeric"
          value={limit}
          onChange={setLimit}
          onBlur={saveLimit}
          onKeyDown={(event) => event.key === 'Enter' && saveLimit()}
        />
      </div>
    </section>
  )
}

export default function SettingsScreen(): ReactElement {
  const say = useWords()
  const settings = useSettings()
  const info = useAppInfo()
  return (
    <Page title={say('title')} intro={say('intro')}>
      <ModelsSection />
      <LoadState state={settings} onRetry={() => void settingsStore.refresh()}>
        {(value) => (
          <>
            <Appearance settings={value} />
            <Asking key={value.roundLimit} settings={value} />
          </>
        )}
      </LoadState>
      <LoadState state={info} onRetry={() => void appInfoStore.refresh()}>
        {(value) => <DataSection info={value} />}
      </LoadState>
    </Page>
  )
}
