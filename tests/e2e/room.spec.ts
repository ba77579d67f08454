// How full the model is, in the window: the meter, a summary, what is left out, and what is deleted and brought back.
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Page, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { addProvider, lastHeard, startMock, WIRES } from './models.ts'
import { allow, callOf, newConversation, pickTool, say } from './person.ts'
import { addServer, draftServer, makePuppet, rowOf } from './servers.ts'

let gatehouse: Gatehouse
let mock: LLMock
let page: Page
test.beforeAll(async ({ browser }) => {
  mock = await startMock()
  gatehouse = await startGatehouse(newHome())
  page = await browser.newPage()
  await openWindow(page, gatehouse)
  await addProvider(page, mock, WIRES[0])
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  await mock.stop()
  removeHome(gatehouse.home)
})
test.beforeEach(async () => {
  mock.reset()
  await newConversation(page)
})
const answers = () => page.getByRole('article', { name: 'Assistant wrote' })
const mine = () => page.getByRole('article', { name: 'You wrote' })
const meter = () => page.getByRole('button', { name: /^Tokens and cost/ })
const heard = () => JSON.stringify(lastHeard(mock))
async function ask(words: string, answer: string): Promise<void> {
  mock.on({ userMessage: words }, { content: answer, usage: { input_tokens: 9_000, output_tokens: 1_000 } })
  await say(page, words)
  await expect(answers().last()).toContainText(answer)
}

test('[chat.meter] tokens are counted, and a cost is shown once a price is known', async () => {
  await ask('apples', 'One apple.')
  await expect(meter()).toHaveText('10k tokens')
  await meter().click()
  const panel = page.getByRole('dialog', { name: 'Tokens and cost' })
  await expect(panel).toContainText('Counted by the provider')
  await expect(panel).toContainText('No price is known for this model, so no cost is shown.')
  await panel.getByRole('button', { name: /^What you know of/ }).click()
  await panel.getByRole('textbox', { name: 'Tokens it can hold' }).fill('20000')
  await panel.getByRole('textbox', { name: 'Dollars per million tokens in' }).fill('3')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel).toContainText('both prices or none')
  await panel.getByRole('textbox', { name: 'Dollars per million tokens out' }).fill('15')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.keyboard.press('Escape')
  await ask('pears', 'One pear.')
  await expect(meter()).toContainText('10k of 20k tokens · at least $0.04')
  await expect(answers().last()).toContainText('about $0.042')
  await page.reload()
  await expect(meter()).toContainText('10k of 20k tokens · at least $0.04')
})

test('[chat.summary] older messages are summarised, the summary is changed and undone', async () => {
  await ask('quinces', 'About quinces.')
  await ask('plums', 'About plums.')
  mock.reset()
  mock.on({ userMessage: 'Summarise the conversation' }, { content: 'Fruit was spoken of.' })
  await meter().click()
  await page.getByRole('button', { name: 'Summarise older messages' }).click()
  const block = page.getByRole('region', { name: 'Summary of the messages above' })
  await expect(block).toContainText('Fruit was spoken of.')
  await expect(block).toContainText('The model reads this in place of the 2 messages above.')
  await expect(answers().first()).toContainText('About quinces.')
  await block.getByRole('button', { name: 'Edit summary' }).click()
  await block.getByRole('textbox', { name: 'Summary' }).fill('Quinces, mostly.')
  await block.getByRole('button', { name: 'Save' }).click()
  await expect(block).toContainText('edited by you')
  await ask('cherries', 'About cherries.')
  expect(heard()).toContain('Quinces, mostly.')
  expect(heard()).not.toContain('About quinces.')
  await page.reload()
  await block.getByRole('button', { name: 'Undo summary' }).click()
  await expect(block).toBeHidden()
  await ask('lemons', 'About lemons.')
  expect(heard()).toContain('About quinces.')
  expect(heard()).not.toContain('Quinces, mostly.')
})

