import type { ReactElement } from 'react'
import type { AppInfo, SettingsView } from '../../shared/settings.ts'
import { request } from '../ipc/client.ts'
import { SectionHeader } from '../ui/Card.tsx'
import { Checkbox, Switch } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { useAction } from '../ui/useAction.ts'
import css from './settings.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'
import { inOrder, languageName } from '../ui/format.ts'

const nameOf = (tag: string): string => {
  try {
    return languageName(tag) ?? tag
  } catch {
    return tag
  }
}

/** Spell check, which the desktop does; a browser has its own. */
export function WritingSection({
  settings,
  info,
}: {
  readonly settings: SettingsView
  readonly info: AppInfo
}): ReactElement | null {
  const say = useWords()
  const { start } = useAction()
  const { spelling } = settings
  if (info.entry !== 'desktop') return null
  const save = (patch: Partial<typeof spelling>) =>
    start(() => request('settings.update', { spelling: { ...spelling, ...patch } }))
  const chosen = new Set(spelling.languages)
  const names = info.spellings.map((tag) => ({ tag, name: nameOf(tag) }))
  return (
    <section className={flow.stack} aria-label={say('writing')}>
      <SectionHeader title={say('writing')} />
      <div className={css.narrow}>
        <Switch
          label={say('spelling')}
          hint={info.platform === 'darwin' ? say('spellingSystem') : say('spellingHint')}
          checked={spelling.on}
          onChange={(on) => save({ on })}
        />
        {spelling.on && names.length > 0 ? (
          <Disclosure
            label={say('spellingLanguages')}
            summary={chosen.size === 0 ? say('languageSystem') : [...chosen].map(nameOf).join(', ')}
          >
            <div className={flow.stack}>
              {names
                .toSorted((a, b) => inOrder()(a.name, b.name))
                .map(({ tag, name }) => (
                  <Checkbox
                    key={tag}
                    label={name}
                    checked={chosen.has(tag)}
                    onChange={(on) =>
                      save({ languages: on ? [...chosen, tag].slice(0, 10) : [...chosen].filter((one) => one !== tag) })
                    }
                  />
                ))}
            </div>
          </Disclosure>
        ) : null}
      </div>
    </section>
  )
}
