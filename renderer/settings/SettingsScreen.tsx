/** Settings: appearance, models, how questions wait, where data lies. */
import { type ReactElement, useState } from 'react'
import type { SettingsView } from '../../shared/settings.ts'
import { request } from '../ipc/client.ts'
import { appInfoStore, settingsStore, useAppInfo, useSettings } from '../ipc/stores.ts'
import { Page, SectionHeader } from '../ui/Card.tsx'
import { Switch } from '../ui/Choices.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useAction } from '../ui/useAction.ts'
import { AttentionSection } from './AttentionSection.tsx'
import { DataSection } from './DataSection.tsx'
import { LookSection } from './LookSection.tsx'
import { ModelsSection } from './ModelsSection.tsx'
import { WritingSection } from './WritingSection.tsx'
import css from './settings.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const NEVER = 'never'
const TIMEOUTS = [120, 300, 600, 1800, 3600]

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
    <section className={flow.stack} aria-label={say('safety')}>
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
        <Switch
          label={say('hideSecrets')}
          hint={say('hideSecretsHint')}
          checked={settings.hideSecrets}
          onChange={(hideSecrets) => start(() => request('settings.update', { hideSecrets }))}
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
            <LookSection settings={value} isDesktop={info.value?.entry === 'desktop'} />
            <Asking key={value.roundLimit} settings={value} />
            {info.value === null ? null : (
              <>
                <AttentionSection settings={value} info={info.value} />
                <WritingSection settings={value} info={info.value} />
              </>
            )}
          </>
        )}
      </LoadState>
      <LoadState state={info} onRetry={() => void appInfoStore.refresh()}>
        {(value) => <DataSection info={value} />}
      </LoadState>
    </Page>
  )
}
