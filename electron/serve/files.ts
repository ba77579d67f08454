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
export const contentSecurityPolicy = (connect: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')

export const securityHeaders = (connect: string): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(connect),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
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
