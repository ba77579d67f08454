// For the test of the translations: every sentence that main can say, read out of its sources.
import { parseSync } from 'rolldown/utils'

const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['../../{electron,shared}/**/*.ts', '!**/*.test.ts'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)

type Quasi = { readonly value: { readonly cooked: string } }
type Node = {
  readonly type?: string
  readonly tag?: { readonly name?: string }
  readonly quasi?: { readonly quasis: readonly Quasi[] }
}

function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  const { type, tag, quasi } = node as Node
  if (type === 'TaggedTemplateExpression' && tag?.name === 'told' && quasi)
    into.add(quasi.quasis.map(({ value }) => value.cooked).reduce((text, part, at) => `${text}{${at - 1}}${part}`))
  for (const inner of Object.values(node)) collect(inner, into)
}

/** The templates that `told` stands in front of. What only passes a gap on needs no words. */
export function toldSentences(): readonly string[] {
  const found = new Set<string>()
  for (const [file, text] of Object.entries(SOURCES))
    if (!/\/for(Vault)?Tests\.ts$/.test(file)) collect(parseSync(file, text).program, found)
  return [...found].filter((say) => /[\p{L}“]/u.test(say.replace(/\{\d+\}/g, '')))
}
