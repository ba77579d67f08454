import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { satisfies } from './constraints.ts'
import { createOwnFiles } from './ownFiles.ts'
import { realPath } from './realPath.ts'
import { makeRequest } from './digest.ts'

test('a new file behind a link is where the link leads, for folder rules and for our own files', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-paths-')))
  try {
    mkdirSync(join(home, 'docs'))
    mkdirSync(join(home, 'Gatehouse'))
    symlinkSync(join(home, 'Gatehouse'), join(home, 'docs', 'link'))
    const path = join(home, 'docs', 'link', 'new.json')
    expect(realPath(path)).toBe(join(home, 'Gatehouse', 'new.json'))
    const rule = { pointer: '/path', test: { kind: 'under' as const, folder: join(home, 'docs') } }
    expect(satisfies(rule, { path: join(home, 'docs', 'new.json') }, realPath)).toBe(true)
    expect(satisfies(rule, { path }, realPath)).toBe(false)
    const request = makeRequest({
      id: 'r',
      principal: { kind: 'assistant', name: '' },
      action: 'tools/call',
      resource: { serverId: 's' as never, serverName: '', accountId: null, name: 'write', pin: null },
      conversationId: null,
      turnId: null,
      traceId: null,
      arguments: { path },
      at: 0,
    })
    expect(createOwnFiles([join(home, 'Gatehouse')], realPath)(request)).not.toBeNull()
  } finally {
    rmSync(home, { recursive: true })
  }
})
