import { useEffect } from 'react'
import { chooseLanguage } from '../../shared/language.ts'
import { useAppInfo, useSettings } from '../ipc/stores.ts'
import { applyLook } from '../ui/look.ts'
import { words } from './words.ts'

/** Theme, contrast, language and direction, as the settings say; the same in every window. */
export function useAppearance(): void {
  const { value } = useSettings()
  const info = useAppInfo().value
  const theme = value?.theme ?? 'system'
  const contrast = value?.contrast ?? 'system'
  const language = chooseLanguage(value?.language ?? 'system', navigator.languages)
  const drawsTitleBar = info?.entry === 'desktop' && info.platform === 'darwin'
  useEffect(() => applyLook(theme, contrast), [theme, contrast])
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = direction ?? words.dir(language)
    void words.changeLanguage(language)
  }, [language])
  useEffect(() => {
    if (drawsTitleBar) document.documentElement.dataset.titlebar = 'ours'
  }, [drawsTitleBar])
}

/** `?dir=rtl` turns the window round, for those who translate or test: no language of ours is written that way yet. */
const direction = new URLSearchParams(window.location.search).get('dir') === 'rtl' ? 'rtl' : null
