// Measures the effect assessment against authors' own annotations: `node tests/eval/risk.ts FILE.jsonl [--hints] [--list]`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { assess } from '../../electron/permission/effects.ts'
import type { ToolDefinition } from '../../shared/host.ts'
import { JsonObject } from '../../shared/json.ts'

const Label = z.boolean().nullish()
const Line = z.object({
  server: z.string(),
  tool: z.string().min(1),
  title: z.string().nullish(),
  description: z.string().nullish(),
  inputSchema: JsonObject.nullish(),
  label_readonly: Label,
  label_destructive: Label,
  label_openworld: Label,
})
export type Line = z.infer<typeof Line>
type Table = { tp: number; fn: number; fp: number; tn: number }

/** Reads the file's text; a bad line is an error that names its number. Blank lines are skipped. */
export const parseLines = (text: string): Line[] =>
  text.split('\n').flatMap((raw, index) => {
    if (raw.trim() === '') return []
    try {
      return [Line.parse(JSON.parse(raw))]
    } catch (cause) {
      const why = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
      throw new Error(`Line ${index + 1} is not a tool record: ${why}`, { cause })
    }
  })

/** The definition as a client would see it. The labels stay out of it unless `hints` gives them as the server's annotations. */
const definitionOf = (line: Line, hints: boolean): ToolDefinition => ({
  name: line.tool,
  ...(line.title ? { title: line.title } : {}),
  ...(line.description ? { description: line.description } : {}),
  inputSchema: line.inputSchema ?? {},
  ...(hints
    ? {
        annotations: {
          ...(typeof line.label_readonly === 'boolean' ? { readOnlyHint: line.label_readonly } : {}),
          ...(typeof line.label_destructive === 'boolean' ? { destructiveHint: line.label_destructive } : {}),
          ...(typeof line.label_openworld === 'boolean' ? { openWorldHint: line.label_openworld } : {}),
        },
      }
    : {}),
})

const count = (table: Table, label: boolean | null | undefined, predicted: boolean) => {
  if (typeof label !== 'boolean') return
  table[label ? (predicted ? 'tp' : 'fn') : predicted ? 'fp' : 'tn']++
}

export type Figures = {
  readonly n: number
  readonly readonly: Table
  readonly destructive: Table
  readonly perServerMeanAccuracy: number
  readonly msPerTool: number
}
export type Disagreement = { readonly line: Line; readonly on: 'readonly' | 'destructive'; readonly effects: string }

/**
 * Figures over all lines. `readonly`: positive = labelled and predicted read-only, so `fp` is a writer taken for a reader.
 * `destructive`: predicted delete, spend or execute. A null label leaves the line out of that table (not out of `n`).
 * `perServerMeanAccuracy`: read-only accuracy of each server, averaged. Curated entries and trust are off.
 */
export const measure = (
  lines: readonly Line[],
  hints: boolean,
): Figures & { readonly disagreements: Disagreement[] } => {
  const readonly: Table = { tp: 0, fn: 0, fp: 0, tn: 0 }
  const destructive: Table = { tp: 0, fn: 0, fp: 0, tn: 0 }
  const servers = new Map<string, { right: number; all: number }>()
  const disagreements: Disagreement[] = []
  const options = { trusted: false, personEffect: null, curated: null, scopes: [] }
  const definitions = lines.map((line) => definitionOf(line, hints))
  const began = performance.now()
  const assessed = definitions.map((definition) => assess(definition, options))
  const msPerTool = (performance.now() - began) / Math.max(1, lines.length)
  lines.forEach((line, index) => {
    const effects = assessed[index]?.effects ?? []
    const reads = effects.length === 1 && effects[0] === 'read'
    const destroys = effects.some((kind) => kind === 'delete' || kind === 'spend' || kind === 'execute')
    count(readonly, line.label_readonly, reads)
    count(destructive, line.label_destructive, destroys)
    const differs = (on: Disagreement['on']) => disagreements.push({ line, on, effects: effects.join('+') })
    if (typeof line.label_destructive === 'boolean' && line.label_destructive !== destroys) differs('destructive')
    if (typeof line.label_readonly !== 'boolean') return
    if (line.label_readonly !== reads) differs('readonly')
    const server = servers.get(line.server) ?? { right: 0, all: 0 }
    servers.set(line.server, { right: server.right + (line.label_readonly === reads ? 1 : 0), all: server.all + 1 })
  })
  const shares = [...servers.values()].map((server) => server.right / server.all)
  const perServerMeanAccuracy = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
  return { n: lines.length, readonly, destructive, perServerMeanAccuracy, msPerTool, disagreements }
}

const main = (args: readonly string[]): number => {
  const file = args.find((arg) => !arg.startsWith('--'))
  const unknown = args.find((arg) => arg.startsWith('--') && !['--hints', '--list'].includes(arg))
  if (!file || unknown) {
    console.error(unknown ? `Unknown option ${unknown}.` : 'Which file? Give the path of a JSONL file of tools.')
    console.error('Usage: npm run -s eval:risk -- FILE.jsonl [--hints] [--list]')
    return 2
  }
  try {
    const { disagreements, ...figures } = measure(parseLines(readFileSync(file, 'utf8')), args.includes('--hints'))
    if (args.includes('--list'))
      for (const { line, on, effects } of disagreements) {
        const label = on === 'readonly' ? line.label_readonly : line.label_destructive
        console.error(
          `${on}=${String(label)} we=${effects} ${line.server}/${line.tool}: ${(line.description ?? '').trim().split('\n')[0]?.slice(0, 110)}`,
        )
      }
    console.log(JSON.stringify(figures, null, 2))
    return 0
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`)
    return 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2))
