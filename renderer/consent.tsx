// The trusted window: its own entry, so that no code of the chat page is ever loaded beside a question.
import './noEval.ts'
import { type ReactElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useAppearance } from './i18n/useAppearance.ts'
import TrustedPage from './trusted/TrustedPage.tsx'
import { Kit } from './ui/Kit.tsx'

function ConsentApp(): ReactElement {
  useAppearance()
  return (
    <Kit>
      <TrustedPage />
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
