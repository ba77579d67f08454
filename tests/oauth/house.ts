// Issuer, protected server and person together; everything is closed after each test.
import { afterEach } from 'vitest'
import type { OAuthParts } from '../../electron/oauth/parts.ts'
import { createBrowser } from './browser.ts'
import { type Issuer, type IssuerOptions, startIssuer } from './provider.ts'
import { type Protected, startProtected } from './resource.ts'
import { createWorld, type World } from './world.ts'

export type House = {
  readonly world: World
  readonly issuer: Issuer
  readonly server: Protected
  readonly urls: string[]
}
type Options = Omit<IssuerOptions, 'resources'>

const closing: (() => Promise<void>)[] = []
export const closeLater = (...closes: (() => Promise<void>)[]): void => void closing.push(...closes)
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

export async function openHouse(options: Options = {}, over: Partial<OAuthParts> = {}): Promise<House> {
  const urls: string[] = []
  const issuer = await startIssuer({ ...options, resources: () => urls })
  const server = await startProtected(issuer.url)
  urls.push(server.url)
  const world = createWorld(server.url, { openBrowser: createBrowser('alice'), ...over })
  closeLater(issuer.close, server.close, world.close)
  return { world, issuer, server, urls }
}

/** The same person after the app was started again. */
export function restart({ world, server }: House, over: Partial<OAuthParts> = {}): World {
  const next = createWorld(server.url, { openBrowser: createBrowser('alice'), ...over }, world)
  closeLater(next.close)
  return next
}
