// Focused: the person's own sentence becomes an agreement; inside it nothing is asked, outside it everything is, and it can be ended.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LLMock } from '@copilotkit/aimock'
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { addProvider, startMock, WIRES } from './models.ts'
import { callOf, cardOf, deny, newConversation, openScreen, say } from './person.ts'

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
const call = (name: string, given: object) => ({
  toolCalls: [{ name: `office__${name}`, arguments: JSON.stringify(given) }],
})
const files = () => {
  const file = join(gatehouse.home, 'samples', 'office', 'files.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : '[]'
}
const task = () => page.getByRole('region', { name: 'What this task may do' })

test('[contract.runs] what was agreed on runs unasked, what was not asks, and once it is ended everything asks as usual', async () => {
  await openScreen(page, 'Permissions')
  await page.getByRole('radio', { name: 'Focused' }).click()
  // The model finds that the task needs the file alone; it can take ticks away and give none.
  mock.on({ userMessage: 'Which of these permissions does the task need?' }, { content: 'none' })
  mock.on({ userMessage: 'ready', sequenceIndex: 0 }, { content: 'Shall I begin?' })
  await newConversation(page)
  await say(page, 'Write the file plan.md and create an event, when I say ready')
  await expect(task().getByRole('checkbox', { name: /write file/i })).toBeVisible()
  await expect(task()).toContainText('when I say ready')
  await expect(task().getByRole('checkbox', { name: /create event/i })).not.toBeChecked()
  await task()
    .getByRole('checkbox', { name: /write file/i })
    .check()
  const agree = task().getByRole('button', { name: /^Agree to/ })
  await expect(agree).toBeEnabled()
  await agree.click()
  await expect(task().getByRole('button', { name: 'End' })).toBeVisible()
  await page.reload()
  await expect(task().getByRole('button', { name: 'End' })).toBeVisible()
  mock.on({ userMessage: 'go on', hasToolResult: false }, call('write_file', { path: 'Notes/plan.md', text: 'One' }))
  mock.on({ userMessage: 'go on', hasToolResult: true }, { content: 'Written.' })
  await say(page, 'go on')
  await expect(callOf(page, 'Write file')).toContainText('Inside your task')
  await expect(callOf(page, 'Write file')).toContainText('Done')
  expect(files()).toContain('Notes/plan.md')
  mock.on({ userMessage: 'tidy', hasToolResult: false }, call('delete_file', { path: 'Notes/plan.md' }))
  mock.on({ userMessage: 'tidy', hasToolResult: true }, { content: 'I leave it.' })
  await say(page, 'tidy up')
  await deny(cardOf(page, /plan\.md/))
  expect(files()).toContain('Notes/plan.md')
  await openScreen(page, 'Permissions')
  await page.getByRole('tab', { name: 'Grants' }).click()
  const listed = page.getByRole('region', { name: 'Agreed for a task' })
  await listed.getByRole('button', { name: 'End' }).click()
  await expect(listed).toBeHidden()
})

test('[contract.held] what a task would delete is agreed on by a held yes, as on the card of a delete', async () => {
  mock.on({ userMessage: 'permissions does the task need' }, { content: 'none' })
  mock.on({ userMessage: 'offsite.md' }, { content: 'Shall I begin?' })
  await openScreen(page, 'Permissions')
  await page.getByRole('radio', { name: 'Focused' }).click()
  await newConversation(page)
  await say(page, 'Delete the file Notes/offsite.md')
  await task()
    .getByRole('checkbox', { name: /delete file/i })
    .check()
  const agree = task().getByRole('button', { name: /^Hold to agree to/ })
  await expect(agree).toBeEnabled()
  await agree.click()
  await expect(task().getByRole('button', { name: 'End' }), 'a click is not a hold').toBeHidden()
  await agree.hover()
  await page.mouse.down()
  await expect(task().getByRole('button', { name: 'End' })).toBeVisible()
  await page.mouse.up()
})
