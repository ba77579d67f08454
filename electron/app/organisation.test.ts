import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readOrganisation } from './organisation.ts'
import { english } from '../../shared/told.ts'

const file = () => join(mkdtempSync(join(tmpdir(), 'organisation-')), 'policy.json')
const deny = {
  id: 'no-deletes',
  verdict: 'deny',
  match: {
    principal: null,
    action: 'tools/call',
    serverId: null,
    accountId: null,
    name: null,
    effects: ['delete'],
    scope: { kind: 'any' },
  },
}

test('no managed file means no rules, and nothing to say', async () => {
  const said: string[] = []
  expect(await readOrganisation(file(), (text) => said.push(english(text)))).toEqual({ policies: [], whole: true })
  expect(said).toEqual([])
})

test('a managed file that cannot be understood is never the same as none: it is said, and counts as not whole', async () => {
  for (const text of ['not json', '{"policies": 7}', '[]']) {
    const path = file()
    writeFileSync(path, text)
    const said: string[] = []
    expect((await readOrganisation(path, (each) => said.push(english(each)))).whole, text).toBe(false)
    expect(said.join(' '), text).toContain(path)
  }
})

test('one rule that does not fit does not undo the others', async () => {
  const path = file()
  writeFileSync(path, JSON.stringify({ policies: [deny, { id: 'odd', verdict: 'maybe' }] }))
  const { policies, whole } = await readOrganisation(path, () => {})
  expect(policies).toHaveLength(1)
  expect(policies[0]).toMatchObject({ owner: 'organisation', verdict: 'deny' })
  expect(whole).toBe(false)
})
