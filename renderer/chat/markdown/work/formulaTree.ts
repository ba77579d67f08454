/** A formula as a tree of plain values, from an allowlist: what is not on it does not reach the page. */
import Temml from 'temml'

export type MathTree = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly style: Readonly<Record<string, string>>
  readonly kind: string
  readonly children: readonly (MathTree | string)[]
}

const TAGS: ReadonlySet<string> = new Set(
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd'.split(
    ' ',
  ),
)
const ATTRIBUTES: ReadonlySet<string> = new Set(
  'display displaystyle scriptlevel mathvariant form fence separator stretchy symmetric lspace rspace minsize maxsize largeop movablelimits accent accentunder linethickness width height depth voffset columnspan rowspan columnalign columnlines rowlines'.split(
    ' ',
  ),
)
const STYLES: ReadonlySet<string> = new Set(
  'color backgroundColor border borderTop borderBottom borderLeft borderRight padding paddingTop paddingBottom paddingLeft paddingRight width textAlign fontWeight fontStyle fontSize mathDepth'.split(
    ' ',
  ),
)
const VALUE = /^[\w#.,% +-]{1,60}$/
const KIND = /^(?:tml-[\w-]+|upstrike|downstrike|sout)$/
const MOST_NODES = 3000
const DEEPEST = 60
const LONGEST = 4000

type Raw = {
  readonly type?: unknown
  readonly text?: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly style?: Readonly<Record<string, unknown>>
  readonly classes?: readonly unknown[]
  readonly children?: readonly Raw[]
}

// Numbers of more than three digits push things out of their place.
const isCalm = (value: string) => VALUE.test(value) && !/\d{4}/.test(value.replace(/^#\w+|\.\d+/g, ''))

const chosen = (from: Readonly<Record<string, unknown>> | undefined, names: ReadonlySet<string>) =>
  Object.fromEntries(
    Object.entries(from ?? {}).flatMap(([name, value]) =>
      names.has(name) && isCalm(String(value)) ? [[name, String(value)]] : [],
    ),
  )

/** Null when it is no formula, or one that nobody would write. */
export function formulaTree(tex: string, display: boolean): MathTree | null {
  if (tex.length > LONGEST) return null
  try {
    const options = { displayMode: display, throwOnError: true, strict: false, trust: false, maxExpand: 500 }
    const sizes: [number, number] = [20, 20]
    const raw = Temml.__renderToMathMLTree(tex, { ...options, maxSize: sizes }) as Raw
    let nodes = 0
    const copy = (node: Raw, depth: number): readonly (MathTree | string)[] => {
      if (++nodes > MOST_NODES || depth > DEEPEST) throw new RangeError('too large')
      if (typeof node.text === 'string') return [node.text]
      const children = (node.children ?? []).flatMap((child) => copy(child, depth + 1))
      // SECURITY: an element that is not on the list leaves only what is inside it.
      if (typeof node.type !== 'string' || !TAGS.has(node.type)) return children
      const kind = (node.classes ?? []).filter((name) => typeof name === 'string' && KIND.test(name)).join(' ')
      const { attributes, style } = node
      return [
        { tag: node.type, attributes: chosen(attributes, ATTRIBUTES), style: chosen(style, STYLES), kind, children },
      ]
    }
    const [tree] = copy(raw, 0)
    return typeof tree === 'object' && tree.tag === 'math' ? tree : null
  } catch {
    return null
  }
}
