// Secrets in what a person reads: the model's provider never gets them, over the real wire, whatever the calls carry.
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { addProvider, startMock, WIRES } from './models.ts'
import { allow, cardOf, newConversation, openScreen, say } from './person.ts'
import { addServer, makePuppet } from './servers.ts'

const string = { type: 'string' }
const READ = {
  name: 'get_note',
  description: 'Reads one note.',
  annotations: { readOnlyHint: true },
  inputSchema: { type: 'object', properties: { id: string } },
}
const ADD = {
  name: 'add_card',
  title: 'Add card',
  description: 'Adds a card to the shop account.',
  inputSchema: { type: 'object', properties: { number: string } },
}
const CARD = '4242 4242 4242 4242'
const MARK = '‹card ending 4242 #1›'

let gatehouse: Gatehouse
let mock: LLMock
let page: Page
let shop: ReturnType<typeof makePuppet>

test.beforeAll(async ({ browser }) => {
  ;[gatehouse, mock] = await Promise.all([startGatehouse(newHome()), startMock()])
  const note = [{ type: 'text', text: `My card: ${CARD}. Password: hunter2!x` }]
  const notes = makePuppet(gatehouse.home, 'notes', { tools: [{ ...READ, result: { content: note } }] })
  shop = makePuppet(gatehouse.home, 'shop', { tools: [ADD] })
  page = await browser.newPage()
  await openWindow(page, gatehouse)
  await addServer(page, 'Notes', { line: notes.line })
  await addServer(page, 'Shop', { line: shop.line })
  await addProvider(page, mock, WIRES[1])
})
test.afterAll(async () => {
  await page.close()
  await Promise.all([gatehouse.stop(), mock.stop()])
  removeHome(gatehouse.home)
})
const call = (name: string, given: object) => ({ toolCalls: [{ name, arguments: JSON.stringify(given) }] })
const heard = () => JSON.stringify(mock.getRequests().map(({ body }) => body))

test('[secret.wire] a card number in a note is not in anything that the provider gets, and the shop gets the mark', async () => {
  const { model } = WIRES[1]
  const asked = 'Add my card to the shop'
  mock.on({ model, userMessage: asked, hasToolResult: false }, call('notes__get_note', { id: 'n1' }))
  mock.on({ model, toolResultContains: 'My card' }, call('shop__add_card', { number: MARK }))
  mock.on({ model, toolResultContains: 'number' }, { content: 'I passed on the mark.' })
  await newConversation(page)
  await say(page, asked)
  await expect(cardOf(page, /card/i)).toContainText('card ending 4242')
  await allow(cardOf(page, /card/i))
  await expect(page.getByText('I passed on the mark.')).toBeVisible()
  expect(shop.calls()).toEqual([['add_card', { number: MARK }]])
  expect(heard()).toContain(MARK)
  expect(heard()).toContain('‹password #2›')
  expect(heard()).not.toContain('4242 4242')
  expect(heard()).not.toContain('hunter2')
})

test('[secret.wire] the switch in the settings shows them to models, and back', async () => {
  await openScreen(page, 'Settings')
  const hides = page.getByRole('switch', { name: /Models see secrets as placeholders/ })
  await expect(hides).toBeChecked()
  await hides.click()
  await expect(hides).not.toBeChecked()
  const { model } = WIRES[1]
  mock.reset()
  mock.on({ model, userMessage: 'Read it out', hasToolResult: false }, call('notes__get_note', { id: 'n1' }))
  mock.on({ model, toolResultContains: 'My card' }, { content: 'There.' })
  await newConversation(page)
  await say(page, 'Read it out')
  await expect(page.getByText('There.')).toBeVisible()
  expect(heard()).toContain(CARD)
})
