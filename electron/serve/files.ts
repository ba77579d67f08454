// The renderer's files over HTTP, with the headers that keep foreign code out.
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** SECURITY: no foreign script, style, image, frame or connection, whatever text reaches the page. */
export const contentSecurityPolicy = (connect: string, styles = ''): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // Two pages of ours, which have no origin: where diagrams are drawn, and where views of servers are held.
    "frame-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types gatehouse-workers',
  ].join('; ')

/** SECURITY: where diagrams are drawn there is no origin, no network, no picture, no form, no window: only our one script. */
const DIAGRAM_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts',
].join('; ')
/** Our one page without origin, and its script: the same for everybody. */
export const isOfDiagram = (pathname: string): boolean => pathname.startsWith('/diagram/')

/**
 * SECURITY: where views of servers are held. What runs there is the server's own page, one frame further in, under this same policy:
 * its own scripts, styles and pictures, and no address whatever: nothing loads, nothing is sent, no frame goes anywhere.
 */
const VIEW_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  'media-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts allow-forms',
].join('; ')
export const isOfView = (pathname: string): boolean => pathname.startsWith('/view/')
const policyFor = (pathname: string): string | null =>
  isOfDiagram(pathname) ? DIAGRAM_POLICY : isOfView(pathname) ? VIEW_POLICY : null
/** SECURITY: a policy of contents does not stop early connections and WebRTC; this does, where the browser knows it. */
const VIEW_HEADERS = { 'connection-allowlist': '()', 'x-dns-prefetch-control': 'off' } as const

/** `styles`: hashes of the page's own inline styles, with a space before each. */
export const securityHeaders = (connect: string, pathname = '/', styles = ''): Readonly<Record<string, string>> => ({
  'content-security-policy': policyFor(pathname) ?? contentSecurityPolicy(connect, styles),
  ...(isOfView(pathname) ? VIEW_HEADERS : {}),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // A page without origin could not load its own script otherwise.
  'cross-origin-resource-policy': isOfDiagram(pathname) ? 'cross-origin' : 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
})

export type ServedFile = { readonly body: Buffer; readonly type: string; readonly immutable: boolean }

/** Reads one file below `root`; null when there is none. Links and `..` that lead outside count as none. */
export async function readServed(root: string, pathname: string): Promise<ServedFile | null> {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = join(root, path === '/' ? 'index.html' : path)
  try {
    const [real, base] = await Promise.all([realpath(file), realpath(root)])
    if (!real.startsWith(base + sep)) return null
    const type = TYPES[extname(real)] ?? 'application/octet-stream'
    return { body: await readFile(real), type, immutable: path.startsWith('/assets/') }
  } catch {
    return null
  }
}
