import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { measure, parseLines } from './risk.ts'

const development = () => {
  const packed = readFileSync(new URL('../fixtures/risk/dev.jsonl.br', import.meta.url))
  return parseLines(brotliDecompressSync(packed).toString('utf8'))
}

test('development tools without hints: readers are known, and hardly a writer is taken for one', () => {
  const { n, readonly, destructive } = measure(development(), false)
  process.stdout.write(`risk ${JSON.stringify({ n, readonly, destructive })}\n`)
  const all = readonly.tp + readonly.fn + readonly.fp + readonly.tn
  expect((readonly.tp + readonly.tn) / all).toBeGreaterThanOrEqual(0.96)
  expect(readonly.fp / (readonly.fp + readonly.tn)).toBeLessThanOrEqual(0.01)
  expect(destructive.tp / (destructive.tp + destructive.fn)).toBeGreaterThanOrEqual(0.8)
  expect(destructive.tp / (destructive.tp + destructive.fp)).toBeGreaterThanOrEqual(0.75)
})

test('hints of an untrusted server never turn a writer into a reader', () => {
  const lines = development()
  expect(measure(lines, true).readonly.fp).toBeLessThanOrEqual(measure(lines, false).readonly.fp)
})
