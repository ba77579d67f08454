// The hash chain of the record of authority, as pure functions: the writer and the verifier share them.
import { hash } from 'node:crypto'

/** What the first line is chained to. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 (hex) over the previous line's hash, this line's number and its text. */
export function chainHash(previous: string, sequence: number, line: string): string {
  return hash('sha256', `${previous}\n${sequence}\n${line}`)
}

export type ChainLink = { readonly sequence: number; readonly line: string; readonly hash: string }

/** Number of the first line that is missing, moved or changed; null when all follow from `after` and `previous`. */
export function firstBreak(links: readonly ChainLink[], after: number, previous: string): number | null {
  let expected = after + 1
  let hashSoFar = previous
  for (const link of links) {
    if (link.sequence !== expected) return expected
    hashSoFar = chainHash(hashSoFar, expected, link.line)
    if (link.hash !== hashSoFar) return expected
    expected += 1
  }
  return null
}
