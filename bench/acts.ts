// What a person does in the window, act by act: for bench/interact.ts.
import type { Page } from 'playwright-core'

export type Act = { readonly name: string; readonly run: (page: Page) => Promise<void> }

export const openRow = (page: Page, title: string): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name: title }).first().click()
export const backToLong = async (page: Page): Promise<void> => {
  await openRow(page, 'Five thousand')
  await page.getByText('Answer 4999').waitFor()
}
const openScreen = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}
/** An act of one screen, and the way back to the long conversation. */
const screen = (name: string, then?: (page: Page) => Promise<void>): Act => ({
  name: `The screen ${name}, and back`,
  run: async (page) => {
    await openScreen(page, name)
    await then?.(page)
    await backToLong(page)
  },
})

export const ACTS: readonly Act[] = [
  {
    name: 'Typing',
    run: async (page) => {
      await page.locator('[data-composer]').click()
      await page.keyboard.type('Which of these are still open, and who should hear of it first?', { delay: 30 })
    },
  },
  {
    name: 'Typing after 10 kB of text',
    run: async (page) => {
      const area = page.locator('[data-composer]')
      await area.fill('The gate looks at every call before it leaves. '.repeat(220))
      await page.keyboard.type(' And then it asks.', { delay: 30 })
      await area.fill('')
    },
  },
  {
    name: 'Another conversation, and back',
    run: async (page) => {
      await openRow(page, 'Calendar and a mail')
      await page.getByText('The model is asked too often').waitFor()
      await backToLong(page)
    },
  },
  {
    name: 'Details of a call, opened and closed',
    run: async (page) => {
      await openRow(page, 'Calendar and a mail')
      const call = page.getByRole('region', { name: /List events/ }).first()
      for (const part of ['Arguments', 'Result']) {
        const button = call.getByRole('button', { name: new RegExp(`^${part}`) })
        await button.click()
        await button.click()
      }
      await backToLong(page)
    },
  },
  {
    name: 'What a conversation knows, opened and closed',
    run: async (page) => {
      await page.getByRole('button', { name: 'What this conversation knows' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('List events').waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
    },
  },
  {
    name: 'Search in all conversations, a hit opened',
    run: async (page) => {
      const field = page.getByRole('textbox', { name: 'Search conversations' })
      await field.click()
      await page.keyboard.type('answer 49', { delay: 40 })
      const hits = page.getByRole('navigation')
      // What is found for the first letters goes again when the rest is typed.
      await hits.locator('mark').getByText('49', { exact: true }).first().waitFor()
      await hits.getByRole('button', { name: /^Show all places .*Five thousand/ }).click()
      await hits.getByRole('button', { name: /Answer 4955/ }).click()
      await page.getByRole('heading', { name: 'Answer 4955' }).waitFor()
      await field.fill('')
      await openRow(page, 'Trip to Lund')
      await backToLong(page)
    },
  },
  {
    name: 'The palette, opened, searched and closed',
    run: async (page) => {
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog')
      await palette.waitFor()
      await page.keyboard.type('sett', { delay: 30 })
      await page.keyboard.press('Escape')
      await palette.waitFor({ state: 'hidden' })
    },
  },
  screen('Questions', async (page) => {
    // Opened with its first card; the next one is chosen, and answered.
    await page.getByRole('alertdialog').waitFor()
    const deny = page.getByRole('alertdialog').getByRole('button', { name: 'Deny', exact: true })
    await deny.click()
    await page.getByRole('alertdialog').waitFor()
  }),
  screen('Servers', async (page) => {
    const details = page.getByRole('button', { name: /^Details of/ }).first()
    await details.click()
    await details.click()
  }),
  screen('Permissions', async (page) => {
    const field = page.getByRole('textbox', { name: 'Search tools' })
    await field.click()
    await page.keyboard.type('mail 19', { delay: 40 })
    await page.getByRole('tab', { name: 'Rules' }).click()
  }),
  screen('Activity'),
  screen('Accounts'),
  screen('Settings'),
]
