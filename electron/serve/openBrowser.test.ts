import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openInBrowser } from './openBrowser.ts'

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-browser-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  onTestFinished(() => void vi.unstubAllEnvs())
  return folder
}

test('CVE-2025-6514: the browser that a person names is started with the address as its one argument, and no shell reads it', async () => {
  const folder = makeFolder()
  const [program, said] = [join(folder, 'my browser'), join(folder, 'said')]
  writeFileSync(program, `#!/bin/sh\nprintf '%s|' "$#" "$@" > '${said}.new'\nmv '${said}.new' '${said}'\n`)
  chmodSync(program, 0o700)
  vi.stubEnv('GATEHOUSE_BROWSER', program)
  await openInBrowser(`https://issuer.example/a?b=$(touch${'$'}{IFS}${folder}/shell)&c='`)
  await vi.waitFor(() => expect(existsSync(said)).toBe(true))
  const [count, address, ...more] = readFileSync(said, 'utf8').split('|')
  expect([count, more]).toEqual(['1', ['']])
  expect(address).toMatch(/^https:\/\/issuer\.example\/a\?b=/)
  expect(existsSync(join(folder, 'shell'))).toBe(false)
})

test('what is no web address, and a browser that is not there, are refused in words', async () => {
  vi.stubEnv('GATEHOUSE_BROWSER', join(makeFolder(), 'nothing'))
  for (const address of ['file:///etc/passwd', 'javascript:alert(1)'])
    await expect(openInBrowser(address)).rejects.toMatchObject({ code: 'LINK_REFUSED' })
  await expect(openInBrowser('https://issuer.example/')).rejects.toMatchObject({
    code: 'LINK_REFUSED',
    message: expect.stringContaining('https://issuer.example/'),
  })
})
