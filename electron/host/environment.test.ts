import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/ipc/errors.ts'
import { findCommand } from './commandLookup.ts'
import { resolveSearchPath, serverEnvironment } from './environment.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'gatehouse-path-'))
function program(path: string, text = '#!/bin/sh\n'): string {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

test('only named variables of ours are passed on; what was given comes on top', () => {
  const own = {
    PATH: '/bin',
    LC_ALL: 'C',
    OPENAI_API_KEY: 'k',
    GITHUB_TOKEN: 't',
    SSH_AUTH_SOCK: '/s',
    EVIL: '() { :;}',
  }
  expect(serverEnvironment(own, { PATH: '/mine', KEY: 'v' }, 'linux')).toEqual({ PATH: '/mine', LC_ALL: 'C', KEY: 'v' })
  expect(serverEnvironment({ Path: 'C:\\', NPM_TOKEN: 't' }, {}, 'win32')).toEqual({ Path: 'C:\\' })
})

test('commands are found as in a login shell and in the homes of version managers, whatever noise the shell makes', async () => {
  const home = folder()
  const shell = program(
    join(home, 'shell'),
    '#!/bin/sh\necho "Welcome!"\nPATH=/from/login:$PATH\neval "$2"\necho bye\n',
  )
  mkdirSync(join(home, '.nvm/versions/node/v9.1.0/bin'), { recursive: true })
  mkdirSync(join(home, '.nvm/versions/node/v22.3.0/bin'), { recursive: true })
  mkdirSync(join(home, '.cargo/bin'), { recursive: true })
  const path = (await resolveSearchPath({ HOME: home, SHELL: shell, PATH: '/usr/bin' })).split(delimiter)
  expect(path[0]).toBe('/from/login')
  expect(path).toContain(join(home, '.nvm/versions/node/v22.3.0/bin'))
  expect(path).not.toContain(join(home, '.nvm/versions/node/v9.1.0/bin'))
  expect(path).toContain(join(home, '.cargo/bin'))
})

test('a shell that hangs is not waited for', async () => {
  const home = folder()
  const shell = program(join(home, 'shell'), '#!/bin/sh\nexec sleep 60\n')
  const path = await resolveSearchPath({ HOME: home, SHELL: shell, PATH: '/usr/bin' }, 300)
  expect(path.split(delimiter)).toContain('/usr/bin')
})

test('a command is looked up without a shell; what is missing is named with a hint', () => {
  const bin = folder()
  const found = program(join(bin, 'npx'))
  writeFileSync(join(bin, 'notes'), 'not a program')
  expect(findCommand('npx', `/nowhere${delimiter}${bin}`, '/')).toBe(found)
  expect(findCommand('./npx', '', bin)).toBe(found)
  expect(() => findCommand('notes', bin, '/')).toThrow(AppError)
  expect(() => findCommand('uvx', bin, '/')).toThrow(/uvx was not found in .*uv/)
  expect(() => findCommand('npx; touch x', bin, '/')).toThrow(/was not found/)
})