test('[chat.summary] an answer that was too long for the model is mended with one button', async () => {
  await ask('elder', 'About elder.')
  mock.on(
    { userMessage: 'hazel' },
    {
      error: { message: 'prompt is too long: 210000 tokens > 200000 maximum', type: 'invalid_request_error' },
      status: 400,
    },
  )
  await say(page, 'hazel')
  await expect(answers().last()).toContainText('is longer than')
  mock.reset()
  mock.on({ userMessage: 'Summarise the conversation' }, { content: 'Elder was spoken of.' })
  mock.on({ userMessage: 'hazel' }, { content: 'About hazel.' })
  await answers().last().getByRole('button', { name: 'Summarise older messages' }).click()
  await expect(answers().last()).toContainText('About hazel.')
  expect(heard()).toContain('Elder was spoken of.')
})

test('[chat.leaveOut] [chat.remove] left out in the panel, deleted and brought back in the transcript', async () => {
  await ask('walnut', 'About walnuts.')
  await page.getByRole('button', { name: 'What this conversation knows' }).click()
  const panel = page.getByRole('dialog', { name: 'What this conversation knows' })
  await expect(panel.getByRole('list', { name: 'What left this device' })).toContainText(`Mock ${WIRES[0].model}`)
  await panel.getByRole('button', { name: 'Leave out: About walnuts.' }).click()
  await expect(panel.getByRole('listitem').filter({ hasText: 'About walnuts.' })).toContainText('left out')
  await page.keyboard.press('Escape')
  await expect(answers()).toContainText('the model does not read this from now on')
  await ask('almond', 'About almonds.')
  expect(heard()).not.toContain('About walnuts.')
  await mine().last().hover()
  await mine().last().getByRole('button', { name: 'Delete message' }).click()
  await expect(mine()).toHaveCount(1)
  await expect(answers()).toHaveCount(1)
  const list = page.getByRole('navigation')
  const search = list.getByRole('textbox', { name: 'Search conversations' })
  await search.fill('almonds')
  await expect(list.getByText('Nothing found')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(answers().last()).toContainText('About almonds.')
  await search.fill('About almonds')
  await expect(list.getByRole('button', { name: 'walnut' })).toBeVisible()
  await search.fill('')
})

test('[chat.places] search shows each place of a conversation, all on demand, and leads to the one that was chosen', async () => {
  for (const count of ['one', 'two', 'three']) await ask(`medlar ${count}`, `About medlar number ${count}.`)
  await newConversation(page)
  const list = page.getByRole('navigation')
  const search = list.getByRole('textbox', { name: 'Search conversations' })
  await search.fill('medlar')
  await expect(list.getByText('6 places')).toBeVisible()
  const others = list.getByRole('list', { name: 'Other places in medlar one' }).getByRole('button')
  await expect(others).toHaveCount(2)
  const all = list.getByRole('button', { name: 'Show all places in medlar one' })
  // By keyboard: past the newest place and the two below it.
  await search.focus()
  for (let stop = 0; stop < 10 && !(await all.evaluate((one) => one === document.activeElement)); stop++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(others).toHaveCount(5)
  const fewer = list.getByRole('button', { name: 'Show fewer places in medlar one' })
  await expect(fewer, 'the focus stays where it was').toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(others.last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(mine().first()).toBeInViewport()
  const marked = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('found') ?? [])].map(({ startContainer }) => startContainer.textContent),
    )
  await expect.poll(marked).toEqual(['medlar one'])
  await search.fill('')
})

