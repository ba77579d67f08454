// Makes the kept pictures of the screens small: `node tests/e2e/shrinkReferences.ts [FILE ...]`. Colours that no eye tells apart
// become one, which is far below what the comparison calls a difference.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const FOLDER = join(import.meta.dirname, 'references')
const STEP = 12
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

type Picture = { readonly width: number; readonly height: number; readonly rgb: Buffer }

/** Reads a PNG as browsers write it: eight bits, RGB or RGBA, not interlaced. */
function decode(file: Buffer): Picture {
  const [width, height, kind] = [file.readUInt32BE(16), file.readUInt32BE(20), file[25]]
  if (file[24] !== 8 || (kind !== 2 && kind !== 6)) throw new Error('this picture was made small already')
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const depth = kind === 6 ? 4 : 3
  const stride = width * depth
  const rgb = Buffer.alloc(width * height * 3)
  let above = Buffer.alloc(stride)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    const row = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)))
    for (let x = 0; x < stride; x += 1) {
      const [a, b, c] = [row[x - depth] ?? 0, above[x] ?? 0, x < depth ? 0 : (above[x - depth] ?? 0)]
      const paeth = () => {
        const [p, q, r] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
        return p <= q && p <= r ? a : q <= r ? b : c
      }
      const add = [0, a, b, (a + b) >> 1, filter === 4 ? paeth() : 0][filter ?? 0] ?? 0
      row[x] = ((row[x] ?? 0) + add) & 255
    }
    for (let x = 0; x < width; x += 1) row.copy(rgb, (y * width + x) * 3, x * depth, x * depth + 3)
    above = row
  }
  return { width, height, rgb }
}

const chunk = (name: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** Writes it with as few colours as look the same; the commonest of each kind stays exact. */
function encode({ width, height, rgb }: Picture): Buffer {
  const counts = new Map<number, number>()
  const at = (pixel: number): number => rgb.readUIntBE(pixel * 3, 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) counts.set(at(pixel), (counts.get(at(pixel)) ?? 0) + 1)
  const round = (value: number): number => Math.round(value / STEP)
  const kindOf = (colour: number): number =>
    (round(colour >> 16) << 16) | (round((colour >> 8) & 255) << 8) | round(colour & 255)
  const kept = new Map<number, number>()
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1]))
    if (!kept.has(kindOf(colour))) kept.set(kindOf(colour), colour)
  const colours = [...kept.values()]
  const places = new Map([...kept.keys()].map((kind, index) => [kind, index]))
  const few = colours.length <= 256
  const bytes = few ? 1 : 3
  const rows = Buffer.alloc((width * bytes + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const place = places.get(kindOf(at(y * width + x))) ?? 0
      rows.writeUIntBE(few ? place : (colours[place] ?? 0), y * (width * bytes + 1) + 1 + x * bytes, bytes)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, few ? 3 : 2, 0, 0, 0], 8)
  const palette = Buffer.alloc(colours.length * 3)
  for (const [index, colour] of colours.entries()) palette.writeUIntBE(colour, index * 3, 3)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(few ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const given = process.argv.slice(2)
const files = given.length > 0 ? given : readdirSync(FOLDER).map((name) => join(FOLDER, name))
let total = 0
for (const path of files) {
  const file = readFileSync(path)
  // One with a palette was made small before.
  const small = file[25] === 3 ? file : encode(decode(file))
  if (small.length < file.length) writeFileSync(path, small)
  total += Math.min(small.length, file.length)
}
console.log(`${files.length} pictures, ${Math.round(total / 1024)} kB`)
