// Links in what a model wrote: one road out of the app, and it is asked about.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { addProvider, startMock, WIRES } from './models.ts'
import { allow, newConversation, say } from './person.ts'

const GOOD = 'https://docs.example/read?secret=canary'
const BAD = [
  'file:///etc/passwd',
  'smb://evil/share',
  'ms-msdt:/id',
  'search-ms:query=x',
  'vscode://x',
  'javascript:alert(1)',
]

test('[inert.links] CVE-2026-43899: a link opens after its whole address was read, and by no other road', async ({
  page,
}) => {
  const home = newHome()
  const [browser, opened] = [join(home, 'browser'), join(home, 'opened')]
  writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${opened}'\n`)
  chmodSync(browser, 0o700)
  const mock = await startMock()
  const gatehouse = await startGatehouse(home, { GATEHOUSE_BROWSER: browser })
  const popups: string[] = []
  page.on('popup', (popup) => popups.push(popup.url()))
  await openWindow(page, gatehouse)
  const [wire] = WIRES
  await addProvider(page, mock, wire)
  const links = [`[the manual](${GOOD})`, ...BAD.map((url, index) => `[bad ${index}](${url})`)].join('\n\n')
  mock.on({ userMessage: 'links' }, { content: `${links}\n\n<a href="https://evil.example/" target="_blank">html</a>` })
  await newConversation(page)
  await say(page, 'links please')
  const answer = page.getByRole('article', { name: 'Assistant wrote' })
  const link = answer.getByRole('button', { name: 'the manual' })
  await expect(answer.getByText('bad 0')).toBeVisible()
  await expect(answer.getByRole('button', { name: /^bad/ })).toHaveCount(0)
  await expect(answer.getByRole('link')).toHaveCount(0)
  const question = page.getByRole('alertdialog', { name: 'Open docs.example in your browser?' })
  // Neither opens a tab; the last of them asks, as a plain click does.
  await link.click({ button: 'middle' })
  await link.press('Control+Enter')
  await link.click({ modifiers: ['Control'] })
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await link.click()
  await expect(question).toContainText(GOOD)
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(existsSync(opened)).toBe(false)
  await link.click()
  await allow(question)
  await expect(question).toBeHidden()
  await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toBe(`${GOOD}\n`)
  expect(popups).toEqual([])
  expect(new URL(page.url()).origin).toBe(new URL(gatehouse.address()).origin)
  await gatehouse.stop()
  await mock.stop()
  removeHome(home)
})
