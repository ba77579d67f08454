import { useEffect } from 'react'
import { chooseLanguage } from '../../shared/language.ts'
import { useAppInfo, useSettings } from '../ipc/stores.ts'
import { applyLook, firstLook } from '../ui/look.ts'
import { speak, words } from './words.ts'

// Before anything is drawn, so that no word is shown in another language first.
void speak(chooseLanguage(firstLook.language, navigator.languages))

/** Theme, contrast, language and direction, as the settings say; the same in every window. */
export function useAppearance(): void {
  const { value } = useSettings()
  const info = useAppInfo().value
  const { theme, contrast } = value ?? firstLook
  const language = chooseLanguage((value ?? firstLook).language, navigator.languages)
  const drawsTitleBar = info?.entry === 'desktop' && info.platform === 'darwin'
  useEffect(() => applyLook(theme, contrast), [theme, contrast])
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = direction ?? words.dir(language)
    void speak(language)
  }, [language])
  useEffect(() => {
    if (drawsTitleBar) document.documentElement.dataset.titlebar = 'ours'
  }, [drawsTitleBar])
}

/** `?dir=rtl` turns the window round, for those who translate or test: no language of ours is written that way yet. */
const direction = new URLSearchParams(window.location.search).get('dir') === 'rtl' ? 'rtl' : null
