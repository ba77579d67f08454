// Addresses of model providers: checked once, and what a key is bound to.
import { AppError } from '../../../shared/ipc/errors.ts'
import { told } from '../../../shared/told.ts'

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname)

/** The base address without a trailing slash; `/v1` when the person gave no path. AppError INVALID_INPUT says what is wrong with it. */
export function checkedAddress(text: string): string {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new AppError('INVALID_INPUT', told`Give an address that begins with https:// (or http:// on this computer).`)
  if (url.username || url.password)
    throw new AppError('INVALID_INPUT', told`Leave names and passwords out of the address: the key has its own field.`)
  // SECURITY: a key and a conversation never cross a network unencrypted.
  if (url.protocol === 'http:' && !isLoopback(url))
    throw new AppError(
      'INVALID_INPUT',
      told`${url.host} is not this computer, so its address must begin with https://.`,
    )
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.origin}${path === '' ? '/v1' : path}`
}

/** What a key is bound to: scheme, host and port. */
export const originOf = (baseUrl: string): string => new URL(baseUrl).origin
export const hostOf = (baseUrl: string): string => new URL(baseUrl).host
