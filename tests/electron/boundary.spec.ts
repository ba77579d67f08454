// The Electron boundary: on real Electron where its binary is, else on the test host (not Electron; it cannot show
// Electron's own IPC, process sandbox, fuses or deep links).
import { expect, test } from '@playwright/test'
import { type Desktop, launchDesktop } from './launch.ts'

type Bridge = {
  request(name: string, input?: unknown): Promise<{ ok: boolean; error?: { code: string }; value?: unknown }>
  on(listener: (name: string, payload: unknown) => void): () => void
}
declare global {
  interface Window {
    inlineRan?: boolean
  }
}

test.describe.configure({ mode: 'serial' })
let desktop: Desktop
test.beforeAll(async () => {
  desktop = await launchDesktop()
})
test.afterAll(async () => {
  await desktop.close()
})

test('the window opens and main answers over the bridge', async () => {
  const page = await desktop.window()
  const reply = await page.evaluate(() => (window as unknown as { bridge: Bridge }).bridge.request('app.info'))
  expect(reply).toMatchObject({ ok: true, value: { entry: 'desktop' } })
  await expect(page.getByRole('main')).toBeVisible()
})

test('the bridge is two functions, frozen, and names no channel', async () => {
  const page = await desktop.window()
  const seen = await page.evaluate(() => {
    const { bridge } = window as unknown as { bridge: object }
    return { keys: Object.keys(bridge).sort(), frozen: Object.isFrozen(bridge) }
  })
  expect(seen).toEqual({ keys: ['on', 'request'], frozen: true })
})

test('CVE-2025-67744: the page has no Node, no Electron and no raw IPC', async () => {
  const page = await desktop.window()
  const types = await page.evaluate(() =>
    ['require', 'process', 'module', 'electron', 'ipcRenderer', '__hostIpc', 'Buffer', 'global'].map(
      (name) => typeof (window as unknown as Record<string, unknown>)[name],
    ),
  )
  expect(new Set(types)).toEqual(new Set(['undefined']))
})

test('a request that the contract does not name is refused by name', async () => {
  const page = await desktop.window()
  for (const name of ['fs.read', '__proto__', 'toString', '']) {
    const reply = await page.evaluate((each) => (window as unknown as { bridge: Bridge }).bridge.request(each), name)
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNKNOWN_REQUEST' } })
  }
})

test('input is parsed at the border: a wrong shape never reaches a handler', async () => {
  const page = await desktop.window()
  const reply = await page.evaluate(() =>
    (window as unknown as { bridge: Bridge }).bridge.request('chat.send', { conversationId: '', text: 7 }),
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
})

test('a diagram is drawn under the scheme of the desktop too, in a frame without origin or bridge', async () => {
  const page = await desktop.window()
  const drawn = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.src = '/diagram/frame.html'
    const said = () =>
      new Promise<MessageEvent<{ svg?: string }>>((resolve) =>
        window.addEventListener('message', resolve, { once: true }),
      )
    const ready = said()
    document.body.append(frame)
    const { origin } = await ready
    const answer = said()
    frame.contentWindow?.postMessage({ source: 'graph TD; A --> B', dark: false }, '*')
    const { data } = await answer
    const seen = frame.contentDocument
    frame.remove()
    return { origin, seen, svg: data.svg?.slice(0, 4) }
  })
  expect(drawn).toEqual({ origin: 'null', seen: null, svg: '<svg' })
})

test('inline script does not run', async () => {
  const page = await desktop.window()
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.textContent = 'window.inlineRan = true'
    } catch {
      return false
    }
    document.head.append(script)
    return window.inlineRan === true
  })
  expect(ran).toBe(false)
})

test('text is not turned into code', async () => {
  const page = await desktop.window()
  // In a timer: what a debugger evaluates directly is not held by the page's policy.
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve((Reflect.construct(Function, ['return 1']) as () => number)())
          } catch (error) {
            resolve((error as Error).name)
          }
        })
      }),
  )
  expect(outcome).toBe('EvalError')
})

test('the page reaches no network: fetch, image, frame and socket are blocked', async () => {
  const page = await desktop.window()
  const outcome = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'went out',
      () => 'blocked',
    )
    const image = await new Promise((resolve) => {
      const element = new Image()
      element.onload = () => resolve('went out')
      element.onerror = () => resolve('blocked')
      element.src = 'https://example.com/x.png'
    })
    const frames = await new Promise((resolve) => {
      const frame = document.createElement('iframe')
      document.addEventListener('securitypolicyviolation', () => resolve('blocked'), { once: true })
      frame.src = 'https://example.com/'
      document.body.append(frame)
    })
    return { fetched, image, frames }
  })
  expect(outcome).toEqual({ fetched: 'blocked', image: 'blocked', frames: 'blocked' })
})

test('the page cannot navigate away', async () => {
  const page = await desktop.window()
  const before = page.url()
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://evil.example/'
    link.textContent = 'leave'
    document.body.append(link)
    link.click()
    link.remove()
  })
  await expect.poll(() => desktop.evaluate(({ records }) => records?.prevented.length ?? 1)).toBeGreaterThan(0)
  expect(page.url()).toBe(before)
})

