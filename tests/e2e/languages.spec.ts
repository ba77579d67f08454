// The language of the person: what main says changes with it at once, on a card, in a call and in the record.
import { expect, type Page, test } from '@playwright/test'
import { type Gatehouse, newHome, openWindow, removeHome, startGatehouse } from './gatehouse.ts'
import { openScreen, runTool } from './person.ts'

let gatehouse: Gatehouse
let page: Page
test.beforeAll(async ({ browser }) => {
  gatehouse = await startGatehouse(newHome())
  page = await browser.newPage()
  await openWindow(page, gatehouse)
})
test.afterAll(async () => {
  await page.close()
  await gatehouse.stop()
  removeHome(gatehouse.home)
})

/** Words that no German or French sentence of ours has in it. */
const ENGLISH = /\b(?:the|this|that|it|its|you|your|from|says?|calls?|more|once|always|with|which|and|of|for|who)\b/i
/** What the server wrote stays as it wrote it. */
const ours = async (): Promise<string> => {
  const card = page.getByRole('alertdialog')
  for (const name of [/Warum werde ich gefragt|Pourquoi cette question/, /Antwort merken|Retenir cette réponse/]) {
    const opener = card.getByRole('button', { name })
    if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click()
  }
  return (await card.innerText()).replaceAll(/Delete file|delete_file|office/gi, '')
}

test('a card and the record are in the language of the person, and change with it at once', async ({ browser }) => {
  const settings = await browser.newPage()
  await openWindow(settings, gatehouse)
  await openScreen(settings, 'Settings')
  const speak = async (from: string, to: string) => {
    await settings.getByRole('combobox', { name: from }).click()
    await settings.getByRole('option', { name: to }).click()
  }
  await runTool(page, { words: 'delete file', title: 'Delete file', values: { path: 'Notes/offsite.md' } })
  const card = page.getByRole('alertdialog')
  await card.getByRole('button', { name: 'Why am I asked?' }).click()
  await expect(card).toContainText('the name says “delete”')
  await speak('Language', 'Deutsch')
  await expect(card).toContainText('der Name sagt „delete“')
  expect(await ours()).not.toMatch(ENGLISH)
  await speak('Sprache', 'Français')
  await expect(card).toContainText('le nom dit « delete »')
  expect(await ours()).not.toMatch(ENGLISH)
  await card.getByRole('button', { name: 'Refuser', exact: true }).click()
  await expect(card).toBeHidden()
  await page.getByRole('button', { name: 'Activité', exact: true }).first().click()
  await expect(page.getByRole('main')).toContainText('Vous avez dit non.')
  await speak('Langue', 'Deutsch')
  await expect(page.getByRole('main')).toContainText('Sie haben Nein gesagt.')
  await settings.close()
})
