import { useEffect, useState } from 'react'

/** Whether the page is drawn in dark, whoever chose it. */
export function useIsDark(): boolean {
  const read = () => {
    const { theme } = document.documentElement.dataset
    return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  }
  const [dark, setDark] = useState(read)
  useEffect(() => {
    const look = () => setDark(read())
    const system = matchMedia('(prefers-color-scheme: dark)')
    const watcher = new MutationObserver(look)
    watcher.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    system.addEventListener('change', look)
    return () => {
      watcher.disconnect()
      system.removeEventListener('change', look)
    }
  }, [])
  return dark
}
