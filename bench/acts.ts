// What a person does in the window, act by act: for bench/interact.ts.
import type { Locator, Page } from 'playwright-core'

export type Act = { readonly name: string; readonly run: (page: Page) => Promise<void> }

/** Milliseconds without a look at the page after each thing done: what Playwright searches the page for runs on its main thread, before the paint if it is asked at once. */
const UNSEEN = 150
const painted = (page: Page): Promise<void> => page.waitForTimeout(UNSEEN)
const click = async (page: Page, on: Locator): Promise<void> => {
  await on.click()
  await painted(page)
}
const press = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press(key)
  await painted(page)
}
const type = async (page: Page, text: string, delay = 30): Promise<void> => {
  await page.keyboard.type(text, { delay })
  await painted(page)
}

export const openRow = (page: Page, title: string): Promise<void> =>
  click(page, page.getByRole('navigation').getByRole('button', { name: title }).first())
export const backToLong = async (page: Page): Promise<void> => {
  await openRow(page, 'Five thousand')
  await page.getByText('Answer 4999').waitFor()
}
const openScreen = async (page: Page, name: string): Promise<void> => {
  await click(page, page.getByRole('list', { name: 'Screens' }).getByRole('button', { name }))
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
      await click(page, page.locator('[data-composer]'))
      await type(page, 'Which of these are still open, and who should hear of it first?')
    },
  },
  {
    name: 'Typing after 10 kB of text',
    run: async (page) => {
      const area = page.locator('[data-composer]')
      await area.fill('The gate looks at every call before it leaves. '.repeat(220))
      await type(page, ' And then it asks.')
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
        await click(page, button)
        await click(page, button)
      }
      await backToLong(page)
    },
  },
  {
    name: 'What a conversation knows, opened and closed',
    run: async (page) => {
      await click(page, page.getByRole('button', { name: 'What this conversation knows' }))
      const dialog = page.getByRole('dialog')
      await dialog.getByText('List events').waitFor()
      await press(page, 'Escape')
      await dialog.waitFor({ state: 'hidden' })
    },
  },
  {
    name: 'Search in all conversations, a hit opened',
    run: async (page) => {
      const field = page.getByRole('textbox', { name: 'Search conversations' })
      await click(page, field)
      await type(page, 'answer 49', 40)
      const hits = page.getByRole('navigation')
      // What is found for the first letters goes again when the rest is typed.
      await hits.locator('mark').getByText('49', { exact: true }).first().waitFor()
      await click(page, hits.getByRole('button', { name: /^Show all places .*Five thousand/ }))
      await click(page, hits.getByRole('button', { name: /Answer 4955/ }))
      await page.getByRole('heading', { name: 'Answer 4955' }).waitFor()
      await field.fill('')
      await openRow(page, 'Trip to Lund')
      await backToLong(page)
    },
  },
  {
    name: 'The palette, opened, searched and closed',
    run: async (page) => {
      await press(page, 'Control+k')
      const palette = page.getByRole('dialog')
      await palette.waitFor()
      await type(page, 'sett')
      await press(page, 'Escape')
      await palette.waitFor({ state: 'hidden' })
    },
  },
  screen('Questions', async (page) => {
    // Opened with its first card; the next one is chosen, and answered.
    await page.getByRole('alertdialog').waitFor()
    const deny = page.getByRole('alertdialog').getByRole('button', { name: 'Deny', exact: true })
    await click(page, deny)
    await page.getByRole('alertdialog').waitFor()
  }),
  screen('Servers', async (page) => {
    const details = page.getByRole('button', { name: /^Details of/ }).first()
    await click(page, details)
    await click(page, details)
  }),
  screen('Permissions', async (page) => {
    const field = page.getByRole('textbox', { name: 'Search tools' })
    await click(page, field)
    await type(page, 'mail 19', 40)
    await click(page, page.getByRole('tab', { name: 'Rules' }))
  }),
  screen('Activity'),
  screen('Accounts'),
  screen('Settings'),
]
