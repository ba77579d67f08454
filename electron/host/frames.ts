/** A line that was longer than the bound: its size in bytes and both ends, where a message id may stand. */
export type Oversized = { readonly bytes: number; readonly head: string; readonly tail: string }
export type FrameHandlers = {
  readonly maxBytes: number
  readonly onLine: (line: string) => void
  readonly onOversized: (oversized: Oversized) => void
}

const NEWLINE = 10
const KEPT = 1024

/** Splits a byte stream into lines. Each byte is looked at once and copied at most once, however long the line. */
export function createFrames(handlers: FrameHandlers): { push(chunk: Buffer): void; clear(): void } {
  let chunks: Buffer[] = []
  let size = 0
  let head: Buffer | null = null
  let tail: Buffer = Buffer.alloc(0)

  function hold(piece: Buffer): void {
    size += piece.length
    if (head !== null) {
      tail = Buffer.concat([tail, piece.subarray(-KEPT)]).subarray(-KEPT)
      return
    }
    chunks.push(piece)
    if (size <= handlers.maxBytes) return
    // Too long: keep both ends only, and count the rest as it passes.
    const all = Buffer.concat(chunks)
    head = Buffer.from(all.subarray(0, KEPT))
    tail = Buffer.from(all.subarray(-KEPT))
    chunks = []
  }

  function flush(): void {
    const oversized = head
    const held = chunks
    const bytes = size
    chunks = []
    size = 0
    head = null
    if (oversized !== null)
      handlers.onOversized({ bytes, head: oversized.toString('utf8'), tail: tail.toString('utf8') })
    else if (bytes > 0)
      handlers.onLine((held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held, bytes)).toString('utf8'))
  }

  return {
    push(chunk) {
      let from = 0
      for (;;) {
        const end = chunk.indexOf(NEWLINE, from)
        if (end === -1) break
        if (size === 0 && end - from <= handlers.maxBytes) {
          if (end > from) handlers.onLine(chunk.toString('utf8', from, end))
        } else {
          hold(chunk.subarray(from, end))
          flush()
        }
        from = end + 1
      }
      if (from < chunk.length) hold(from === 0 ? chunk : chunk.subarray(from))
    },
    clear() {
      chunks = []
      size = 0
      head = null
    },
  }
}
