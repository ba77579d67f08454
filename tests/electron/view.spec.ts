// Where views of servers are held, on the desktop: on real Electron where its binary is, else on the test host.
import { expect, test } from '@playwright/test'
import { launchDesktop } from './launch.ts'

test('a view is held under the scheme of the desktop too: no origin, no bridge, no network', async () => {
  const desktop = await launchDesktop()
  const page = await desktop.window()
  const heard = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts allow-forms')
    frame.src = '/view/frame.html'
    const said = () =>
      new Promise<MessageEvent<unknown>>((resolve) => window.addEventListener('message', resolve, { once: true }))
    const ready = said()
    document.body.append(frame)
    const { origin } = await ready
    const answer = said()
    const script = `fetch('https://example.com').catch((error) => parent.postMessage({ origin, bridge: typeof bridge, went: error.name }, '*'))`
    frame.contentWindow?.postMessage({ html: `<script>${script}</script>` }, '*')
    const { data } = await answer
    const seen = frame.contentDocument
    frame.remove()
    return { origin, seen, data: JSON.parse(String(data)) as unknown }
  })
  expect(heard).toEqual({
    origin: 'null',
    seen: null,
    data: { origin: 'null', bridge: 'undefined', went: 'TypeError' },
  })
  await desktop.close()
})
