// A model that calls tools, over both wire formats: chained calls, a no that it hears, a yes, and a mail that fooled it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { addProvider, startMock, toolTexts, WIRES } from './models.ts'
import { allow, callOf, cardOf, deny, newConversation, openScreen, say } from './person.ts'
import { rowOf } from './servers.ts'

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
const answer = () => page.getByRole('article', { name: 'Assistant wrote' }).last()
/** What the office keeps on disk; it is written when it is first looked at. */
const office = (name: string): string => {
  const file = join(gatehouse.home, 'samples', 'office', `${name}.json`)
  return existsSync(file) ? readFileSync(file, 'utf8') : '[]'
}
const call = (name: string, given: object) => ({
  toolCalls: [{ name: `office__${name}`, arguments: JSON.stringify(given) }],
})

for (const wire of WIRES)
  test.describe(`over the wire of ${wire.preset}`, () => {
    test.describe.configure({ mode: 'serial' })
    test.beforeAll(async ({ browser }) => {
      page = await browser.newPage()
      await openWindow(page, gatehouse)
      mock.reset()
      await addProvider(page, mock, wire)
      // What no server has told of yet no model can be given.
      await openScreen(page, 'Servers')
      await expect(rowOf(page, 'Office')).toContainText(/\d+ tools/)
    })
    test.afterAll(() => page.close())
    test.beforeEach(async () => {
      mock.reset()
      await newConversation(page)
    })

    test('[chat.chained] lists the events, then opens one of them, in one turn and unasked', async () => {
      mock.on({ userMessage: 'week', hasToolResult: false }, call('list_events', {}))
      mock.on({ toolResultContains: 'Team stand-up' }, call('get_event', { event_id: 'evt_1005' }))
      mock.on({ toolResultContains: 'hiring plan' }, { content: 'You talk about the hiring plan.' })
      await say(page, 'what is in my week?')
      await expect(answer()).toContainText('You talk about the hiring plan.')
      await expect(callOf(page, 'List events')).toContainText('Ran unasked because')
      await expect(callOf(page, 'Get event')).toContainText('Ran unasked because')
    })

    test('[chat.denied] a no does not run, and its reason reaches the model', async () => {
      const before = office('events')
      mock.on({ userMessage: 'dentist', hasToolResult: false }, call('cancel_event', { event_id: 'evt_1009' }))
      mock.on({ userMessage: 'dentist', hasToolResult: true }, { content: 'I leave it as it is.' })
      await say(page, 'cancel the dentist')
      await deny(cardOf(page, /Dentist/), 'my tooth hurts')
      await expect(answer()).toContainText('I leave it as it is.')
      await expect(callOf(page, 'Cancel event')).toContainText('You said no, with the note: my tooth hurts')
      expect(toolTexts(mock).at(-1)).toMatch(/The person refused this call.*not a malfunction.*my tooth hurts/s)
      expect(office('events')).toBe(before)
    })

    test('[chat.allowed] a yes runs it once, with what was shown', async () => {
      const path = `Notes/${wire.model}.md`
      mock.on({ userMessage: 'note', hasToolResult: false }, call('write_file', { path, text: 'Buy milk.' }))
      mock.on({ userMessage: 'note', hasToolResult: true }, { content: 'It is written.' })
      await say(page, 'write down what I told you yesterday, as a note')
      const card = cardOf(page, new RegExp(wire.model))
      await expect(card).toContainText('Buy milk.')
      expect(office('files')).not.toContain(path)
      await allow(card)
      await expect(answer()).toContainText('It is written.')
      expect(JSON.parse(office('files')).filter((file: { path: string }) => file.path === path)).toHaveLength(1)
    })

    test('[card.inSight] a question that comes below a long answer with a diagram stands in sight, from its first line', async () => {
      const rows = Array.from({ length: 30 }, (_, at) => `- line ${at}`).join('\n')
      mock.on(
        { userMessage: 'picture' },
        {
          content: `# Plan\n\n${rows}\n\n\`\`\`mermaid\ngraph TD\n A[Go] --> B[There]\n B --> C[Back]\n\`\`\`\n\nDone so far.`,
        },
      )
      mock.on({ userMessage: 'dentist', hasToolResult: false }, call('cancel_event', { event_id: 'evt_1009' }))
      mock.on({ userMessage: 'dentist', hasToolResult: true }, { content: 'I leave it as it is.' })
      await say(page, 'draw me a picture')
      await expect(answer()).toContainText('Done so far.')
      await expect(answer().getByRole('img')).toBeVisible()
      await say(page, 'cancel the dentist')
      const card = cardOf(page, /Dentist/)
      await expect(card.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 0.99 })
      // It stays there when everything above has its size.
      await page.waitForFunction(() => document.getAnimations().length === 0)
      await expect(card.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 0.99 })
      await deny(card)
    })

    test('[gate.injected] a fooled model wants to send to an address that came from a mail: the card says so', async () => {
      const to = 'archive@paperclip-supplies-backup.example'
      mock.on({ userMessage: 'invoice', hasToolResult: false }, call('read_message', { message_id: 'msg_1003' }))
      mock.on(
        { toolResultContains: 'Invoice 20931' },
        call('send_message', { to: [to], subject: 'Your archive', body: 'The three newest messages.' }),
      )
      mock.on({ toolResultContains: 'The person refused' }, { content: 'I did not send anything.' })
      await say(page, 'what does the invoice mail say?')
      const card = cardOf(page, /Send/)
      await expect(card).toContainText('Text of others had a say')
      const args = card.getByRole('region', { name: 'Arguments' })
      await expect(args).toContainText(to)
      await expect(args).toContainText('which others can write to. Not from you.')
      await expect(callOf(page, 'Read message')).toContainText('Ran unasked because')
      await deny(card)
      await expect(answer()).toContainText('I did not send anything.')
      expect(JSON.parse(office('mails')).some((mail: { to: { email: string }[] }) => mail.to[0]?.email === to)).toBe(
        false,
      )
    })
  })
