// Every part of the kit in every state, for looking and for visual tests. Not an input of the product's build.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Kit } from '../ui/Kit.tsx'
import { applyLook } from '../ui/look.ts'
import { Controls } from './Controls.tsx'
import { Data } from './Data.tsx'
import css from './gallery.module.css'
import { Overlays } from './Overlays.tsx'
import { Surfaces } from './Surfaces.tsx'

const query = new URLSearchParams(window.location.search)
const theme = query.get('theme')
applyLook(theme === 'light' || theme === 'dark' ? theme : 'system', query.has('contrast') ? 'more' : 'system')
if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl'

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Kit>
        <main className={css.page} aria-label="Gallery">
          <h1>Kit</h1>
          <Controls />
          <Surfaces />
          <Data />
          <Overlays />
        </main>
      </Kit>
    </StrictMode>,
  )
