import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { Markdown as MarkdownComponent } from './Markdown.tsx'

let Markdown: typeof MarkdownComponent
beforeAll(async () => {
  // The client is made when it is first imported, from the bridge that the preload would have put there.
  Object.assign(globalThis, {
    window: { bridge: { request: () => Promise.reject(new Error('none')), on: () => () => {} } },
  })
  Markdown = (await import('./Markdown.tsx')).Markdown
})
const show = (text: string) => renderToStaticMarkup(<Markdown text={text} finished />)

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'text <svg/onload=alert(1)> text',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](file:///etc/passwd)',
  '[x](https://good.example@evil.example/)',
  '<https://evil.example/"onmouseover="alert(1)>',
  '![x](https://evil.example/pixel.png?secret=1)',
  '![x](javascript:alert(1))',
  '[a]: javascript:alert(1)\n\n[a]',
  '<iframe src="https://evil.example"></iframe>',
  '<style>*{display:none}</style>',
  '<form action="https://evil.example"><input name=a></form>',
  '`<b>` **<i>x</i>**',
  '| <b> | [x](javascript:1) |\n|---|---|\n| <img src=x> | y |',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
]

test.each(HOSTILE)('nothing in a text becomes an element, an address or a handler of its own: %s', (text) => {
  const html = show(text)
  expect(html).not.toMatch(/<(script|img|iframe|style|form|object|embed|a|link|meta|base|video|audio)[\s>/]/i)
  expect(html.replaceAll(/&[a-z#0-9]+;|>[^<]*</g, '><')).not.toMatch(/\s(on\w+|href|src|style|action)=/i)
})

test('a link that hides its host shows it, and one that does not is left alone', () => {
  expect(show('[your bank](https://evil.example/login)')).toContain('(evil.example)')
  expect(show('https://example.com/a')).not.toContain('(example.com)')
  expect(show('[аpple](https://аpple.com)')).toContain('xn--')
})

test('a link to nowhere safe is words, not a button', () => {
  expect(show('[x](javascript:alert(1))')).not.toContain('<button')
  expect(show('[x](https://example.com)')).toContain('<button')
})

test('a remote image says where it would have come from, and has no address in the page', () => {
  const html = show('![chart](https://tracker.example/p.png)')
  expect(html).toContain('tracker.example')
  expect(html).not.toContain('p.png')
})

test('the usual Markdown is shown as it should be', () => {
  expect(show('# A\n\n- x\n- **y**\n\n1. z')).toMatch(
    /<h3>A<\/h3><ul><li>x<\/li><li><strong>y<\/strong><\/li><\/ul><ol start="1">/,
  )
  expect(show('a &amp; b &#128512; &unknown;')).toContain('a &amp; b 😀 &amp;unknown;')
})
