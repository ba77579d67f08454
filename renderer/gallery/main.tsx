// Every part of the kit in every state, for looking and for visual tests. Not an input of the product's build.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Kit, applyTheme } from '../ui/Kit.tsx'
import { Controls } from './Controls.tsx'
import css from './gallery.module.css'
import { Overlays } from './Overlays.tsx'
import { Surfaces } from './Surfaces.tsx'

const theme = new URLSearchParams(window.location.search).get('theme')
if (theme === 'light' || theme === 'dark') applyTheme(theme)

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Kit>
        <main className={css.page} aria-label="Gallery">
          <h1>Kit</h1>
          <Controls />
          <Surfaces />
          <Overlays />
        </main>
      </Kit>
    </StrictMode>,
  )
