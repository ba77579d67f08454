import { parseSync } from 'rolldown/utils'
import { expect, test } from 'vitest'

const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['../../{electron,renderer,shared}/**/*.{ts,tsx}', '!**/*.test.ts'],
  { query: '?raw', import: 'default', eager: true },
)

type Node = { readonly type?: string; readonly value?: unknown }

/** Every text in a source, also the parts of templates. */
function textsIn(node: unknown, into: string[] = []): readonly string[] {
  if (typeof node !== 'object' || node === null) return into
  const { type, value } = node as Node
  if (type === 'Literal' && typeof value === 'string') into.push(value)
  if (type === 'TemplateElement') into.push((value as { cooked: string }).cooked)
  for (const inner of Object.values(node)) textsIn(inner, into)
  return into
}

/** Only French has a space there; it must not be one that a line can break at. */
const BREAKS = /« | »|[\p{Ll}\d»)}’] [:;!?](?=\s|$)|^ [:;](?= |$)/u

test('in French no line breaks before a sign of two parts or inside quotes', () => {
  const found = Object.entries(SOURCES).flatMap(([file, text]) =>
    /[«»:;!?]/.test(text)
      ? textsIn(parseSync(file, text).program)
          .filter((one) => BREAKS.test(one))
          .map((one) => `${file}: ${one}`)
      : [],
  )
  expect(found).toEqual([])
})
