/** Code as runs of one kind each: `keyword`, `string` ... with where it begins and ends. */
import { common, createLowlight } from 'lowlight'

export type Run = { readonly kind: string; readonly from: number; readonly to: number }

const MOST_RUNS = 4000
const lowlight = createLowlight(common)
type Node = ReturnType<typeof lowlight.highlight>['children'][number]

/** Null for a language that is not known. */
export function colours(language: string, code: string): readonly Run[] | null {
  const name = language.toLowerCase()
  if (!lowlight.registered(name)) return null
  const runs: Run[] = []
  let at = 0
  const walk = (node: Node, kind: string | null) => {
    if (node.type === 'text') {
      const from = at
      at += node.value.length
      if (kind !== null && node.value.trim() !== '') runs.push({ kind, from, to: at })
    } else if (node.type === 'element') {
      const names = node.properties['className']
      const own = Array.isArray(names) ? String(names[0]).replace('hljs-', '') : null
      for (const child of node.children) walk(child, own ?? kind)
    }
  }
  for (const node of lowlight.highlight(name, code).children) walk(node, null)
  return runs.length > MOST_RUNS ? null : runs
}
