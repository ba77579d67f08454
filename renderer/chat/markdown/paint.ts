/** Colours on a text that stays one text: ranges of the browser's own highlights, so that nothing is laid out anew. */
import type { Run } from './work/colours.ts'

const COLOURS: Readonly<Record<string, string>> = {
  keyword: 'keyword',
  literal: 'keyword',
  built_in: 'name',
  type: 'name',
  title: 'name',
  class: 'name',
  section: 'name',
  name: 'keyword',
  tag: 'keyword',
  attr: 'attribute',
  attribute: 'attribute',
  property: 'attribute',
  variable: 'attribute',
  string: 'string',
  regexp: 'string',
  char: 'string',
  addition: 'string',
  symbol: 'string',
  number: 'number',
  comment: 'comment',
  quote: 'comment',
  meta: 'comment',
  deletion: 'deletion',
}

function highlightOf(colour: string): Highlight {
  const name = `code-${colour}`
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

/** Colours one text node; the answer takes the colours away. */
export function paint(text: ChildNode, runs: readonly Run[]): () => void {
  const length = text.nodeValue?.length ?? 0
  const undo: (() => void)[] = []
  for (const { kind, from, to } of runs) {
    const colour = COLOURS[kind]
    if (colour === undefined || to > length) continue
    const highlight = highlightOf(colour)
    const range = new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to })
    highlight.add(range)
    undo.push(() => void highlight.delete(range))
  }
  return () => {
    for (const one of undo) one()
  }
}
