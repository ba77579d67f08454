import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrames, type Oversized } from './frames.ts'

function split(chunks: readonly Buffer[], maxBytes = 1_000_000) {
  const lines: string[] = []
  const oversized: Oversized[] = []
  const frames = createFrames({
    maxBytes,
    onLine: (line) => lines.push(line),
    onOversized: (one) => oversized.push(one),
  })
  for (const chunk of chunks) frames.push(chunk)
  return { lines, oversized }
}

test('lines come out whole however the bytes were cut, also inside a character', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(40)), (texts, cuts) => {
      const wanted = texts.map((text) => text.replaceAll('\n', '')).filter((text) => text !== '')
      const bytes = Buffer.from(wanted.map((line) => `${line}\n`).join(''))
      const chunks: Buffer[] = []
      let at = 0
      for (const cut of cuts) {
        chunks.push(bytes.subarray(at, at + cut))
        at += cut
      }
      chunks.push(bytes.subarray(at))
      expect(split(chunks).lines).toEqual(wanted)
    }),
  )
})

test('a line above the bound is reported with its size and both ends, and the next line is whole', () => {
  const long = Buffer.from(`HEAD${'x'.repeat(5000)}TAIL\nnext\n`)
  const chunks = [long.subarray(0, 900), long.subarray(900, 2500), long.subarray(2500)]
  const { lines, oversized } = split(chunks, 1000)
  expect(lines).toEqual(['next'])
  expect(oversized[0]?.bytes).toBe(5008)
  expect(oversized[0]?.head.startsWith('HEAD')).toBe(true)
  expect(oversized[0]?.tail.endsWith('TAIL')).toBe(true)
  expect(split([long], 1000).lines).toEqual(['next'])
})

test('a line that never ends costs no more memory than the bound', () => {
  const frames = createFrames({ maxBytes: 1_000_000, onLine: () => {}, onOversized: () => {} })
  const chunk = Buffer.alloc(65_536, 'x')
  const before = process.memoryUsage().arrayBuffers
  for (let turn = 0; turn < 4000; turn += 1) frames.push(Buffer.from(chunk))
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000)
})
