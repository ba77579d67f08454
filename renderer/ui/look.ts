/** Theme and contrast of the document. `system` follows the computer, live. */
const moreContrast = window.matchMedia('(prefers-contrast: more)')
let wanted: 'system' | 'more' = 'system'

function drawContrast(): void {
  const { dataset } = document.documentElement
  if (wanted === 'more' || moreContrast.matches) dataset.contrast = 'more'
  else delete dataset.contrast
}
moreContrast.addEventListener('change', drawContrast)
drawContrast()

export function applyLook(theme: 'system' | 'light' | 'dark', contrast: 'system' | 'more'): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  wanted = contrast
  drawContrast()
}
