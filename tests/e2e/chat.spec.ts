// Talking with a model, over both wire formats: what appears, what stays, and what can be done with a conversation.
import { readFileSync } from 'node:fs'
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { addProvider, KEY, startMock, WIRES } from './models.ts'
import { newConversation, openScreen, say } from './person.ts'

let gatehouse: Gatehouse
let mock: LLMock
let page: Page
test.beforeAll(async () => {
  mock = await startMock()
  gatehouse = await startGatehouse(newHome())
})
test.afterAll(async () => {
  await gatehouse.stop()
  await mock.stop()
  removeHome(gatehouse.home)
})
const answers = () => page.getByRole('article', { name: 'Assistant wrote' })
const stop = () => page.getByRole('button', { name: 'Stop', exact: true })

const RICH = [
  '# Plan',
  'First **this**, then `that`.',
  '',
  '| Day | Meeting |',
  '|---|---|',
  '| Monday | Stand-up |',
  '',
  '```ts',
  'const answer = 42',
  '```',
].join('\n')

for (const wire of WIRES)
  test.describe(`over the wire of ${wire.preset}`, () => {
    test.describe.configure({ mode: 'serial' })
    test.beforeAll(async ({ browser }) => {
      page = await browser.newPage()
      await openWindow(page, gatehouse)
      mock.reset()
      await addProvider(page, mock, wire)
    })
    test.afterAll(() => page.close())
    test.beforeEach(async () => {
      mock.reset()
      await newConversation(page)
    })

    test('[chat.stream] [chat.markdown] Markdown, code and tables appear as they are written', async () => {
      mock.on({ userMessage: 'plan' }, { content: RICH })
      await say(page, 'make a plan')
      await expect(answers().getByRole('heading', { name: 'Plan' })).toBeVisible()
      await expect(answers().getByRole('cell', { name: 'Stand-up' })).toBeVisible()
      await expect(answers().getByRole('code').filter({ hasText: 'const answer = 42' })).toBeVisible()
    })

    test('[chat.stop] stopping in mid-stream keeps what was said', async () => {
      mock.on({ userMessage: 'long' }, { content: 'word '.repeat(4000) }, { latency: 5 })
      await say(page, 'a long one')
      await expect(answers()).toContainText('word word word')
      await stop().click()
      await expect(answers()).toContainText('Stopped by you')
      await expect(answers()).toContainText('word word word')
      await page.reload()
      await expect(answers()).toContainText('word word word')
      expect((await answers().innerText()).length).toBeLessThan(19_000)
    })

    test('[chat.rateLimit] "slow down" is waited for, and the answer comes', async () => {
      mock.on({ userMessage: 'hello' }, { content: 'Here I am.' })
      mock.nextRequestError(429, { message: 'slow down', type: 'rate_limit_error' })
      await say(page, 'hello')
      await expect(answers()).toContainText('Here I am.')
      expect(mock.getRequests().filter(({ path }) => !path.includes('models'))).toHaveLength(2)
    })

    test('[chat.modelErrors] a wrong key is said with what to do, and mended in Settings; then Try again works', async () => {
      const name = `Mock ${wire.model}`
      const give = async (key: string) => {
        await openScreen(page, 'Settings')
        await page.getByRole('button', { name: `Edit ${name}` }).click()
        const dialog = page.getByRole('dialog', { name: `Edit ${name}` })
        await dialog.getByLabel('Key', { exact: true }).fill(key)
        await dialog.getByRole('button', { name: 'Save and test' }).click()
        await expect(dialog).toBeHidden()
      }
      mock.on({ userMessage: 'hello' }, { content: 'Here I am.' })
      await give('sk-wrong-5551234567')
      await newConversation(page)
      await say(page, 'hello, who are you?')
      await expect(answers()).toContainText(`${name} did not accept the key. Give it again in Settings, under Models.`)
      await expect(page.getByText('sk-wrong-5551234567')).toHaveCount(0)
      await answers().getByRole('button', { name: 'Open Settings' }).click()
      await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
      await give(KEY)
      await page.getByRole('navigation').getByRole('button', { name: 'hello, who are you?' }).first().click()
      await answers().getByRole('button', { name: 'Try again' }).click()
      await expect(answers().last()).toContainText('Here I am.')
      await expect(answers()).toHaveCount(1)
    })

    test('[chat.retry] [chat.edit] [chat.branches] an answer made anew and a question said otherwise: the old ones stay', async () => {
      mock.on({ userMessage: 'colour', sequenceIndex: 0 }, { content: 'Blue.' })
      mock.on({ userMessage: 'colour', sequenceIndex: 1 }, { content: 'Green.' })
      mock.on({ userMessage: 'shape' }, { content: 'A circle.' })
      const mine = page.getByRole('article', { name: 'You wrote' })
      const versions = (of: Locator, at: string) => of.getByRole('group', { name: `Version ${at}` })
      const words = `which colour has ${wire.model}?`
      await say(page, words)
      await expect(answers()).toContainText('Blue.')
      await answers().hover()
      await answers().getByRole('button', { name: 'Retry' }).click()
      await expect(answers()).toContainText('Green.')
      await expect(answers()).toHaveCount(1)
      // By keyboard: the way back keeps the focus, so that the next press goes on.
      await versions(answers(), '2 of 2').getByRole('button', { name: 'Previous version' }).focus()
      await page.keyboard.press('Enter')
      await expect(answers()).toContainText('Blue.')
      await expect(versions(answers(), '1 of 2').getByRole('button', { name: 'Previous version' })).toBeFocused()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(answers()).toContainText('Green.')
      await expect(answers()).toHaveCount(1)

      await mine.hover()
      await mine.getByRole('button', { name: 'Edit and resend' }).click()
      await page.getByRole('textbox', { name: 'Your message' }).fill('which shape?')
      await page.getByRole('button', { name: 'Resend', exact: true }).click()
      await expect(answers()).toContainText('A circle.')
      await expect(page.getByRole('log').getByText(words)).toHaveCount(0)
      await expect(versions(mine, '2 of 2')).toBeVisible()
      await page.reload()
      await expect(answers()).toContainText('A circle.')
      await versions(mine, '2 of 2').getByRole('button', { name: 'Previous version' }).click()
      await expect(mine).toContainText(words)
      await expect(answers()).toContainText('Green.')
      await expect(versions(answers(), '2 of 2')).toBeVisible()
    })

    test('[chat.found] a hit leads to its message, in a branch that is not in use too', async () => {
      mock.on({ userMessage: 'heron' }, { content: `A **hérons** nest of ${wire.model}.` })
      mock.on({ userMessage: 'stork' }, { content: 'A stork.' })
      mock.on({ userMessage: 'more' }, { content: 'More words.\n\n'.repeat(40) })
      await say(page, `heron by ${wire.model}`)
      await expect(answers()).toContainText('nest')
      await say(page, 'more')
      await expect(answers().last()).toContainText('More words.')
      await page.getByText(`heron by ${wire.model}`).last().hover()
      await page.getByRole('button', { name: 'Edit and resend' }).first().click()
      await page.getByRole('textbox', { name: 'Your message' }).fill('stork')
      await page.getByRole('button', { name: 'Resend', exact: true }).click()
      await expect(answers().last()).toContainText('A stork.')
      await expect(answers()).toHaveCount(1)
      await newConversation(page)
      const list = page.getByRole('navigation')
      const search = list.getByRole('textbox', { name: 'Search conversations' })
      await search.fill(`herons nest ${wire.model}`)
      await list.getByRole('button', { name: 'nest' }).click()
      await expect(page.getByText(`nest of ${wire.model}`).last()).toBeInViewport()
      await expect(answers().first()).toContainText('nest')
      await search.fill('')
    })

    test('[chat.export] [chat.search] [chat.titles] [chat.delete] found, renamed, exported, deleted and brought back', async () => {
      const list = page.getByRole('navigation')
      const search = list.getByRole('textbox', { name: 'Search conversations' })
      const title = `Zoo visit ${wire.model}`
      const menu = async (name: string, item: string) => {
        await list.getByRole('button', { name: `Actions for ${name}` }).click()
        await page.getByRole('menuitem', { name: item }).click()
      }
      const exported = async (item: string) => {
        const download = page.waitForEvent('download')
        await menu(title, item)
        return readFileSync(await (await download).path(), 'utf8')
      }
      mock.on({ userMessage: 'okapi' }, { content: 'The okapi lives in house seven.' })
      await say(page, `okapi of ${wire.model}?`)
      await expect(answers()).toContainText('house seven')
      await menu(`okapi of ${wire.model}?`, 'Rename')
      await list.getByRole('textbox', { name: 'Title of the conversation' }).fill(title)
      await page.keyboard.press('Enter')
      await expect(list.getByRole('button', { name: title, exact: true })).toBeVisible()
      expect(await exported('Export as Markdown')).toContain('The okapi lives in house seven.')
      expect(JSON.parse(await exported('Export as JSON')).messages).toHaveLength(2)
      await newConversation(page)
      await search.fill('house seven')
      await list.getByRole('button', { name: title }).click()
      await expect(answers()).toContainText('house seven')
      await search.fill('')
      await menu(title, 'Delete')
      await expect(list.getByRole('button', { name: title, exact: true })).toBeHidden()
      await page.getByRole('button', { name: 'Undo' }).click()
      await list.getByRole('button', { name: title, exact: true }).click()
      await expect(answers()).toContainText('house seven')
    })
  })
