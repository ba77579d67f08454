// The one gate for addresses that a server, its metadata or its authorization server names.
import ipaddr from 'ipaddr.js'
import { AppError } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const LONGEST = 8192

const refused = () =>
  new AppError(
    'LINK_REFUSED',
    told`The server sent an unusable sign-in address. Nothing was opened. Ask whoever runs the server to correct it.`,
  )

/** True for an IP literal (as in `URL.hostname`) or `localhost` that can only mean this machine. */
export function isLoopbackHost(hostname: string): boolean {
  if (hostname === 'localhost') return true
  const address = ipLiteral(hostname)
  return address !== null && ipaddr.process(address).range() === 'loopback'
}

/** The bare address of an IP literal host, or null for a name. */
export function ipLiteral(hostname: string): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  return ipaddr.isValid(bare) ? bare : null
}

function isHost(hostname: string): boolean {
  if (ipLiteral(hostname) !== null) return true
  return hostname.length <= 253 && hostname.split('.').every((label) => LABEL.test(label))
}

/** True when `text` holds a space or control character, which URL parsers silently drop or rewrite. */
function isDisguised(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code <= 0x20 || code === 0x7f || character === '\\') return true
  }
  return false
}

/** Parses an address that somebody else named; AppError LINK_REFUSED unless it is https (or http to this machine), with a real host and no credentials. */
export function gateUrl(text: string): URL {
  // SECURITY: only what is listed here passes; no scheme, host or credential trick reaches a fetch or the browser.
  if (text.length > LONGEST || isDisguised(text) || !URL.canParse(text)) throw refused()
  const url = new URL(text)
  const isSecure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))
  const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(text)?.[1] ?? '@'
  if (!isSecure || authority.includes('@') || !isHost(url.hostname)) throw refused()
  return url
}

/** True when both addresses have the same scheme, host and port. */
export const sameOrigin = (a: string | URL, b: string | URL): boolean => new URL(a).origin === new URL(b).origin
