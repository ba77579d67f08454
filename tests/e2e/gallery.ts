// The gallery of cards and screens: how a card is drawn, without a main behind it.
import { expect, type Locator, type Page } from '@playwright/test'
import { type Pages, SCREENS, servePages } from './pages.ts'

export const TALL = { width: 760, height: 1400 }

export type Gallery = Pages
export const openGallery = (): Promise<Gallery> => servePages(SCREENS)

/** Opens one card by a query such as `card=cancel&theme=dark`. */
export async function openCard(page: Page, { address }: Gallery, query: string, size = TALL): Promise<Locator> {
  await page.setViewportSize(size)
  await page.goto(`${address}?${query}`)
  const card = page.getByRole('alertdialog')
  await expect(card).toBeVisible()
  return card
}
