// What the journal's files hold: one entry for each message of audit lines and records, which can be told from a torn or damaged one. Pure.
import { DefaultDeserializer, DefaultSerializer } from 'node:v8'
import { crc32 } from 'node:zlib'
import type { Brief } from '../brief.ts'

/** `chain`: lines of the audit. `records`: texts of records, each with its log and its time (ms). */
export type Lines = { readonly brief: Brief } & (
  | { readonly op: 'chain' }
  | { readonly op: 'records'; readonly logs: readonly string[]; readonly times: readonly number[] }
)
/** Lines in the platform's own form, which takes a third less of the main thread's time than JSON, behind room for what a file tells of them. */
export type Entry = Buffer
/** `run` is the UUID of the process that wrote it, `number` counts within it. */
export type Place = { readonly run: string; readonly number: number }

/** Where the two files of the journal lie, beside the database. */
export const journalFiles = (database: string): readonly [string, string] => [
  `${database}-lines1`,
  `${database}-lines2`,
]

/** Before the lines: CRC-32 of all that follows it, length of the whole entry, number, run. */
const HEAD = { sum: 0, length: 4, number: 8, run: 16, end: 52 } as const
const ROOM = Buffer.alloc(HEAD.end)

export function packLines(lines: Lines): Entry {
  const serializer = new DefaultSerializer()
  serializer.writeRawBytes(ROOM)
  serializer.writeHeader()
  serializer.writeValue(lines)
  return serializer.releaseBuffer()
}

/** The same again. Throws for bytes that are none. */
export function unpackLines(entry: Uint8Array): Lines {
  const deserializer = new DefaultDeserializer(entry)
  deserializer.readRawBytes(HEAD.end)
  deserializer.readHeader()
  return deserializer.readValue() as Lines
}

/** Makes an entry ready for a file. */
export function seal(entry: Entry, { run, number }: Place): void {
  entry.writeUInt32LE(entry.length, HEAD.length)
  entry.writeDoubleLE(number, HEAD.number)
  entry.write(run, HEAD.run, HEAD.end - HEAD.run, 'latin1')
  entry.writeUInt32LE(crc32(entry.subarray(HEAD.length)), HEAD.sum)
}

/** The entries of a file up to the first that is torn or damaged: what a power cut left behind it is not ours to guess. */
export function readJournal(content: Buffer): (Place & { readonly entry: Entry })[] {
  const found: (Place & { readonly entry: Entry })[] = []
  for (let at = 0; at + HEAD.end <= content.length; ) {
    const end = at + content.readUInt32LE(at + HEAD.length)
    // A copy: what stands in it is read by its place from the beginning.
    const entry = Buffer.from(content.subarray(at, end))
    if (end < at + HEAD.end || end > content.length) break
    if (crc32(entry.subarray(HEAD.length)) !== entry.readUInt32LE(HEAD.sum)) break
    found.push({ run: entry.toString('latin1', HEAD.run, HEAD.end), number: entry.readDoubleLE(HEAD.number), entry })
    at = end
  }
  return found
}
