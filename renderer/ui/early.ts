/** The field that stands in the page before the app does (index.html): what was typed there is the app's. */
export type Early = { readonly text: string; readonly focused: boolean }

/** Was the page made for writing to a model? Main says so in the page itself, before any answer of its can come. */
export const startsWithChat = (): boolean => document.documentElement.dataset['start'] === 'chat'

/** What was typed so far; the field is gone afterwards. Null when it was taken before, or never stood there. */
export function takeEarly(): Early | null {
  const room = document.getElementById('early')
  const field = document.getElementById('early-text')
  const early =
    field instanceof HTMLTextAreaElement ? { text: field.value, focused: field === document.activeElement } : null
  room?.remove()
  return early
}
