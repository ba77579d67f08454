// The trusted window: its own entry, so that no code of the chat page is ever loaded beside a question.
import './noEval.ts'
import { type ReactElement, StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { chooseLanguage } from '../shared/language.ts'
import { words } from './i18n/words.ts'
import { useSettings } from './ipc/stores.ts'
import TrustedWindow from './permission/TrustedWindow.tsx'
import { applyTheme, Kit } from './ui/Kit.tsx'

function ConsentApp(): ReactElement {
  const { value: settings } = useSettings()
  const theme = settings?.theme ?? 'system'
  const language = chooseLanguage(settings?.language ?? 'system', navigator.languages)
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => {
    document.documentElement.lang = language
    void words.changeLanguage(language)
  }, [language])
  return (
    <Kit>
      <TrustedWindow />
    </Kit>
  )
}

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <ConsentApp />
    </StrictMode>,
  )
