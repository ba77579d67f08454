// What servers ask of the person: the card is the form, the answer goes to that server alone, and no rule gives it.
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { callOf, cardOf, newConversation, openScreen, readCard, runTool, setTool, waitingButton } from './person.ts'
import { addServer, makePuppet, node } from './servers.ts'

const everything = join(import.meta.dirname, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js')
const ASK = { readOnlyHint: true, destructiveHint: false, openWorldHint: false }
const form = (message: string, properties: object, required: readonly string[] = []) => ({
  message,
  requestedSchema: { type: 'object', properties, required },
})
const WORD = form('A word, please', { word: { type: 'string', title: 'Word', minLength: 3 } }, ['word'])

let gatehouse: Gatehouse
let page: Page
let puppet: ReturnType<typeof makePuppet>
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  gatehouse = await startGatehouse(newHome())
  puppet = makePuppet(gatehouse.home, 'asker', {
    tools: [
      { name: 'read_word', title: 'Read word', annotations: ASK, asks: [WORD] },
      {
        name: 'read_flood',
        title: 'Read flood',
        annotations: ASK,
        asks: Array.from({ length: 50 }, (_, index) => form(`Flood ${index}`, { a: { type: 'string' } })),
      },
      {
        name: 'read_link',
        title: 'Read link',
        annotations: ASK,
        asks: [
          { mode: 'url', elicitationId: '1', message: 'Sign in', url: 'https://login.example.com/start?x=1' },
          { mode: 'url', elicitationId: '2', message: 'Open this', url: 'file:///etc/passwd' },
          { mode: 'url', elicitationId: '3', message: 'And this', url: 'javascript:alert(1)' },
        ],
      },
    ],
  })
  page = await browser.newPage()
  await openWindow(page, gatehouse)
  await addServer(page, 'Asker', { line: puppet.line })
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  removeHome(gatehouse.home)
})
const run = async (title: string) => {
  await newConversation(page)
  await runTool(page, { words: title.toLowerCase(), title })
}
const toQuestions = async () => {
  await waitingButton(page).click()
  return cardOf(page, /question of the server/)
}
const backTo = () => page.goBack()

test('[consent.form] a real server asks: its form is the card, filled and sent in one step', async () => {
  await addServer(page, 'Everything', { line: `${node} ${everything} stdio` })
  await setTool(page, 'Trigger Elicitation Request Tool', 'Allow')
  await newConversation(page)
  await runTool(page, { words: 'elicitation request', title: 'Trigger Elicitation Request Tool' })
  const card = await toQuestions()
  await expect(card).toContainText('Everything asks')
  await expect(card).toContainText('The server asks for this, not the assistant.')
  await card.getByRole('textbox', { name: 'String', exact: true }).fill('Robin')
  await (await readCard(card)).click()
  await expect(page.getByText('No question waits')).toBeVisible()
  await backTo()
  await expect(callOf(page, 'Trigger Elicitation Request Tool')).toContainText('Robin')
})

test('[consent.formChecked] what does not fit is said before it is sent; a no and a cancel are told apart', async () => {
  await run('Read word')
  const card = await toQuestions()
  await card.getByRole('textbox', { name: 'Word' }).fill('ab')
  await (await readCard(card)).click()
  await expect(card).toContainText('1 field above is not right yet')
  await card.getByRole('textbox', { name: 'Word' }).fill('abc')
  // Enter in a field sends nothing.
  await page.keyboard.press('Enter')
  await (await readCard(card)).click()
  await backTo()
  await expect(callOf(page, 'Read word')).toContainText('It heard: accept abc.')
  await run('Read word')
  await (await toQuestions()).getByRole('button', { name: 'Decline' }).click()
  await backTo()
  await expect(callOf(page, 'Read word')).toContainText('It heard: decline.')
  await run('Read word')
  await (await toQuestions()).focus()
  await page.keyboard.press('Escape')
  await backTo()
  await expect(callOf(page, 'Read word')).toContainText('It heard: cancel.')
  // What was typed is on no record.
  await openScreen(page, 'Activity')
  await expect(page.getByRole('list', { name: 'Record of decisions and outcomes' })).not.toContainText('abc')
})

test('[consent.link] an address is shown whole before it is opened, and only the web is ever asked about', async () => {
  await run('Read link')
  await waitingButton(page).click()
  const card = page.getByRole('alertdialog')
  await expect(card).toHaveCount(1)
  await expect(card).toHaveAccessibleName(/Open in your browser: login\.example\.com.*“Asker”/)
  await expect(card).toContainText('https://login.example.com/start?x=1')
  await expect(card.getByRole('link')).toHaveCount(0)
  await card.getByRole('button', { name: 'Decline' }).click()
  await backTo()
  await expect(callOf(page, 'Read link')).toContainText('It heard: decline, cancel, cancel.')
})

test('[consent.flood] fifty questions of one server at once: ten are asked, the rest are a no, and one press refuses them all', async () => {
  await run('Read flood')
  await waitingButton(page, 10).click()
  await page.getByRole('button', { name: 'Questions that wait' }).click()
  await page.getByRole('button', { name: 'Deny all 10 of Asker' }).click()
  await expect(page.getByText('No question waits')).toBeVisible()
  await backTo()
  const call = callOf(page, 'Read flood')
  await expect(call).toContainText('Done')
  const text = await call.innerText()
  expect(text.match(/decline/g)).toHaveLength(10)
  expect(text.match(/cancel/g)).toHaveLength(40)
  expect(text).not.toContain('accept')
})
