const WORDS =
  'the gate looks at every call before it leaves and asks when it should so that nobody is surprised by what a tool did'.split(
    ' ',
  )

/** Believable Markdown of about `size` characters: headings, paragraphs, lists, code, tables. Always the same. */
export function sampleMarkdown(size: number): string {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const words = (count: number) => Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(' ')
  const kinds = [
    () => `## ${words(4)}`,
    () => `${words(40)}, **${words(3)}** and \`${words(1)}\`. ${words(30)}.`,
    () => `${words(60)}. See [${words(2)}](https://example.com/${next(1000)}).`,
    () => Array.from({ length: 5 }, () => `- ${words(9)} *${words(2)}*`).join('\n'),
    () => Array.from({ length: 4 }, (_, index) => `${index + 1}. ${words(8)}`).join('\n'),
    () =>
      `\`\`\`ts\n${Array.from({ length: 8 }, (_, index) => `const value${index} = call('${words(2)}', ${next(99)})`).join('\n')}\n\`\`\``,
    () =>
      `| a | b | c |\n|---|---|---|\n${Array.from({ length: 5 }, () => `| ${words(2)} | ${next(999)} | ${words(3)} |`).join('\n')}`,
    () => `> ${words(20)}`,
  ]
  const blocks: string[] = []
  let length = 0
  while (length < size) {
    const block = kinds[next(kinds.length)]?.() ?? ''
    blocks.push(block)
    length += block.length + 2
  }
  return blocks.join('\n\n')
}
