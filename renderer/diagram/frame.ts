/** Runs alone in a sandboxed frame without origin, network or bridge: text of a diagram in, a picture out, once. */
import mermaid from 'mermaid'

type Order = { readonly source: string; readonly dark: boolean }

const KEPT_SETTINGS = ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering']

async function draw({ source, dark }: Order): Promise<object> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    // A picture shows no HTML: labels must be text of the drawing itself.
    htmlLabels: false,
    theme: dark ? 'dark' : 'neutral',
    themeVariables: { edgeLabelBackground: dark ? '#1d2024' : '#ffffff' },
    fontFamily: 'system-ui, sans-serif',
    maxTextSize: 20_000,
    maxEdges: 400,
    secure: [...KEPT_SETTINGS, 'htmlLabels', 'fontFamily', 'themeCSS'],
  })
  const { svg, diagramType } = await mermaid.render('diagram', source)
  const drawing = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg')
  if (!drawing) return { failed: true }
  const { width, height } = drawing.viewBox.baseVal
  drawing.setAttribute('width', String(Math.ceil(width)))
  drawing.setAttribute('height', String(Math.ceil(height)))
  drawing.style.maxWidth = ''
  const title = drawing.querySelector(':scope > title')?.textContent ?? ''
  const texts = [...drawing.querySelectorAll('text')].map((one) => one.textContent.trim())
  const words = [title, ...texts].filter((one, index, all) => one !== '' && all.indexOf(one) === index)
  const image = new XMLSerializer().serializeToString(drawing)
  return { svg: image, width, height, words: [diagramType, words.join(', ')].filter(Boolean).join(': ') }
}

let asked = false
addEventListener('message', (event: MessageEvent<Order>) => {
  if (event.source !== window.parent || asked) return
  asked = true
  draw(event.data).then(
    (drawn) => window.parent.postMessage(drawn, '*'),
    () => window.parent.postMessage({ failed: true }, '*'),
  )
})
window.parent.postMessage({ ready: true }, '*')
