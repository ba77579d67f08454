// What answers can hold: formulas, diagrams, code, tables, images. Drawn well, and without teeth.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { addProvider, startMock, WIRES } from './models.ts'
import { newConversation, say } from './person.ts'

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let gatehouse: Gatehouse
let canary: Server
let mock: LLMock
let page: Page
/** Whatever asked the canary for anything, and every request that left for another place than the app. */
const leaks: string[] = []
const at = () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}`

test.beforeAll(async ({ browser }) => {
  canary = createServer((request, response) => {
    leaks.push(`canary ${request.url}`)
    response.end()
  }).listen(0, '127.0.0.1')
  mock = await startMock()
  gatehouse = await startGatehouse(newHome())
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  page = await context.newPage()
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(gatehouse.address()).origin)
      leaks.push(request.url())
  })
  // What a policy stopped was tried, and never left: the canary says so too.
  page.on('requestfailed', (request) => {
    const blocked = leaks.indexOf(request.url())
    if (blocked >= 0 && request.failure()?.errorText === 'csp') leaks.splice(blocked, 1)
  })
  page.on('dialog', (dialog) => {
    leaks.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => leaks.push(`popup ${popup.url()}`))
  await openWindow(page, gatehouse)
  const [wire] = WIRES
  await addProvider(page, mock, wire)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  await mock.stop()
  canary.close()
  removeHome(gatehouse.home)
})
test.afterEach(async () => {
  expect(leaks).toEqual([])
  expect(await page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined()
})

/** Has the model answer so, and resolves with the finished answer. */
async function answer(name: string, text: string): Promise<Locator> {
  mock.on({ userMessage: name }, { content: text })
  await newConversation(page)
  await say(page, name)
  const article = page.getByRole('article', { name: 'Assistant wrote' })
  await expect(article.getByRole('button', { name: 'Retry' })).toBeVisible()
  return article
}
const clipboard = () => page.evaluate(() => navigator.clipboard.readText())

test('[craft.formulas] formulas are drawn, copied as their source, and money is not taken for one', async () => {
  const article = await answer(
    'some maths',
    'Inline $a_1 * b_1$ and \\(c * d\\), it costs $5 and $10.\n\n$$\n\\frac{1}{2} = \\sqrt{x}\n$$\n\nBroken: $\\frac{$ and $$\\nonsense{x}$$\n\nEnd.',
  )
  await expect(article.locator('math')).toHaveCount(3)
  await expect(article).toContainText('it costs $5 and $10.')
  await expect(article.locator('math mfrac')).toHaveCount(1)
  // What cannot be read stays as it was written.
  await expect(article.getByText('\\nonsense{x}')).toBeVisible()
  await article.locator('math mfrac').hover()
  await article.getByRole('button', { name: 'Copy the source of the formula' }).first().click()
  expect(await clipboard()).toBe('\\frac{1}{2} = \\sqrt{x}')
  await article.getByText('Inline').selectText()
  await page.keyboard.press('ControlOrMeta+c')
  expect(await clipboard()).toBe('Inline $a_1 * b_1$ and \\(c * d\\), it costs $5 and $10.')
})

test('[craft.diagrams] a diagram is a picture with words for those who cannot see it, and its source a click away', async () => {
  const article = await answer(
    'a flow',
    'So:\n\n```mermaid\nflowchart LR\n  A[Ask first] --> B{Allowed?}\n  B -->|yes| C[Run]\n```\n',
  )
  const picture = article.getByRole('img', { name: /^Diagram: flowchart.*Ask first/ })
  await expect(picture).toBeVisible()
  const { width, height } = (await picture.boundingBox()) ?? { width: 0, height: 0 }
  expect(width).toBeGreaterThan(100)
  expect(height).toBeGreaterThan(30)
  // It is an image and nothing else: no drawing in the page, and the frame is gone.
  expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml/)
  await expect(article.locator('figure svg text, foreignObject, iframe')).toHaveCount(0)
  expect(page.frames()).toHaveLength(1)
  await article.getByRole('button', { name: 'Show source' }).click()
  await expect(article.getByText('A[Ask first] --> B{Allowed?}')).toBeVisible()
  await article.getByRole('button', { name: 'Show diagram' }).click()
  await article.getByRole('button', { name: /large$/ }).click()
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('[craft.brokenDiagrams] what cannot be drawn shows its source, and says so', async () => {
  const article = await answer('a broken flow', '```mermaid\nflowchart LR\n  A[[[ --> \n```\n')
  await expect(article.getByText('This diagram could not be drawn. Here is its source.')).toBeVisible()
  await expect(article.getByText('A[[[ -->')).toBeVisible()
})

test('[craft.code] code has colours that are no elements, its language, and can be copied and wrapped', async () => {
  const code = `const answer = "${'x'.repeat(300)}" // forty-two`
  const article = await answer('some code', `\`\`\`ts\n${code}\n\`\`\`\n`)
  const block = article.getByRole('figure', { name: 'ts code' })
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('code-keyword')?.size ?? 0)).toBeGreaterThan(0)
  expect(await block.locator('code').evaluate((element) => element.childNodes.length)).toBe(1)
  const wide = () => block.locator('pre').evaluate((element) => element.scrollWidth > element.clientWidth)
  expect(await wide()).toBe(true)
  await block.hover()
  await block.getByRole('button', { name: 'Wrap long lines' }).click()
  expect(await wide()).toBe(false)
  await block.getByRole('button', { name: 'Copy' }).click()
  expect(await clipboard()).toBe(code)
  // Colours go with what they coloured.
  await newConversation(page)
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('code-keyword')?.size ?? 0)).toBe(0)
})

