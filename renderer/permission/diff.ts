// A small line diff for showing what changed. Bounded: long texts fall back to "all old, all new".
export type DiffLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

const MAX_CELLS = 250_000

const whole = (before: readonly string[], after: readonly string[]): readonly DiffLine[] => [
  ...before.map((text): DiffLine => ({ kind: 'removed', text })),
  ...after.map((text): DiffLine => ({ kind: 'added', text })),
]

const lengths = (a: readonly string[], b: readonly string[]): Uint32Array => {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
  return table
}

/** Lines of both texts (none for null: it was not there, or is gone), the removed before the added where they meet (longest common subsequence). */
export const diffLines = (before: string | null, after: string | null): readonly DiffLine[] => {
  const a = before?.split('\n') ?? []
  const b = after?.split('\n') ?? []
  if ((a.length + 1) * (b.length + 1) > MAX_CELLS) return whole(a, b)
  const table = lengths(a, b)
  const width = b.length + 1
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' })
      i++
      j++
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
      lines.push({ kind: 'removed', text: a[i++] ?? '' })
    else lines.push({ kind: 'added', text: b[j++] ?? '' })
  }
  return [...lines, ...whole(a.slice(i), b.slice(j))]
}
