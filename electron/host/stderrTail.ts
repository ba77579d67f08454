const LINES = 200
const BYTES = 64 * 1024
const LINE = 2000

export type StderrTail = {
  push(chunk: Buffer): void
  /** A line of our own about what the server did. */
  note(line: string): void
  lines(): readonly string[]
}

/** The last lines that a server wrote beside the protocol: at most 200 lines and 64 kB, whatever it floods us with. */
export function createStderrTail(): StderrTail {
  let held: Buffer[] = []
  let size = 0
  let notes: string[] = []

  function lines(): string[] {
    const text = Buffer.concat(held).subarray(-BYTES).toString('utf8')
    return text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .slice(-LINES)
      .map((line) => (line.length > LINE ? `${line.slice(0, LINE)} …` : line))
  }

  return {
    push(chunk) {
      // Nothing is decoded or split here: a flood costs one list entry a chunk.
      held.push(chunk.length > BYTES ? chunk.subarray(-BYTES) : chunk)
      size += chunk.length
      if (size <= 4 * BYTES && held.length <= 4096) return
      const last = Buffer.from(Buffer.concat(held).subarray(-BYTES))
      held = [last]
      size = last.length
    },
    note(line) {
      notes = [...notes, line].slice(-20)
    },
    lines: () => [...lines(), ...notes].slice(-LINES),
  }
}