test('[craft.tables] a table is sorted by its headings and copied without formulas for a spreadsheet', async () => {
  const article = await answer(
    'a table',
    '| Name | Cost |\n|---|--:|\n| b, c | 10 |\n| =cmd() | -9 |\n| a "q" | 100 |\n',
  )
  const cells = () => article.getByRole('cell').allInnerTexts()
  expect(await cells()).toEqual(['b, c', '10', '=cmd()', '-9', 'a "q"', '100'])
  // By keyboard: what scrolls is a stop, and its buttons come behind it.
  await article.getByRole('table').locator('..').focus()
  await article.getByRole('button', { name: 'Cost' }).click()
  await expect(article.getByRole('columnheader', { name: 'Cost' })).toHaveAttribute('aria-sort', 'ascending')
  expect((await cells()).filter((_, index) => index % 2 === 1)).toEqual(['-9', '10', '100'])
  await article.getByRole('button', { name: 'Cost' }).click()
  expect((await cells())[1]).toBe('100')
  await article.getByRole('button', { name: 'Copy as CSV' }).click()
  expect(await clipboard()).toBe('Name,Cost\r\n"b, c",10\r\n\'=cmd(),-9\r\n"a ""q""",100')
  await article.getByRole('button', { name: 'Copy as Markdown' }).click()
  expect(await clipboard()).toContain('| b, c | 10 |')
})

test('[craft.images] an image that brings its data is shown, opened large and saved; another is only named', async () => {
  const article = await answer(
    'an image',
    `![Dot](data:image/png;base64,${PIXEL})\n\n![Far](${at()}/far.png)\n\n![Drawing](data:image/svg+xml;base64,PHN2Zy8+)\n\n![Fake](data:image/png;base64,PHN2Zy8+)`,
  )
  await expect(article.getByRole('img')).toHaveCount(1)
  await expect(article.getByText('not loaded from 127.0.0.1')).toBeVisible()
  await expect(article.getByText('its data is not what it says')).toBeVisible()
  await article.getByRole('button', { name: 'Show Dot large' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Save' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('image.png')
  await page.keyboard.press('Escape')
})

/** Every way we know to get something out of a formula or a diagram. */
const evilFormulas = () => [
  '\\href{javascript:window.pwned=1}{click}',
  `\\includegraphics{${at()}/picture.png}`,
  `\\url{${at()}/url}`,
  '\\htmlStyle{position:fixed;inset:0}{x}',
  `\\style{background:url(${at()}/style)}{x}`,
  '\\class{dialog}{x} ',
  '\\htmlData{onclick=window.pwned=2}{x}',
  '\\text{<img src=x onerror=window.pwned=3>}',
  `\\color{url(${at()}/colour)}{x}`,
  '\\def\\a{\\a\\a}\\a',
  '\\kern-99em\\rule{900em}{900em}',
]
const evilDiagrams = () => [
  `graph TD; A["<img src=${at()}/label onerror=window.pwned=4>"] --> B; click A href "javascript:window.pwned=5"`,
  `graph TD; A --> B; click A call window.alert("pwned")`,
  `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\ngraph TD; A["<iframe src=${at()}/frame></iframe>"] --> B`,
  `%%{init: {"themeCSS": "@import url(${at()}/css); * { background: url(${at()}/background) }"}}%%\ngraph TD; A --> B`,
  `---\nconfig:\n  securityLevel: loose\n  fontFamily: "x; background: url(${at()}/font)"\n---\ngraph TD; A["<svg onload=window.pwned=6>"] --> B`,
  `graph TD; A@{ img: "${at()}/shape.png", label: "x" } --> B`,
  `graph TD; A["\`![x](${at()}/markdown.png)\`"] --> B`,
  `sequenceDiagram\n  participant A\n  link A: Go @ javascript:window.pwned=7\n  A->>A: <script>window.pwned=8</script>`,
  `architecture-beta\n  service a(logos:aws)[x]\n  service b(${at()}:icon)[y]`,
  `classDiagram\n  class A\n  link A "javascript:window.pwned=9" "x"\n  callback A "alert" "y"`,
]

test('[craft.inert] nothing in a formula or a diagram runs, loads, links or leaves its place', async () => {
  test.setTimeout(120_000)
  const formulas = evilFormulas().map((one) => `$$${one}$$`)
  const diagrams = evilDiagrams().map((one) => `\`\`\`mermaid\n${one}\n\`\`\``)
  const article = await answer('evil craft', [...formulas, ...diagrams, 'The end.'].join('\n\n'))
  // Each diagram is looked at, and becomes a picture or its source.
  await expect(async () => {
    const waiting = article.locator('figure[aria-busy="true"]')
    if ((await waiting.count()) > 0) await waiting.first().scrollIntoViewIfNeeded()
    expect(await waiting.count()).toBe(0)
  }).toPass({ timeout: 60_000 })
  await expect(article.locator('a, script, iframe, foreignObject, [href], [onclick], [onload], [onerror]')).toHaveCount(
    0,
  )
  for (const picture of await article.getByRole('img').all())
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml/)
  // However large a rule it asks for, a formula covers nothing but its own place.
  const outside = await article.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect()
    const beside = document.elementFromPoint(left - 20, 200)
    return beside?.closest('math') === null && document.elementFromPoint(right + 20, 200)?.closest('math') === null
  })
  expect(outside).toBe(true)
  expect(page.frames()).toHaveLength(1)
})

