import type { CatalogueTool, ToolMatch } from '../../shared/host.ts'
import type { JsonObject } from '../../shared/json.ts'
import { wordsOf } from './words.ts'

const K1 = 1.2
const B = 0.75
const WEIGHT = { name: 2, title: 1, description: 1, parameter: 0.5, server: 0.5 } as const
/** A search of few words is being typed: its last word may be unfinished. */
const TYPED_WORDS = 5
const PREFIX_TERMS = 64
const PREFIX_SHARE = 0.7
const LONGEST_TEXT = 4000

type Document = { readonly terms: ReadonlyMap<string, number>; readonly length: number }
/** Tokens of a definition do not change with it: kept for as long as the definition lives. */
const documents = new WeakMap<CatalogueTool['definition'], Document>()

function addTo(terms: Map<string, number>, text: string, weight: number): number {
  const words = wordsOf(text.slice(0, LONGEST_TEXT))
  for (const word of words) terms.set(word, (terms.get(word) ?? 0) + weight)
  return words.length * weight
}

function documentOf({ definition, serverName }: CatalogueTool): Document {
  const known = documents.get(definition)
  if (known !== undefined) return known
  const terms = new Map<string, number>()
  let length = addTo(terms, definition.name, WEIGHT.name)
  length += addTo(terms, definition.title ?? '', WEIGHT.title)
  length += addTo(terms, definition.description ?? '', WEIGHT.description)
  length += addTo(terms, serverName, WEIGHT.server)
  const properties = definition.inputSchema['properties']
  if (typeof properties === 'object' && properties !== null)
    for (const [name, schema] of Object.entries(properties as JsonObject).slice(0, 200)) {
      length += addTo(terms, name, WEIGHT.parameter)
      const description = (schema as JsonObject | null)?.['description']
      if (typeof description === 'string') length += addTo(terms, description, WEIGHT.parameter)
    }
  const document = { terms, length }
  documents.set(definition, document)
  return document
}

export type ToolIndex = { search(query: string, limit: number): readonly ToolMatch[] }

/** BM25 over names, titles, descriptions and parameters, in typed arrays: one list of (tool, weight) for each term. */
export function indexTools(tools: readonly CatalogueTool[]): ToolIndex {
  const found = tools.map(documentOf)
  const counts = new Map<string, number>()
  for (const { terms } of found) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  const vocabulary = [...counts.keys()].sort()
  const starts = new Map<string, number>()
  let total = 0
  for (const term of vocabulary) {
    starts.set(term, total)
    total += counts.get(term) as number
  }
  const owners = new Uint32Array(total)
  const weights = new Float32Array(total)
  const mean = found.reduce((sum, { length }) => sum + length, 0) / Math.max(found.length, 1) || 1
  const filled = new Map(starts)
  for (const [index, { terms, length }] of found.entries())
    for (const [term, frequency] of terms) {
      const at = filled.get(term) as number
      owners[at] = index
      weights[at] = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / mean))
      filled.set(term, at + 1)
    }
  const scores = new Float32Array(tools.length)

  function score(term: string, share: number, touched: number[]): void {
    const count = counts.get(term)
    if (count === undefined) return
    const rarity = Math.log(1 + (tools.length - count + 0.5) / (count + 0.5)) * share
    const start = starts.get(term) as number
    for (let at = start; at < start + count; at += 1) {
      const owner = owners[at] as number
      if (scores[owner] === 0) touched.push(owner)
      scores[owner] = (scores[owner] as number) + rarity * (weights[at] as number)
    }
  }

  return {
    search(query, limit) {
      const words = [...new Set(wordsOf(query.slice(0, LONGEST_TEXT)))]
      const touched: number[] = []
      for (const word of words) score(word, 1, touched)
      const last = /[\p{L}\p{N}]+$/u.exec(query.toLowerCase())?.[0]
      if (last !== undefined && words.length <= TYPED_WORDS)
        for (const term of withPrefix(vocabulary, last)) score(term, PREFIX_SHARE, touched)
      const best = touched.map((index) => ({ index, score: scores[index] as number }))
      for (const index of touched) scores[index] = 0
      best.sort((a, b) => b.score - a.score || a.index - b.index)
      return best
        .slice(0, limit)
        .map(({ index, score: value }) => ({ tool: tools[index] as CatalogueTool, score: value }))
    },
  }
}

/** Terms that go on from an unfinished word, by binary search in the sorted vocabulary. */
function withPrefix(vocabulary: readonly string[], prefix: string): string[] {
  let low = 0
  let high = vocabulary.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((vocabulary[middle] as string) < prefix) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < vocabulary.length && found.length < PREFIX_TERMS; at += 1) {
    const term = vocabulary[at] as string
    if (!term.startsWith(prefix)) break
    if (term !== prefix) found.push(term)
  }
  return found
}
