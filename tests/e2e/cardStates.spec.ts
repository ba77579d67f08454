// Every state of the card as people meet it: by eye, by ear, by keyboard, in a queue, and at the hands of a server that means harm.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type Gallery, openCard, openGallery, TALL } from './gallery.ts'

let gallery: Gallery
test.beforeAll(async () => {
  gallery = await openGallery()
})
test.afterAll(() => gallery.close())
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }))

const open = (page: Page, query: string, size = TALL): Promise<Locator> => openCard(page, gallery, query, size)
const armed = (card: Locator) => expect(card).toHaveAttribute('data-arming', 'armed')
const answer = (page: Page) => page.locator('.bare > output')
const unanswered = (card: Locator) => expect(card).toBeVisible()

const asked = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as { asked: { name: string; input: { id: string; answer: unknown } }[] }).asked
      .filter(({ name }) => name === 'permission.answer')
      .map(({ input }) => input.id),
  )

test('names of 10,000 characters bury nothing: the card can be read, is no wider than the window, and holds one set of answers', async ({
  page,
}) => {
  const card = await open(page, 'card=monster', { width: 360, height: 600 })
  await expect(card.getByRole('button', { name: 'Deny' })).toBeInViewport({ ratio: 1 })
  await expect(card.getByRole('button', { name: 'Allow once' })).toHaveCount(1)
  await expect(page.getByRole('alertdialog')).toHaveCount(1)
  await expect(card).toContainText('[U+202E RIGHT-TO-LEFT OVERRIDE]')
  await expect(card.getByRole('button', { name: /^Show \d+ more characters/ }).first()).toBeVisible()
  const readOn = card.getByRole('button', { name: 'Read on' })
  await expect(readOn).toBeVisible()
  await expect(async () => {
    if (await readOn.isVisible()) await readOn.click({ timeout: 500 })
    await expect(readOn).toBeHidden({ timeout: 300 })
  }).toPass({ intervals: [50] })
  await armed(card)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await card.getByRole('button', { name: 'What the server says about this tool' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(1)
})

test('a double click answers one question, never the next one that comes under the pointer', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 1600 })
  await page.goto(`${gallery.address}?screen=questions&queue`)
  const card = page.getByRole('alertdialog')
  await armed(card)
  const {
    x = 0,
    y = 0,
    width = 0,
    height = 0,
  } = (await card.getByRole('button', { name: 'Allow once' }).boundingBox()) ?? {}
  await page.mouse.click(x + width / 2, y + height / 2, { clickCount: 4, delay: 10 })
  await expect(card).toHaveAccessibleName('Search your mail for offsite')
  expect(await asked(page)).toEqual(['r1'])
})

test('a screen reader hears the card in the order of its parts, and the keyboard goes the same way', async ({
  page,
}) => {
  const card = await open(page, 'card=cancel')
  await expect(page.locator('main')).toMatchAriaSnapshot(`
    - alertdialog "Cancel the event 1:1 with the CEO (Tue 24 Nov, 14:00) and tell 2 people":
      - heading "Cancel the event 1:1 with the CEO (Tue 24 Nov, 14:00) and tell 2 people" [level=2]
      - list "Who and where"
      - region "Now"
      - region "Why now"
      - region "What leaves this device"
      - region "Arguments"
      - button "Why am I asked?"
      - button "What the server says about this tool"
      - button /Remember this answer/
      - button "Type the name instead of holding"
      - button "Deny"
      - button "Give a reason"
      - button "Hold to allow once"
  `)
  await card.focus()
  const reached: string[] = []
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''))
  }
  expect(reached).toEqual([
    'Edit arguments',
    'Why am I asked?',
    'What the server says about this tool',
    'Remember this answerJust this once',
    'Type the name instead of holding',
    'Deny',
    'Give a reason',
    'Hold to allow once',
  ])
})

