// Two files beside the database to which the main thread appends what the database has not got yet, so that a kill loses none of it.
import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { type Entry, journalFiles, seal } from './journalLines.ts'

export type Journal = {
  /** Begins both files anew: whatever stood in them is in the database. They cannot be opened: nothing is kept here. */
  open(run: string): void
  /** Its number once it is in the file, where only a power cut or a fault of the disk can lose it; null where it is not kept here. Takes some microseconds. */
  append(entry: Entry): number | null
  /** All up to this number is in the database. */
  saved(number: number): void
  /** Removes the files if the database has all of them. */
  close(): void
}

/** A file, how long it is and the last number in it. */
type Half = { readonly fd: number; bytes: number; last: number }

/** `fullBytes`: a file that is longer gives way to the other as soon as the database has all of that. */
export function createJournal(database: string, fullBytes: number): Journal {
  const files = journalFiles(database)
  let halves: [Half, Half] | null = null
  let run = ''
  let number = 0
  let saved = 0

  /** Goes on in the other file, if the database has all that stands there. */
  function turn([full, other]: [Half, Half]): void {
    if (other.last > saved) return
    ftruncateSync(other.fd)
    other.bytes = 0
    halves = [other, full]
  }
  function drop(): void {
    for (const { fd } of halves ?? []) closeSync(fd)
    halves = null
  }

  return {
    open(id) {
      try {
        run = id
        halves = [begin(files[0]), begin(files[1])]
      } catch {
        drop()
      }
    },
    append(entry) {
      if (halves === null) return null
      try {
        if (halves[0].bytes > fullBytes) turn(halves)
        const [half] = halves
        seal(entry, { run, number: number + 1 })
        if (half.bytes > MOST * fullBytes || !write(half, entry)) return null
        half.bytes += entry.length
        return (half.last = number += 1)
      } catch {
        // What cannot be cut back ends in half an entry, behind which nothing would be read.
        drop()
        return null
      }
    },
    saved(upTo) {
      saved = Math.max(saved, upTo)
    },
    close() {
      if (halves === null) return
      drop()
      if (saved === number) for (const file of files) rmSync(file, { force: true })
    },
  }
}

/** A database that takes nothing must not fill the disk: above this many times the length nothing more is kept. */
const MOST = 64

function begin(file: string): Half {
  // SECURITY: readable by its owner alone; and a link that somebody planted here is never written through.
  rmSync(file, { force: true })
  return { fd: openSync(file, 'ax', 0o600), bytes: 0, last: 0 }
}

/** False where the disk is full. Throws where what was written of it cannot be cut off again. */
function write(half: Half, entry: Entry): boolean {
  try {
    if (writeSync(half.fd, entry) === entry.length) return true
  } catch {
    // A full disk: what was written of it goes again, below.
  }
  ftruncateSync(half.fd, half.bytes)
  return false
}
