import { expect, test } from 'vitest'
import { formulaBlock, formulasIn } from './formulas.ts'
import { lex } from './lexer.ts'

const found = (text: string) => formulasIn(text).map(({ formula }) => formula.text)

test.each([
  ['It costs $5 and $10.', []],
  ['US$5/US$6 and A$7', []],
  ['$HOME/bin:$PATH', []],
  ['from $5-$10 a piece', []],
  ['a \\$x\\$ b', []],
  ['`$x$` is code', []],
  ['$ x $ has spaces', []],
  ['$$ alone', []],
  ['\\[text\\](https://example.com)', []],
  ['$x$', ['x']],
  ['so $x_1$, and $y$.', ['x_1', 'y']],
  ['\\(a\\) and \\[b\\]', ['a', 'b']],
  ['**$x$** ($y$)', ['x', 'y']],
  ['$a \\$ b$', ['a \\$ b']],
])('money and code are no formulas, and formulas are: %s', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('a formula on its own lines ends with its mark, and may be open only while the text grows', () => {
  expect(formulaBlock('$$\nx\n$$\nafter', false)).toMatchObject({ text: 'x', open: false, raw: '$$\nx\n$$\n' })
  expect(formulaBlock('\\[ x \\]', false)).toMatchObject({ text: 'x', open: false })
  expect(formulaBlock('$$\nx', true)).toMatchObject({ text: 'x', open: true })
  expect(formulaBlock('$$\nx', false)).toBeNull()
  expect(formulaBlock('$$\n\nx\n$$', true)).toBeNull()
  expect(formulaBlock('$$x$$ in a line', false)).toBeNull()
})

const kinds = (text: string) => lex(text).tokens.map((token) => token.type)

test('a formula may follow a paragraph at once, and stands in lists and between emphasis', () => {
  expect(kinds('text\n$$\nx\n$$\nmore')).toEqual(['paragraph', 'formula', 'paragraph'])
  expect(JSON.stringify(lex('- item $x$\n- \\[y\\]').tokens)).toMatch(/"formula".*"formula"/)
  const [line] = lex('2*3 is $a*b$ and *so*').tokens
  expect(line && 'tokens' in line && line.tokens?.map((token) => token.type)).toEqual(['text', 'formula', 'text', 'em'])
})

type Inner = { readonly raw: string; readonly tokens?: readonly Inner[]; readonly items?: readonly Inner[] }
const within = ({ tokens = [], items = [] }: Inner): readonly Inner[] => [...tokens, ...items]
const countOf = (token: Inner): number => 1 + within(token).reduce((sum, inner) => sum + countOf(inner), 0)
const depthOf = (token: Inner): number => 1 + Math.max(0, ...within(token).map(depthOf))

test.each([
  ['emphasis that takes seconds', '*a_'.repeat(5000)],
  ['marks without end', '**a** '.repeat(2000)],
  ['brackets without end', '[a](b) '.repeat(2000)],
  ['a paragraph without end', 'word *a* '.repeat(5000)],
  ['nested bullets', `${'- '.repeat(60)}x`],
  ['nested quotes', `${'> '.repeat(60)}x`],
  ['bullets nested beyond the stack', `${'- '.repeat(5000)}x`],
])('%s: shown as the text that it is, whole, and with few pieces', (_, text) => {
  const { tokens } = lex(text)
  expect(tokens.map((token) => token.raw).join('')).toBe(text)
  expect(tokens.reduce((sum, token) => sum + countOf(token as Inner), 0)).toBeLessThan(60)
  expect(Math.max(...tokens.map((token) => depthOf(token as Inner)))).toBeLessThan(45)
})
