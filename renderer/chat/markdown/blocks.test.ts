import fc from 'fast-check'
import { Lexer, type Token } from 'marked'
import { expect, test } from 'vitest'
import { createBlockReader } from './blocks.ts'
import { lex } from './lexer.ts'

const SAMPLE = `# Title

A paragraph with **bold** and [a link](https://example.com).

- one
- two

  still two
- three

1. first
2. second

| a | b |
|---|---|
| 1 | 2 |

\`\`\`ts
const x = 1

const y = 2
\`\`\`

> quoted
> more

Setext
------

Last [ref] line.

[ref]: https://example.com/ref
`
const raws = (tokens: readonly Token[]) => tokens.filter((token) => token.type !== 'space').map((token) => token.raw)

/** Streams a text in pieces and gives back what was shown at the end of each. */
const stream = (text: string, sizes: readonly number[]) => {
  const reader = createBlockReader()
  let at = 0
  let turn = 0
  while (at < text.length) {
    at += sizes[turn++ % sizes.length] ?? 1
    reader.read(text.slice(0, at), false)
  }
  return reader
}

test('however a text is cut into deltas, its end is what a full parse gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...SAMPLE.split('\n\n'), '<b>', '- x', '* y', '---', '    code', '**'), {
        maxLength: 12,
      }),
      fc.constantFrom('\n\n', '\n'),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      (pieces, glue, sizes) => {
        const text = pieces.join(glue)
        expect(raws(stream(text, sizes).read(text, true).groups.flat())).toEqual(raws(lex(text).tokens))
      },
    ),
  )
})

test('a well-formed text streamed a character at a time shows its full parse before it is finished', () => {
  const shown = stream(SAMPLE, [1]).read(SAMPLE, false)
  expect(raws(shown.groups.flat())).toEqual(raws(lex(SAMPLE).tokens))
  expect(shown.links).toHaveProperty('ref')
})

test('finished blocks stay the same objects while the tail grows, so that they are not rendered again', () => {
  const reader = createBlockReader()
  const paragraphs = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}.`).join('\n\n')
  const before = reader.read(`${paragraphs}\n\nTail`, false)
  const after = reader.read(`${paragraphs}\n\nTail grows`, false)
  expect(after.groups[0]).toBe(before.groups[0])
  expect(after.groups[3]).toBe(before.groups[3])
  expect(after.groups.at(-1)?.at(-1)?.raw).toBe('Tail grows')
})

test('a table grows by whole rows, so that its columns do not move with each word', () => {
  const reader = createBlockReader()
  const rows = (text: string, finished = false) =>
    reader
      .read(text, finished)
      .groups.flat()
      .flatMap((token) => (token.type === 'table' ? [token.rows.length] : []))
  const head = '| a | b |\n|---|---|\n'
  expect(rows(head)).toEqual([0])
  expect(rows(`${head}| one | two`)).toEqual([0])
  expect(rows(`${head}| one | two words |\n`)).toEqual([1])
  expect(rows(`${head}| one | two words |\n| three |`)).toEqual([1])
  expect(rows(`${head}| one | two words |\n| three |`, true)).toEqual([2])
})

test.each(['', '\n', '\n\n', '\n\nAfter it.'])(
  'what is shown of a block is told by its text alone, however it goes on after its table: %j',
  (end) => {
    // A renderer draws a block again only when its text changed: the last row of a table was lost so.
    const text = `${SAMPLE}\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |${end}`
    const reader = createBlockReader()
    let before: readonly Token[] = []
    let known: unknown = null
    for (let at = 1; at <= text.length + 1; at += 1) {
      const { groups, links } = reader.read(text.slice(0, at), at > text.length)
      const shown = groups.flat()
      for (const [index, token] of shown.entries())
        if (before[index]?.raw === token.raw && before[index].type === token.type && links === known)
          expect(token).toEqual(before[index])
      before = shown
      known = links
    }
    const [table] = before.filter(({ type }) => type === 'table').slice(-1)
    expect(table).toMatchObject({ rows: [expect.anything(), expect.anything()] })
  },
)

test('a text that was replaced, not continued, is read from its beginning', () => {
  const reader = createBlockReader()
  reader.read('One\n\nTwo\n\nThree', false)
  expect(raws(reader.read('Other', false).groups.flat())).toEqual(['Other'])
})

test.each([
  'a\n===\n',
  'a\nb\n---\nc',
  'a\n\n---\n',
  'a\n  \n---',
  'x\n- a\n---\n',
  '> a\n---',
  '| a |\n|---|\n| b |\n\n a\n ==',
  'a  \n=== \n\nb\n---',
  'a\n   ---',
  'a\n    ---\n\nb\n=',
])('underlined headings are found as marked itself finds them: %j', (text) => {
  expect(lex(text).tokens).toEqual([...new Lexer({ gfm: true, breaks: true }).lex(text)])
})
