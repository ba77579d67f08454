import { expect, test } from 'vitest'
import { colours } from './colours.ts'
import { formulaTree, type MathTree } from './formulaTree.ts'

const all = (tree: MathTree): readonly MathTree[] => [
  tree,
  ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
]

test('a formula becomes MathML', () => {
  const tree = formulaTree('\\frac{a}{b}', true)
  expect(tree && all(tree).map(({ tag }) => tag)).toEqual(['math', 'mfrac', 'mi', 'mi'])
})

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\includegraphics{https://evil.example/a.png}',
  '\\class{card}{x}',
  '\\id{root}{x}',
  '\\style{position:fixed}{x}',
  '\\data{onclick=alert(1)}{x}',
  '\\def\\a{\\a\\a}\\a',
])('what reaches beyond a formula makes it none: %s', (tex) => {
  expect(formulaTree(tex, true)).toBeNull()
})

test('a formula that is too deep or too long is none', () => {
  expect(formulaTree('\\sqrt{'.repeat(500) + '}'.repeat(500), true)).toBeNull()
  expect(formulaTree('\\sqrt{'.repeat(3000), true)).toBeNull()
  expect(formulaTree('x'.repeat(5000), true)).toBeNull()
})

test.each([
  '\\kern-9999em x',
  '\\hspace{99999pt}x',
  '\\raisebox{8888em}{x}',
  '\\rule{9999em}{9999em}',
  '\\text{<img src=x onerror=y>}',
  '\\color{red}{x}',
])('no attribute or style that could load, cover or move anything comes through: %s', (tex) => {
  const tree = formulaTree(tex, true)
  expect(tree).not.toBeNull()
  for (const node of tree ? all(tree) : []) {
    const values = [...Object.values(node.attributes), ...Object.values(node.style)].join(' ')
    expect(values.replaceAll(/#\w+/g, '')).not.toMatch(/url|\d{4}/)
    expect(Object.keys({ ...node.attributes, ...node.style }).join(' ')).not.toMatch(/href|src|^on|position|inset/i)
  }
})

test('code is coloured by runs that lie within it, and an unknown language by none', () => {
  const code = 'const x = "a" // b'
  const runs = colours('ts', code) ?? []
  expect(runs.map(({ kind, from, to }) => [kind, code.slice(from, to)])).toEqual([
    ['keyword', 'const'],
    ['string', '"a"'],
    ['comment', '// b'],
  ])
  expect(colours('nonsense', code)).toBeNull()
})
