/**
 * Runs alone in a sandboxed frame without origin or network. It holds the page of a view one frame further in, and passes text to and
 * fro: what is too long or too much ends here, in the process of the view, and never reaches the window.
 */
const LONGEST = 200_000
const MOST_PER_SECOND = 200

let view: HTMLIFrameElement | null = null
let since = 0
let heard = 0

function show(html: string): void {
  view = document.createElement('iframe')
  view.setAttribute('sandbox', 'allow-scripts allow-forms')
  view.setAttribute('allow', '')
  view.title = 'View'
  view.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0'
  view.srcdoc = html
  document.body.append(view)
}

/** SECURITY: a view that does not stop talking is taken away. */
function isTooMuch(): boolean {
  const now = performance.now()
  if (now - since > 1000) [since, heard] = [now, 0]
  heard += 1
  return heard > MOST_PER_SECOND
}

function fromView(data: unknown): void {
  if (isTooMuch()) {
    view?.remove()
    view = null
    return window.parent.postMessage({ flooded: true }, '*')
  }
  let text: unknown
  try {
    text = JSON.stringify(data)
  } catch {
    return
  }
  // The window takes objects as ours and text as the view's: a view can make nothing but text.
  if (typeof text === 'string' && text.length <= LONGEST) window.parent.postMessage(text, '*')
}

addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === window.parent) {
    if (typeof data === 'string') view?.contentWindow?.postMessage(JSON.parse(data), '*')
    else if (view === null) show((data as { readonly html: string }).html)
  } else if (view !== null && source === view.contentWindow) fromView(data)
})
addEventListener('DOMContentLoaded', () => window.parent.postMessage({ ready: true }, '*'))
