// The one gate for addresses that leave the app for the system's browser.
import { AppError } from '../shared/ipc/errors.ts'
import { type Told, told } from '../shared/told.ts'

/** SECURITY: https or mailto only (http to loopback), no credentials, no control characters; answers the normal form or throws LINK_REFUSED. */
export function checkedLink(address: string): string {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new AppError('LINK_REFUSED', told`That is not an address.`)
  }
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]'
  const allowed = url.protocol === 'https:' || url.protocol === 'mailto:' || (url.protocol === 'http:' && loopback)
  if (!allowed)
    throw new AppError('LINK_REFUSED', told`Addresses that begin with “${url.protocol}” are not opened from here.`)
  if (url.username !== '' || url.password !== '')
    throw new AppError('LINK_REFUSED', told`An address with a name or password in it is not opened.`)
  return url.href
}

/** SECURITY: the address of a server a person typed: https, or http (loopback and private networks are the person's own choice), no credentials. Throws INVALID_INPUT. */
export function checkedServerUrl(address: string): string {
  const problem = (message: Told) =>
    new AppError('INVALID_INPUT', message, { issues: [{ path: 'launch.url', message }] })
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw problem(told`This is not an address. It should look like https://mcp.example.com/mcp.`)
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw problem(told`A server address begins with https:// or http://.`)
  if (url.username !== '' || url.password !== '')
    throw problem(told`Put no name or password into the address. Use a header, or sign in.`)
  return url.href
}