test('[chat.windows] two windows on one conversation show the same branch, and only one of them writes at a time', async ({
  browser,
}) => {
  mock.on({ userMessage: 'rowan', sequenceIndex: 0 }, { content: 'Red berries.' })
  mock.on({ userMessage: 'rowan', sequenceIndex: 1 }, { content: 'White flowers.' })
  mock.on({ userMessage: 'long' }, { content: 'word '.repeat(4000) }, { latency: 5 })
  await say(page, 'rowan')
  await expect(answers()).toContainText('Red berries.')
  const other = await browser.newPage()
  await openWindow(other, gatehouse)
  await other.getByRole('navigation').getByRole('button', { name: 'rowan', exact: true }).click()
  const theirs = other.getByRole('article', { name: 'Assistant wrote' })
  await expect(theirs).toContainText('Red berries.')
  await theirs.hover()
  await theirs.getByRole('button', { name: 'Retry' }).click()
  await expect(answers()).toContainText('White flowers.')
  await answers().getByRole('button', { name: 'Previous version' }).click()
  await expect(theirs).toContainText('Red berries.')
  await expect(theirs.getByRole('group', { name: 'Version 1 of 2' })).toBeVisible()
  // What is written in one window is seen in the other, which can stop it but not change what it follows.
  await say(page, 'long')
  await expect(theirs.last()).toContainText('word word word')
  await other.getByRole('article', { name: 'You wrote' }).first().hover()
  await expect(other.getByRole('button', { name: 'Edit and resend' }).first()).toBeDisabled()
  await expect(theirs.first().getByRole('button', { name: 'Next version' })).toBeDisabled()
  await other.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(answers().last()).toContainText('Stopped by you')
  await other.close()
})

test('[chat.servers] a message waits for a server that starts for the first time, says so, and can be stopped', async () => {
  const gate = join(gatehouse.home, 'slow-may-start')
  const slow = makePuppet(gatehouse.home, 'slow', { tools: [{ name: 'feed_quagga' }], startsWhen: gate })
  await allow(await draftServer(page, 'Slow', { line: slow.line }))
  await newConversation(page)
  mock.on({ userMessage: 'a quagga' }, { content: 'Fed.' })
  const line = page.getByText('Waiting for Slow to start').last()
  await say(page, 'feed a quagga')
  await expect(line).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(answers().last()).toContainText('Stopped by you')
  const before = mock.getRequests().length
  await say(page, 'now feed a quagga')
  await expect(line).toBeVisible()
  expect(mock.getRequests()).toHaveLength(before)
  writeFileSync(gate, '')
  await expect(answers().last()).toContainText('Fed.')
  expect(JSON.stringify(lastHeard(mock))).toContain('feed_quagga')
  // One that takes longer than that holds nobody up.
  const never = makePuppet(gatehouse.home, 'never', { tools: [], startsWhen: join(gatehouse.home, 'never') })
  await allow(await draftServer(page, 'Never', { line: never.line }))
  await newConversation(page)
  await say(page, 'feed a quagga')
  await expect(page.getByText('Waiting for Never to start').last()).toBeVisible()
  await expect(answers().last()).toContainText('Fed.', { timeout: 15_000 })
  await say(page, 'now feed a quagga')
  await expect(answers().nth(1)).toContainText('Fed.', { timeout: 3000 })
})

// Last: the app starts anew here, and without a keychain it forgets the key.
test('[servers.notLive] tools that are remembered from last time say so until their server is there', async () => {
  const gate = join(gatehouse.home, 'puppet-may-start')
  const tools = [{ name: 'feed_okapi', title: 'Feed okapi' }]
  const puppet = makePuppet(gatehouse.home, 'puppet', { tools })
  await addServer(page, 'Zoo', { line: puppet.line })
  puppet.plays({ tools, startsWhen: gate })
  await gatehouse.stop()
  gatehouse = await startGatehouse(gatehouse.home)
  await openWindow(page, gatehouse)
  await newConversation(page)
  await page.getByRole('combobox', { name: 'Mode' }).click()
  await page.getByRole('option', { name: /^Direct/ }).click()
  await page.getByRole('combobox', { name: 'What would you like to do?' }).fill('feed okapi')
  const option = page.getByRole('option', { name: /Feed okapi/ })
  await expect(option).toContainText('not live yet')
  await (await pickTool(page, 'feed okapi', /Feed okapi/)).getByRole('button', { name: 'Run Feed okapi' }).click()
  await expect(callOf(page, 'Feed okapi')).toContainText('Zoo is still starting. This is what it offered last time')
  writeFileSync(gate, '')
  await expect(callOf(page, 'Feed okapi')).not.toContainText('still starting')
  await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name: 'Servers' }).click()
  await expect(rowOf(page, 'Zoo')).toContainText('1 tool')
})
