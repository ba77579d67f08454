// Pages of cards and screens over made-up facts, served as files (pages.setup.ts builds them): what is drawn, without a main behind it.
import { preview } from 'vite'

const configOf = (name: string): string => new URL(`../fakes/${name}/vite.config.ts`, import.meta.url).pathname
export const SCREENS = configOf('screens')
export const WHOLE = configOf('whole')

export type Pages = { readonly address: string; close(): Promise<void> }

export async function servePages(configFile: string): Promise<Pages> {
  const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' })
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}
