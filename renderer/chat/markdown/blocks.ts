/** Streamed Markdown as blocks: what is finished is frozen and never looked at again, only the live tail is read anew. */
import type { Links, Token, Tokens } from 'marked'
import { lex } from './lexer.ts'

/** A few blocks in a row. A full group stays the same object for ever, so that a renderer compares identity alone. */
export type BlockGroup = readonly Token[]
export type Blocks = {
  /** All blocks in order; a block never changes its group or its place in it. */
  readonly groups: readonly BlockGroup[]
  /** Targets of reference links, by name; a new object when one was added. */
  readonly links: Links
}

const GROUP = 8

/** Finished texts that were read, the latest last: a row that comes back, or a conversation, is not read again. */
const kept = new Map<string, Blocks>()
const MOST_KEPT = { one: 60_000, all: 600_000 }
let keptCharacters = 0

function keep(text: string, blocks: Blocks): void {
  if (text.length > MOST_KEPT.one) return
  if (!kept.has(text)) keptCharacters += text.length
  kept.set(text, blocks)
  for (const [oldest] of kept) {
    if (keptCharacters <= MOST_KEPT.all) return
    kept.delete(oldest)
    keptCharacters -= oldest.length
  }
}

/** A reader of one growing text. A text that does not continue the last one is read from its beginning. */
export function createBlockReader() {
  let frozenText = ''
  let groups: BlockGroup[] = []
  let loose: Token[] = []
  let links: Links = {}
  let last: { text: string; finished: boolean; blocks: Blocks } | null = null

  const reset = () => {
    frozenText = ''
    groups = []
    loose = []
    links = {}
  }
  const freeze = (tokens: readonly Token[], known: Links) => {
    for (const token of tokens) frozenText += token.raw
    if (Object.keys(known).length > Object.keys(links).length) links = { ...known }
    loose = [...loose, ...tokens.filter((token) => token.type !== 'space')]
    while (loose.length >= GROUP) {
      groups = [...groups, loose.slice(0, GROUP)]
      loose = loose.slice(GROUP)
    }
  }
  return {
    /** `finished` reads the whole once more, so that the end is what a full parse gives. */
    read(text: string, finished: boolean): Blocks {
      if (last && last.text === text && last.finished === finished) return last.blocks
      const known = finished && text.length <= MOST_KEPT.one ? kept.get(text) : undefined
      if (known) return known
      if (finished || !text.startsWith(frozenText)) reset()
      const read = lex(text.slice(frozenText.length), links, !finished)
      const settled = finished ? read.tokens.length : settledCount(read.tokens)
      freeze(read.tokens.slice(0, settled), read.links)
      const rest = read.tokens.slice(settled)
      const growing = finished ? rest : [...rest.slice(0, -1), ...rest.slice(-1).map(wholeRows)]
      const tail = [...loose, ...growing.filter((token) => token.type !== 'space')]
      const open: BlockGroup[] = []
      for (let start = 0; start < tail.length; start += GROUP) open.push(tail.slice(start, start + GROUP))
      last = { text, finished, blocks: { groups: [...groups, ...open], links } }
      if (finished) keep(text, last.blocks)
      return last.blocks
    },
  }
}

/** A table grows by whole rows: a cell that is still being written would move every column with each word. Its text is of what is shown. */
function wholeRows(token: Token): Token {
  if (token.type !== 'table' || token.raw.endsWith('\n')) return token
  const table = token as Tokens.Table
  return { ...table, rows: table.rows.slice(0, -1), raw: table.raw.slice(0, table.raw.lastIndexOf('\n') + 1) }
}

/** How many leading blocks can no longer change: all before the last one, once a blank line or a whole line of its own parts them. */
function settledCount(tokens: readonly Token[]): number {
  const at = tokens.findLastIndex((token) => token.type !== 'space')
  const before = tokens[at - 1]
  const tail = tokens[at]
  if (!before || !tail) return 0
  return before.type === 'space' || before.raw.endsWith('\n\n') || tail.raw.includes('\n') ? at : 0
}
