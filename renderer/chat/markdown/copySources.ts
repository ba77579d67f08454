import type { ClipboardEvent } from 'react'

/** A formula is copied as its source: what one sees of it is no text that could be used elsewhere. */
export function copyWithSources(event: ClipboardEvent): void {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0) return
  const copied = selection.getRangeAt(0).cloneContents()
  const formulas = copied.querySelectorAll<HTMLElement>('[data-source]')
  if (formulas.length === 0) return
  for (const formula of formulas) formula.replaceWith(formula.dataset['source'] ?? '')
  // What is not laid out has no line breaks: blocks end with one.
  for (const block of copied.querySelectorAll('p, li, tr, h3, h4, h5, h6, figure')) block.append('\n')
  event.clipboardData.setData('text/plain', copied.textContent.trim())
  event.preventDefault()
}
