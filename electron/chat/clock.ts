// Time, as chat needs it; handed in so that tests decide when it passes.
import type { Millis } from '../../shared/ids.ts'

export type Clock = {
  now(): Millis
  /** Runs something later, once; the answer calls it off. */
  after(milliseconds: number, run: () => void): () => void
}
