import type { ReactElement } from 'react'
import css from './Sidebar.module.css'

/** The mark: a gatehouse with its gate half raised. */
export function Mark(): ReactElement {
  return (
    <svg className={css.mark} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M3 21V5h2.6v2.4h3V5h6.8v2.4h3V5H21v16h-4.6v-6.2a4.4 4.4 0 0 0-8.8 0V21Z"
        fill="currentColor"
        strokeLinejoin="round"
      />
      <path d="M9.9 15.6V12M12 16.8v-5.6M14.1 15.6V12M9 14h6" stroke="var(--ground)" strokeWidth="1" fill="none" />
    </svg>
  )
}
