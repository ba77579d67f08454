import { expect, test } from 'vitest'
import { firstPieces, hidesSomething, reveal } from './visible.ts'

const named = (text: string): readonly string[] =>
  reveal(text).flatMap((piece) => (piece.kind === 'hidden' || piece.kind === 'lookAlike' ? [piece.name] : []))

test('direction tricks, zero-width characters, escapes and tag letters are named', () => {
  expect(named('invoice\u202Efdp.exe')).toEqual(['U+202E RIGHT-TO-LEFT OVERRIDE'])
  expect(named('pay\u200Bpal')).toEqual(['U+200B ZERO WIDTH SPACE'])
  expect(named('\u001B[8mhidden')).toEqual(['U+001B ESCAPE'])
  expect(named('ok\u{E0041}')).toEqual(['U+E0041 TAG A'])
  expect(named('all good\rrm -rf')).toEqual(['U+000D CARRIAGE RETURN'])
})

test('a look-alike letter in an address is marked, a Russian sentence is not', () => {
  expect(named('p\u0430ypal.com')).toEqual(['U+0430 CYRILLIC'])
  expect(named('Привет, как дела?')).toEqual([])
  expect(named('Grüße aus Zürich, naïve café')).toEqual([])
})

test('emoji of several parts are left whole', () => {
  expect(hidesSomething('Family 👨‍👩‍👧 and ❤️')).toBe(false)
  expect(hidesSomething('a\u200Db')).toBe(true)
})

test('the no-break spaces of good French are ordinary in a sentence, others and any in what is exact are named', () => {
  const space = { kind: 'hidden', text: '\u00A0', name: 'U+00A0 NO-BREAK SPACE' }
  const marked = (text: string, exact: boolean) => reveal(text, exact).filter(({ kind }) => kind === 'hidden')
  const french = 'Le nom dit «\u00A0delete\u00A0»\u00A0: virer 1\u202F234,50 EUR (90\u00A0%)\u00A0?'
  expect(marked(french, false)).toEqual([])
  expect(marked('a\u00A0:', true)).toEqual([space])
  for (const odd of ['invoice\u00A0', '\u00A0:', 'rm\u00A0-rf', 'a\u00A0:b', '1\u00A023', '\u00A0'])
    expect(marked(odd, false), odd).toEqual([space])
})

test('a long run of blanks is counted, so that text cannot be pushed out of sight', () => {
  const pieces = reveal(`safe${' '.repeat(40_000)}then this`)
  expect(pieces).toContainEqual(expect.objectContaining({ kind: 'blank', count: 40_000 }))
})

test('nothing is lost: the pieces join to the same text', () => {
  const text = `a\u202Eb${' '.repeat(30)}c\n\n\n\n\n\nd p\u0430y 👍🏽\u{E0041}`
  expect(
    reveal(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('a cut never splits a character and says how much is left', () => {
  expect(firstPieces('👍👍👍', 3)).toEqual({ pieces: [{ kind: 'plain', text: '👍' }], left: 2 })
  expect(firstPieces('short', 10)).toEqual({ pieces: [{ kind: 'plain', text: 'short' }], left: 0 })
})

test('blanks do not use up the room: what stands behind them is shown', () => {
  const { pieces, left } = firstPieces(`top${' '.repeat(4000)}bottom`, 600)
  expect(pieces.at(-1)).toEqual({ kind: 'plain', text: 'bottom' })
  expect(left).toBe(0)
})
