/** The lexer of `marked`, with formulas, and with bounds: no text can make it slow or break it. */
import {
  Hooks,
  Lexer,
  type Links,
  type MarkedOptions,
  type Token,
  Tokenizer,
  type Tokens,
  type TokensList,
} from 'marked'
import { formulaBlock, formulasIn, mayHoldFormulas, nextFormulaLine, type Formula, type Place } from './formulas.ts'

/** Nobody writes so, except to make a reader slow: then it is shown as plain text. */
const MOST = { characters: 16_000, marks: 600, brackets: 600, lines: 1500, depth: 16, text: 300_000 }

/** What each sign may cost, by its code: 1 a mark of emphasis or code, 2 a bracket or the like, 3 a line. */
const COST = new Uint8Array(128)
for (const sign of '*_~`') COST[sign.charCodeAt(0)] = 1
for (const sign of '[]()<>&@') COST[sign.charCodeAt(0)] = 2
COST[10] = 3

/** SECURITY: some inputs make the inline rules take seconds; counted here in one pass, they never reach them. */
function isHeavy(text: string): boolean {
  if (text.length < MOST.marks) return false
  if (text.length > MOST.characters) return true
  let marks = 0
  let brackets = 0
  let lines = 0
  for (let at = 0; at < text.length; at += 1) {
    const cost = COST[text.charCodeAt(at)]
    if (cost === 1) marks += 1
    else if (cost === 2) brackets += 1
    else if (cost === 3) lines += 1
  }
  return marks > MOST.marks || brackets > MOST.brackets * 2 || lines > MOST.lines
}

const plain = (text: string): Tokens.Text => ({ type: 'text', raw: text, text, escaped: false })
const tokenOf = (formula: Formula): Tokens.Generic => ({ ...formula, type: 'formula' })

/** A line of `=` or `-` under another one. */
const UNDERLINE = /\n {0,3}[=-]/

/**
 * The rule for underlined headings looks at every character of a paragraph, and takes most of the time that reading takes: it is
 * asked only where such a line stands before the next blank one.
 */
class QuickTokenizer extends Tokenizer {
  override lheading(src: string): Tokens.Heading | undefined {
    const blank = src.indexOf('\n\n')
    return UNDERLINE.test(blank < 0 ? src : src.slice(0, blank)) ? super.lheading(src) : undefined
  }
}

class BoundedLexer extends Lexer {
  #depth = 0
  /** The paragraph that is being read, and its formulas. */
  #paragraph = ''
  #places: readonly Place[] = []

  override blockTokens(src: string, tokens?: Token[], clipped?: boolean): Token[]
  override blockTokens(src: string, tokens?: TokensList, clipped?: boolean): TokensList
  override blockTokens(src: string, tokens: Token[] = [], clipped = false): Token[] {
    if (this.#depth >= MOST.depth) {
      tokens.push({ type: 'paragraph', raw: src, text: src, tokens: [plain(src)] })
      return tokens
    }
    this.#depth += 1
    try {
      return super.blockTokens(src, tokens, clipped)
    } finally {
      this.#depth -= 1
    }
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (isHeavy(src)) {
      tokens.push(plain(src))
      return tokens
    }
    const [paragraph, places] = [this.#paragraph, this.#places]
    this.#paragraph = src
    this.#places = mayHoldFormulas(src) ? formulasIn(src) : []
    try {
      return super.inlineTokens(src, tokens)
    } finally {
      this.#paragraph = paragraph
      this.#places = places
    }
  }

  /** The formula that begins where `rest` does. */
  formulaAt(rest: string): Tokens.Generic | undefined {
    const at = this.#paragraph.length - rest.length
    const place = this.#places.find(({ start }) => start === at)
    return place && tokenOf(place.formula)
  }
  formulaAfter(rest: string): number {
    const at = this.#paragraph.length - rest.length
    const next = this.#places.find(({ start }) => start >= at)
    return next ? next.start - at : -1
  }
  /** Formulas blotted out, so that a `*` or `_` in one is no emphasis outside of it. */
  blotted(masked: string): string {
    if (this.#places.length === 0 || masked.length !== this.#paragraph.length) return masked
    let out = ''
    let at = 0
    for (const { start, end } of this.#places) {
      out += masked.slice(at, start) + '+'.repeat(end - start)
      at = end
    }
    return out + masked.slice(at)
  }
}

const PLAIN_OPTIONS: MarkedOptions = { gfm: true, breaks: true, async: false }

function formulaOptions(growing: boolean, lexer: () => BoundedLexer): MarkedOptions {
  return {
    ...PLAIN_OPTIONS,
    hooks: Object.assign(new Hooks(), { emStrongMask: (masked: string) => lexer().blotted(masked) }),
    extensions: {
      renderers: {},
      childTokens: {},
      block: [
        (src) => {
          const formula = formulaBlock(src, growing)
          return formula ? tokenOf(formula) : undefined
        },
      ],
      startBlock: [nextFormulaLine],
      inline: [(src) => lexer().formulaAt(src)],
      startInline: [(src) => lexer().formulaAfter(src)],
    },
  }
}

/** Reads Markdown into blocks; `links` are targets known from before. Never throws. `growing`: more text may come. */
export function lex(text: string, links: Links = {}, growing = false): { tokens: Token[]; links: Links } {
  if (text.length > MOST.text) return { tokens: [plain(text)], links }
  let lexer: BoundedLexer
  const options = mayHoldFormulas(text) ? formulaOptions(growing, () => lexer) : PLAIN_OPTIONS
  // The options keep what belongs to one lexer: each gets its own.
  lexer = new BoundedLexer({ ...options, tokenizer: new QuickTokenizer() })
  Object.assign(lexer.tokens.links, links)
  try {
    const tokens = lexer.lex(text)
    return { tokens: [...tokens], links: tokens.links }
  } catch {
    // Its own guard against endless loops throws: the text is shown all the same.
    return { tokens: [plain(text)], links }
  }
}
