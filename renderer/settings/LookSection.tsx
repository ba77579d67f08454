import type { ReactElement } from 'react'
import { LANGUAGES } from '../../shared/language.ts'
import type { SettingsPatch, SettingsView } from '../../shared/settings.ts'
import { request } from '../ipc/client.ts'
import { SectionHeader } from '../ui/Card.tsx'
import { Switch } from '../ui/Choices.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { useAction } from '../ui/useAction.ts'
import css from './settings.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const SYSTEM = 'system'
const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200]

/** Theme, contrast, size and language. */
export function LookSection({
  settings,
  isDesktop,
}: {
  readonly settings: SettingsView
  readonly isDesktop: boolean
}): ReactElement {
  const say = useWords()
  const { start } = useAction()
  const save = (patch: SettingsPatch) => start(() => request('settings.update', patch))
  const zooms = [...new Set([...ZOOMS, settings.zoom])].sort((a, b) => a - b)
  return (
    <section className={flow.stack} aria-label={say('look')}>
      <SectionHeader title={say('look')} />
      <div className={css.narrow}>
        <div className={css.field}>
          <span className={css.label}>{say('theme')}</span>
          <Segmented
            label={say('theme')}
            value={settings.theme}
            onChange={(theme) => save({ theme })}
            options={[
              { value: 'system', label: say('themeSystem') },
              { value: 'light', label: say('themeLight') },
              { value: 'dark', label: say('themeDark') },
            ]}
          />
        </div>
        <Switch
          label={say('contrast')}
          hint={say('contrastHint')}
          checked={settings.contrast === 'more'}
          onChange={(more) => save({ contrast: more ? 'more' : 'system' })}
        />
        {isDesktop ? (
          <Select
            label={say('zoom')}
            value={String(settings.zoom)}
            onChange={(zoom) => save({ zoom: Number(zoom) })}
            options={zooms.map((zoom) => ({ value: String(zoom), label: `${zoom} %` }))}
          />
        ) : null}
        <Select
          label={say('language')}
          value={settings.language === '' ? SYSTEM : settings.language}
          onChange={(language) => save({ language })}
          options={[
            { value: SYSTEM, label: say('languageSystem') },
            ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
    </section>
  )
}
