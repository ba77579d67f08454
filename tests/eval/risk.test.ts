import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { measure, parseLines } from './risk.ts'

const script = fileURLToPath(new URL('risk.ts', import.meta.url))
const line = (server: string, tool: string, readonly: boolean | null, destructive: boolean | null) =>
  JSON.stringify({
    server,
    tool,
    description: null,
    inputSchema: null,
    label_readonly: readonly,
    label_destructive: destructive,
  })
const lines = [
  line('a', 'get_note', true, false),
  line('a', 'frobnicate_note', true, false),
  line('a', 'delete_note', false, true),
  line('b', 'get_secret_writer', false, null),
  line('b', 'create_note', null, true),
  line('b', 'delete_all', false, false),
]

test('counts each table as documented, with null labels left out of it', () => {
  const figures = measure(parseLines(lines.join('\n')), false)
  expect(figures).toMatchObject({
    n: 6,
    readonly: { tp: 1, fn: 1, fp: 1, tn: 2 },
    destructive: { tp: 1, fn: 1, fp: 1, tn: 2 },
    perServerMeanAccuracy: (2 / 3 + 1 / 2) / 2,
  })
})

test('labels are hidden from the assessment unless given as an untrusted server’s hints', () => {
  const flipped = lines.map((one) => one.replace('"label_readonly":true', '"label_readonly":false'))
  const effects = (list: readonly string[], hints: boolean) => measure(parseLines(list.join('\n')), hints)
  expect(effects(flipped, false).readonly).toEqual({ tp: 0, fn: 0, fp: 2, tn: 3 })
  expect(effects(flipped, true).readonly).toEqual({ tp: 0, fn: 0, fp: 0, tn: 5 })
})

test('prints one JSON object; says which file or line is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'risk-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const printed: unknown = JSON.parse(
    execFileSync(process.execPath, [script, file('good.jsonl', lines.join('\n'))], { encoding: 'utf8' }),
  )
  expect(Object.keys(printed as object)).toEqual(['n', 'readonly', 'destructive', 'perServerMeanAccuracy', 'msPerTool'])
  const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  expect(run()).toMatchObject({ status: 2, stdout: '' })
  expect(run().stderr).toMatch(/Which file\?/)
  expect(run(file('bad.jsonl', `${lines[0]}\n\n{"server": 1}\n`)).stderr).toMatch(/Line 3 is not a tool record/)
  expect(run(file('cut.jsonl', `${lines[0]}\n{"server"`)).stderr).toMatch(/Line 2 is not a tool record/)
  expect(run(join(folder, 'none.jsonl')).stderr).toMatch(/none\.jsonl/)
  expect(run(file('x.jsonl', ''), '--fast').stderr).toMatch(/Unknown option --fast/)
})
