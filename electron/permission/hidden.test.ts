import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findHidden, makeVisible, refusalOf } from './hidden.ts'
import { english } from '../../shared/told.ts'

test.each([
  ['right-to-left override', 'pay \u202etxt.exe', 'bidirectional'],
  ['isolate', 'a\u2066b', 'bidirectional'],
  ['zero-width space', 'pay\u200bpal', 'zeroWidth'],
  ['byte order mark', '\ufeffx', 'zeroWidth'],
  ['tag characters', 'hello\u{e0068}\u{e0069}', 'tag'],
  ['terminal sequence', 'x\u001b[8mhidden', 'terminal'],
  ['terminal link', '\u001b]8;;http://a\u0007b', 'terminal'],
  ['carriage return that overwrites', 'rm -rf /\rls', 'control'],
  ['C1 control', 'a\u009bb', 'control'],
  ['null', 'a\u0000b', 'control'],
  ['soft hyphen', 'pass\u00adword', 'invisible'],
  ['Hangul filler', 'a\u3164b', 'invisible'],
  ['variation selector hiding bytes', 'a\ufe01\u{e0101}', 'invisible'],
  ['lone surrogate', 'a\ud800', 'illFormed'],
  ['blanks that push the rest out of sight', `a${' '.repeat(40_000)}b`, 'blankRun'],
  ['new lines that push the rest out of sight', `a${'\n'.repeat(300)}b`, 'blankRun'],
])('finds and shows: %s', (_, text, kind) => {
  const found = findHidden(text)
  expect(found.map((one) => one.kind)).toContain(kind)
  const shown = makeVisible(text)
  expect(shown).toMatch(/⟦/)
  expect(findHidden(shown)).toEqual([])
})

test.each([
  'Plain words, 1 + 1 = 2.\n\tIndented.\r\n',
  'Warning ⚠️ family 👨‍👩‍👧 thumbs 👍🏽',
  'می‌خواهم',
  'क्‍ष',
  'Zürich, São Paulo, 東京',
])('leaves honest writing alone: %s', (text) => {
  expect(findHidden(text)).toEqual([])
  expect(makeVisible(text)).toBe(text)
})

test('searches keys and any depth, and says where by pointer', () => {
  const found = findHidden({ 'a/b': [{ 'x\u200b': 'fine' }, 'y\u202e'] })
  expect(found.map((one) => one.pointer).sort()).toEqual(['/a~1b/0/x\u200b', '/a~1b/1'])
  let deep: unknown = 'z\u200b'
  for (let level = 0; level < 50_000; level++) deep = [deep]
  expect(findHidden(deep as never)).toHaveLength(1)
})

test('whatever is made visible has nothing hidden left and loses no visible letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const shown = makeVisible(text)
      expect(findHidden(shown)).toEqual([])
      for (const letter of text.match(/\p{L}/gu) ?? []) if (!findHidden(letter).length) expect(shown).toContain(letter)
    }),
    { numRuns: 1000 },
  )
})

test('a tool that hides characters anywhere in its definition is refused with a reason', () => {
  const tool = {
    name: 'x',
    description: 'ok',
    inputSchema: { type: 'object', properties: { a: { description: 'b\u{e0041}' } } },
  }
  expect(english(refusalOf(tool) ?? '')).toMatch(/hidden character: invisible tag characters/)
  expect(refusalOf({ ...tool, inputSchema: {} })).toBeNull()
})
