// What a person does in the window, by roles and names alone.
import { expect, type Locator, type Page } from '@playwright/test'

type ScreenName = 'Servers' | 'Permissions' | 'Activity' | 'Accounts' | 'Settings'

export async function openScreen(page: Page, name: ScreenName): Promise<void> {
  await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

export async function newConversation(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'New conversation' }).first().click()
  await expect(page.getByRole('log')).toBeHidden()
}

/** Direct mode: searches, picks the tool, and answers its form. */
export async function pickTool(page: Page, words: string, tool: string | RegExp): Promise<Locator> {
  await page.getByRole('combobox', { name: 'What would you like to do?' }).fill(words)
  const list = page.getByRole('listbox', { name: 'Tools that fit' })
  await expect(list).toHaveAttribute('aria-busy', 'false')
  await list.getByRole('option', { name: tool }).first().click()
  return page.getByRole('region', { name: 'Direct mode' }).getByRole('form')
}

export type ToolRun = {
  readonly words: string
  readonly title: string
  /** Where several servers have such a tool: the name of the one that is meant. */
  readonly server?: string
  /** Values by the labels of the form, or everything as JSON. */
  readonly values?: Readonly<Record<string, string>>
  readonly json?: object
}

/** Direct mode: runs a tool with these values. */
export async function runTool(page: Page, { words, title, server, values = {}, json }: ToolRun): Promise<void> {
  const form = await pickTool(page, words, server === undefined ? title : `${title} on ${server}`)
  for (const [label, value] of Object.entries(values)) await fieldOf(form, label).fill(value)
  if (json !== undefined) {
    await form.getByRole('radio', { name: 'JSON' }).click()
    await form.getByRole('textbox', { name: 'Arguments as JSON' }).fill(JSON.stringify(json))
  }
  await form.getByRole('button', { name: `Run ${title}` }).click()
  // Nobody is so quick as to press what moves while the form goes away.
  await expect(form).toBeHidden()
}

/** A field of a form: a plain box, or one that also offers what was read before. */
const fieldOf = (form: Locator, name: string): Locator =>
  form.getByRole('textbox', { name }).or(form.getByRole('combobox', { name }))

/** The latest call of a tool in the transcript. */
export const callOf = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: `Tool call ${title}`, exact: true }).last()

/** The consent card that asks about something. */
export const cardOf = (page: Page, words: string | RegExp): Locator => page.getByRole('alertdialog', { name: words })

/** Reads a card to its end, and waits until it can be answered. */
async function armed(card: Locator): Promise<void> {
  // The answers are always in sight; what lies below them must be read first.
  await expect(async () => {
    const more = card.getByRole('button', { name: 'Read on' })
    if (await more.isVisible()) await more.click({ timeout: 1000 })
    await expect(card).toHaveAttribute('data-arming', 'armed', { timeout: 1500 })
  }).toPass()
}
/** A card that arms while it is looked at has the colours of before and after: it is read first, if there is anything to answer. */
export async function settled(card: Locator): Promise<void> {
  if ((await card.getAttribute('data-arming')) === null) return
  await card.getByRole('heading', { level: 2 }).first().scrollIntoViewIfNeeded()
  await armed(card)
}

/** Reads a card from its sentence to its answers, as it must be before a yes counts. Resolves when it is armed. */
export async function readCard(card: Locator): Promise<Locator> {
  const head = card.getByRole('heading', { level: 2 })
  await head.scrollIntoViewIfNeeded()
  await expect(head).toBeInViewport({ ratio: 0.99 })
  await armed(card)
  const allow = allowOf(card)
  await expect(allow).toBeEnabled()
  return allow
}
export const allowOf = (card: Locator): Locator =>
  card.getByRole('button', { name: /^(Allow|Hold|Send$|Open (in your|the) browser$|Start it|Connect|Go on)/ })

/** Says yes as the card asks for it: with a click, or by holding what cannot be undone. */
export async function allow(card: Locator): Promise<void> {
  const button = await readCard(card)
  const { mouse } = card.page()
  const isHeld = (await button.innerText()).startsWith('Hold')
  if (!isHeld) return button.click().then(() => expect(card).toBeHidden())
  await button.hover()
  await mouse.down()
  await expect(card).toBeHidden()
  await mouse.up()
}

/** The button above the screen that leads to the oldest question. */
export const waitingButton = (page: Page, count = 1): Locator =>
  page.getByRole('main').getByRole('button', {
    name: count === 1 ? '1 question waits for you' : `${count} questions wait for you`,
    exact: true,
  })

export async function deny(card: Locator, reason?: string): Promise<void> {
  if (reason !== undefined) {
    await card.getByRole('button', { name: 'Give a reason' }).click()
    await card.getByRole('textbox', { name: 'Why not?' }).fill(reason)
  }
  await card.getByRole('button', { name: 'Deny', exact: true }).click()
  await expect(card).toBeHidden()
}

/** Chooses how far the yes reaches. */
export async function remember(card: Locator, width: string): Promise<void> {
  await card.getByRole('button', { name: /^Remember this answer/ }).click()
  await card.getByRole('radio', { name: width }).click()
}

export async function say(page: Page, words: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Write a message' })
  await box.fill(words)
  // While an answer is still on its way nothing is sent: a person waits for the button too.
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
  await box.press('Enter')
}

/** What a person sets for one tool under Permissions. */
export async function setTool(page: Page, tool: string, verdict: 'Allow' | 'Ask' | 'Deny'): Promise<void> {
  await openScreen(page, 'Permissions')
  await page.getByRole('tab', { name: 'Tools' }).click()
  const choice = page.getByRole('radiogroup', { name: `Setting for ${tool}` }).getByRole('radio', { name: verdict })
  await choice.click()
  await expect(choice).toBeChecked()
}