test('[craft.alone] the frame of a diagram has no origin, no network and no way to the page', async () => {
  const { origin } = new URL(gatehouse.address())
  const response = await page.request.get(`${origin}/diagram/frame.html`)
  const policy = response.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox allow-scripts')
  const reached = await page.evaluate(async (canaryAt) => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.src = '/diagram/frame.html'
    const ready = new Promise<MessageEvent>((resolve) => window.addEventListener('message', resolve, { once: true }))
    document.body.append(frame)
    const { origin: from } = await ready
    const seen = frame.contentDocument
    // A script that got into it all the same would try this.
    const drawn = new Promise<MessageEvent<{ svg?: string }>>((resolve) =>
      window.addEventListener('message', resolve, { once: true }),
    )
    frame.contentWindow?.postMessage(
      { source: `graph TD; A["<img src='${canaryAt}/in-frame'>"] --> B`, dark: false },
      '*',
    )
    await drawn
    frame.remove()
    return { from, seen }
  }, at())
  expect(reached).toEqual({ from: 'null', seen: null })
})

const MEGA = 250_000
const heavy: readonly (readonly [string, string])[] = [
  ['stars', '*'.repeat(MEGA)],
  ['brackets', '['.repeat(MEGA)],
  ['dollars', '$'.repeat(MEGA)],
  ['mixed emphasis', '*a_'.repeat(MEGA / 3)],
  ['open formulas', '$x'.repeat(MEGA / 2)],
  ['nested lists', Array.from({ length: 400 }, (_, index) => `${' '.repeat(index * 2)}- x`).join('\n')],
  ['nested quotes', `${'> '.repeat(5000)}x`],
  ['nested bullets', `${'- '.repeat(5000)}x`],
]

/** Longest task of the window while an answer of this text arrives and is drawn to its end, in milliseconds. */
async function longestTask(name: string, text: string): Promise<number> {
  await newConversation(page)
  mock.on({ userMessage: `heavy ${name}` }, { content: text }, { chunkSize: 8192, latency: 0 } as never)
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(Math.round(entry.duration))
    }).observe({ type: 'longtask' })
  })
  await say(page, `heavy ${name}`)
  await expect(
    page.getByRole('article', { name: 'Assistant wrote' }).getByRole('button', { name: 'Retry' }),
  ).toBeVisible({ timeout: 60_000 })
  return page.evaluate(() => Math.max(0, ...(globalThis as never as { seen: number[] }).seen))
}

test('[craft.bounded] no text holds up the window: a malicious one costs as much as an honest one of its length', async () => {
  test.setTimeout(240_000)
  const paragraph =
    'An *honest* paragraph with `code`, a [link](https://example.com) and **some** weight in it, as people write.\n\n'
  const honest = await longestTask('honest', paragraph.repeat(MEGA / paragraph.length))
  // Beside each other in one run, so that a slow machine slows both: what is not bounded holds the window for many times as long.
  const most = Math.max(100, 4 * honest)
  for (const [name, text] of heavy) expect(await longestTask(name, text), name).toBeLessThan(most)
})
