/** Theme and contrast of the document. `system` follows the computer, live. */
export type Theme = 'system' | 'light' | 'dark'
export type Contrast = 'system' | 'more'

/** As main wrote it into the page itself (electron/serve/firstLook.ts), so that nothing changes once the settings come. */
export const firstLook = ((): { readonly theme: Theme; readonly contrast: Contrast; readonly language: string } => {
  const { theme, contrast, language = 'system' } = document.documentElement.dataset
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    contrast: contrast === 'more' ? 'more' : 'system',
    language,
  }
})()

const moreContrast = window.matchMedia('(prefers-contrast: more)')
let wanted = firstLook.contrast

function drawContrast(): void {
  const { dataset } = document.documentElement
  if (wanted === 'more' || moreContrast.matches) dataset.contrast = 'more'
  else delete dataset.contrast
}
moreContrast.addEventListener('change', drawContrast)
drawContrast()

export function applyLook(theme: Theme, contrast: Contrast): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  wanted = contrast
  drawContrast()
}
