// Hands an address that was checked before to the system's browser, without a shell.
import { spawn } from 'node:child_process'
import { AppError } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
}

/**
 * Opens an http(s) address with GATEHOUSE_BROWSER (a program, given the address as its one argument) or the system's
 * browser. Rejects with AppError LINK_REFUSED when neither can be started.
 */
export function openInBrowser(address: string): Promise<void> {
  const url = new URL(address)
  // SECURITY: only web addresses, as one argument that no shell reads.
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return Promise.reject(new AppError('LINK_REFUSED', told`Only web addresses can be opened.`))
  const chosen = process.env['GATEHOUSE_BROWSER']
  const [command, ...args] = chosen ? [chosen] : (OPENERS[process.platform] ?? ['xdg-open'])
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, url.href], { stdio: 'ignore', detached: true })
    child.once('error', () =>
      reject(
        new AppError('LINK_REFUSED', told`No browser could be opened here. Open this address yourself: ${url.href}`),
      ),
    )
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}
