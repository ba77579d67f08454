import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PolicyDraft } from '../../shared/permission.ts'
import { leavesOf } from './leaves.ts'
import { scopeLike } from './likeness.ts'
import { expect, onTestFinished, test } from 'vitest'
import { concerns, satisfies } from './constraints.ts'
import { createOwnFiles } from './ownFiles.ts'
import { createPolicyStore } from './policies.ts'
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

/** A folder with `docs`, `docs/out` (a link to `private/inner`), `way` (a link to `docs`) and `private`. */
function folders() {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-paths-')))
  onTestFinished(() => rmSync(home, { recursive: true }))
  mkdirSync(join(home, 'docs'))
  mkdirSync(join(home, 'private', 'inner'), { recursive: true })
  symlinkSync(join(home, 'private', 'inner'), join(home, 'docs', 'out'))
  symlinkSync(join(home, 'docs'), join(home, 'way'))
  const under = (folder: string) => ({ pointer: '/path', test: { kind: 'under' as const, folder: join(home, folder) } })
  const at = (path: string) => ({ path: `${home}/${path}` })
  return { home, under, at }
}

test.each([
  ['docs/a.txt', true],
  ['docs/new/deep/b.txt', true],
  ['docs/./x/../a.txt', true],
  ['docs/../private/a.txt', false],
  ['docs/out/a.txt', false],
  // The system follows the link and then goes up from there: into `private`, not back into `docs`.
  ['docs/out/../a.txt', false],
  ['private/../docs/out/../../docs/a.txt', true],
  ['way/a.txt', true],
  ['way/../private/a.txt', false],
  ['docs-old/a.txt', false],
])('a grant for files in docs lets %s through: %s', (path, inside) => {
  const { under, at } = folders()
  expect(satisfies(under('docs'), at(path), realPath)).toBe(inside)
})

test.each([
  ['private/a.txt', true],
  ['docs/out/a.txt', true],
  ['docs/out/../a.txt', true],
  ['docs/%2e%2e/private/a.txt', true],
  ['PRIVATE/a.txt', true],
  ['docs/a.txt', false],
  ['privately/a.txt', false],
])('a rule that forbids private means %s: %s', (path, meant) => {
  const { under, at } = folders()
  expect(concerns(under('private'), at(path), realPath)).toBe(meant)
})

test('a rule that forbids a folder means what a relative path, an address or a list says of it too', () => {
  const { home, under } = folders()
  const says = (path: unknown) => concerns(under('private'), { path } as never, realPath)
  expect(says(`file://${home}/private/a`)).toBe(true)
  expect(says(`../..${home}/private/a`)).toBe(true)
  expect(says(['/elsewhere', `${home}/private/a`])).toBe(true)
  expect(says('notes.txt')).toBe(false)
})

test('the folder of an offer is the one behind the link, so that a link changed later leads out of it', () => {
  const { home, at } = folders()
  const leaves = leavesOf(at('way/a.txt'), null, ['write'])
  const { scope } = scopeLike(leaves, at('way/a.txt'), realPath)
  expect(scope).toEqual({
    kind: 'matching',
    constraints: [{ pointer: '/path', test: { kind: 'under', folder: join(home, 'docs') } }],
  })
  const [rule] = scope.kind === 'matching' ? scope.constraints : []
  rmSync(join(home, 'way'))
  symlinkSync(join(home, 'private'), join(home, 'way'))
  expect(rule && satisfies(rule, at('way/a.txt'), realPath)).toBe(false)
})

test('a rule that allows a folder is kept for the one behind the link; one that forbids keeps the words', () => {
  const { home } = folders()
  const store = createPolicyStore({
    load: () => [],
    save: () => {},
    organisation: [],
    realPath,
    now: () => 1,
    newId: () => 'p',
    changed: () => {},
  })
  const draft = (verdict: 'allow' | 'deny'): PolicyDraft => ({
    verdict,
    note: '',
    examples: [],
    match: {
      principal: null,
      action: null,
      serverId: null,
      accountId: null,
      name: null,
      effects: null,
      scope: {
        kind: 'matching',
        constraints: [{ pointer: '/path', test: { kind: 'under', folder: join(home, 'way') } }],
      },
    },
  })
  const folderOf = (verdict: 'allow' | 'deny') => JSON.stringify(store.save(null, draft(verdict)).match.scope)
  expect(folderOf('allow')).toContain(join(home, 'docs'))
  expect(folderOf('deny')).toContain(join(home, 'way'))
})

test('a hard link is the file itself: no rule about folders can see it, as the security page says', () => {
  const { home, under } = folders()
  writeFileSync(join(home, 'private', 'a.txt'), 'x')
  linkSync(join(home, 'private', 'a.txt'), join(home, 'docs', 'b.txt'))
  expect(satisfies(under('docs'), { path: join(home, 'docs', 'b.txt') }, realPath)).toBe(true)
})