test('a server that asks: its words are marked as its own, a form that wants a secret is warned of, and nothing has the focus', async ({
  page,
}) => {
  const card = await open(page, 'card=formSecret')
  await expect(page.locator('main')).toMatchAriaSnapshot(`
    - alertdialog "Answer a question of the server “Office”":
      - heading [level=2]
      - list "Who and where"
      - list:
        - listitem:
          - strong: It asks for a secret
      - region "Office asks":
        - blockquote
      - region "Your answer":
        - textbox "Password (optional)"
      - button "Decline"
      - button "Cancel"
      - button "Send"
  `)
  await expect(card.getByRole('button', { name: 'Allow once' })).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  await armed(card)
  await card.getByLabel('Password').fill('hunter2')
  await page.keyboard.press('Enter')
  await unanswered(card)
  await armed(card)
  await card.getByRole('button', { name: 'Send' }).click()
  await expect(answer(page)).toContainText('"content":{"pw":"hunter2"}')
})

test('a secret stays here unless the person lets it go', async ({ page }) => {
  await open(page, 'card=spend')
  const choice = page.getByRole('radiogroup', { name: 'What happens with bank account ending 3000' })
  await expect(choice.getByRole('radio', { name: 'Keep it here' })).toBeChecked()
  await choice.getByRole('radio', { name: 'Send it this once' }).click()
  await armed(page.getByRole('alertdialog'))
  await page.getByRole('button', { name: 'Hold to allow once' }).hover()
  await page.mouse.down()
  await expect(answer(page)).toContainText('"secrets":[{"placeholder":"‹bank account ending 3000 #1›","send":"once"}]')
  await page.mouse.up()
})

test('[contract.agreed] what a task may do is narrowed and agreed to once, by a person, and ended later', async ({
  page,
}) => {
  await page.setViewportSize({ width: 760, height: 700 })
  await page.goto(`${gallery.address}?screen=task&task`)
  const task = page.getByRole('region', { name: 'What this task may do' })
  await expect(task.getByRole('checkbox', { name: /delete file/ })).not.toBeChecked()
  await task.getByRole('checkbox', { name: /send email/ }).click()
  const agree = task.getByRole('button', { name: 'Agree to 2' })
  await agree.evaluate((button: HTMLElement) => button.click())
  await agree.focus()
  await page.keyboard.press('Enter')
  await expect(agree).toBeEnabled()
  await agree.click()
  await task.getByRole('button', { name: 'You agreed to 2 things for this task' }).click()
  await task.getByRole('button', { name: 'Take out: update event on Office' }).click()
  await expect(task.getByRole('button', { name: 'You agreed to 1 thing for this task' })).toBeVisible()
  await task.getByRole('button', { name: 'End' }).click()
  await expect(task).toBeHidden()
  const answers = await page.evaluate(() =>
    (globalThis as unknown as { asked: { name: string; input: { accepted: unknown } }[] }).asked
      .filter(({ name }) => name === 'permission.answerContract')
      .map(({ input }) => input.accepted),
  )
  expect(answers).toEqual([['contract:read', 'update'], ['contract:read'], null])
})

test('[consent.queue] the queue can be read and jumped in, and only plain reads are allowed together', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 1400 })
  await page.goto(`${gallery.address}?screen=questions&queue`)
  const queue = page.getByRole('region', { name: 'Questions that wait' })
  await expect(queue.getByRole('listitem')).toHaveCount(4)
  const card = page.getByRole('alertdialog')
  await expect(card).toHaveAccessibleName('Search your mail for invoice')
  const cancel = queue.getByRole('listitem').filter({ hasText: 'Cancel the event' })
  await cancel.getByRole('button', { name: 'Show this question' }).click()
  await expect(card).toHaveAccessibleName(/^Cancel the event/)
  await expect(card).toBeFocused()
  await expect(cancel).toHaveAttribute('aria-current', 'true')
  const batch = queue.getByRole('button', { name: 'Allow all 2 reads' })
  await batch.scrollIntoViewIfNeeded()
  await expect(batch).toBeEnabled()
  await batch.click()
  await expect(queue.getByRole('listitem')).toHaveCount(2)
  expect(await asked(page)).toEqual(['r1', 'r2'])
  await expect(card).toHaveAccessibleName(/^Cancel the event/)
  await card.focus()
  await page.keyboard.press('Escape')
  await expect(card).toHaveAccessibleName(/^Move the event/)
  // Whoever answers by keyboard stays with the questions.
  await expect(card).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByText('No question waits')).toBeVisible()
  expect(await asked(page)).toEqual(['r1', 'r2', 'cancel', 'update'])
})
