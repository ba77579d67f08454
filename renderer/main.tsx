// The window's entry: what the first screen needs in one piece, so that no request waits for another.
import './noEval.ts'
import './ipc/client.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