test('CVE-2026-43899: a popup is denied, and reaches the system browser by no road but the one that asks', async () => {
  const page = await desktop.window()
  for (const address of [
    'file:///etc/passwd',
    'ms-calculator:',
    'https://user:pw@example.com/',
    'https://example.com/docs',
  ])
    await page.evaluate((url) => void window.open(url, '_blank'), address)
  if (desktop.kind === 'electron') return
  await expect.poll(() => desktop.evaluate(({ records }) => records.denied)).toContain('https://example.com/docs')
  const ask = (url: string) =>
    page.evaluate(
      (address) => (window as unknown as { bridge: Bridge }).bridge.request('app.openLink', { url: address }),
      url,
    )
  for (const address of ['file:///etc/passwd', 'https://user:pw@example.com/', 'https://example.com/docs'])
    expect(await ask(address)).toMatchObject({ ok: false })
  expect(await desktop.evaluate(({ records }) => records.openExternal)).toEqual([])
})

test('the app asks for the sandbox, and permission requests are answered no', async () => {
  const answers = await desktop.evaluate(({ session }) => {
    const held = session.defaultSession as unknown as {
      permissionRequest?: (contents: unknown, permission: string, answer: (ok: boolean) => void) => void
      permissionCheck?: () => boolean
      devicePermission?: () => boolean
    }
    let granted: boolean | null = null
    held.permissionRequest?.({}, 'media', (ok) => {
      granted = ok
    })
    return { granted, check: held.permissionCheck?.() ?? null, device: held.devicePermission?.() ?? null }
  })
  if (desktop.kind === 'host') expect(answers).toEqual({ granted: false, check: false, device: false })
})

test('the application menu has no developer tools and no reload', async () => {
  const labels = await desktop.evaluate(({ records }) => JSON.stringify(records?.menus ?? []))
  expect(labels).not.toMatch(/toggleDevTools|reload/i)
  // Electron's own has both, and would stand until ours is loaded.
  if (desktop.kind === 'host') expect(JSON.parse(labels)).toEqual(['sandbox', 'none', expect.any(Array)])
})

test('events of main reach the window', async () => {
  const page = await desktop.window()
  const heard = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { bridge } = window as unknown as { bridge: Bridge }
        const stop = bridge.on((name) => {
          if (name !== 'chat.conversationsChanged') return
          stop()
          resolve(name)
        })
        void bridge.request('chat.createConversation')
      }),
  )
  expect(heard).toBe('chat.conversationsChanged')
})

test('a reload loses nothing that main holds', async () => {
  const page = await desktop.window()
  const before = await page.evaluate(() =>
    (window as unknown as { bridge: Bridge }).bridge.request('chat.listConversations'),
  )
  await page.reload()
  const after = await page.evaluate(() =>
    (window as unknown as { bridge: Bridge }).bridge.request('chat.listConversations'),
  )
  expect(after).toEqual(before)
  expect((after.value as unknown[]).length).toBeGreaterThan(0)
})

test('a frame inside the page has no bridge', async () => {
  const page = await desktop.window()
  const inner = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return typeof (frame.contentWindow as unknown as { bridge?: unknown })?.bridge
  })
  expect(inner).toBe('undefined')
})

test('markup made from text is refused by trusted types', async () => {
  const page = await desktop.window()
  const outcome = await page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<img src=x onerror="window.inlineRan = true">'
      return 'made'
    } catch (error) {
      return (error as Error).name
    }
  })
  expect(outcome).toBe('TypeError')
})

test('a grave question opens a window of its own, and only that window may allow it', async () => {
  const page = await desktop.window()
  const asked = await page.evaluate(async () => {
    const { bridge } = window as unknown as { bridge: Bridge }
    const made = await bridge.request('chat.createConversation')
    const { id } = made.value as { id: string }
    const pending = new Promise((resolve) => {
      bridge.on((name, payload) => {
        if (name === 'permission.pendingChanged' && (payload as unknown[]).length > 0)
          resolve((payload as unknown[])[0])
      })
    })
    for (;;) {
      const found = await bridge.request('host.searchTools', { query: 'delete file', limit: 1 })
      if ((found.value as unknown[]).length > 0) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await bridge.request('chat.runTool', {
      conversationId: id,
      toolKey: 'office__delete_file',
      arguments: { path: 'Notes/offsite.md' },
    })
    return (await pending) as { id: string; surface: string; request: { context: { digest: string } } }
  })
  expect(asked.surface).toBe('trusted')
  const answer = { outcome: 'granted', digest: asked.request.context.digest, offerId: null, editedArguments: null }
  const fromPage = await page.evaluate(
    ([id, given]) =>
      (window as unknown as { bridge: Bridge }).bridge.request('permission.answer', { id, answer: given }),
    [asked.id, answer] as const,
  )
  expect(fromPage).toMatchObject({ ok: false, error: { code: 'PERMISSION_DENIED' } })
  const trusted = await desktop.window(/consent/)
  await expect(trusted.getByText('Notes/offsite.md').first()).toBeVisible()
  const pendingNow = () =>
    page.evaluate(() => (window as unknown as { bridge: Bridge }).bridge.request('permission.listPending'))
  expect((await pendingNow()).value).toHaveLength(1)
  await trusted.close()
  await expect.poll(async () => (await pendingNow()).value).toEqual([])
})
