// The gallery of cards and screens, built once and served as files: how a card is drawn, without a main behind it.
import { expect, type Locator, type Page } from '@playwright/test'
import { build, preview, type PreviewServer } from 'vite'

const configFile = new URL('../fakes/screens/vite.config.ts', import.meta.url).pathname
export const TALL = { width: 760, height: 1400 }

export type Gallery = {
  readonly address: string
  close(): Promise<void>
}

/** Builds it anew: what is tested is what stands in the sources now. */
export async function openGallery(): Promise<Gallery> {
  await build({ configFile, logLevel: 'error' })
  const server: PreviewServer = await preview({
    configFile,
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  })
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}

/** Opens one card by a query such as `card=cancel&theme=dark`. */
export async function openCard(page: Page, { address }: Gallery, query: string, size = TALL): Promise<Locator> {
  await page.setViewportSize(size)
  await page.goto(`${address}?${query}`)
  const card = page.getByRole('alertdialog')
  await expect(card).toBeVisible()
  return card
}
