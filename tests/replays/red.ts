// `npm run replays:red [-- FILTER]`: takes each defence out, in memory, and sees its test go red. Exit 1 when one stays green.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { startVitest } from 'vitest/node'
import { ACCOUNT_REPLAYS } from './accounts.ts'
import type { Defence } from './replay.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOUND = ['red', 'GREEN', 'NO SUCH TEST', 'NO SUCH DEFENCE'] as const
type Found = (typeof FOUND)[number]

const all = ACCOUNT_REPLAYS.flatMap(({ family, id, defences }) =>
  defences.map((defence) => ({ defence, line: `${family} ${id}: ${defence.what}` })),
)

/** Files on disk stay as they are: the edit happens where the runner reads them. */
async function runWithout({ without, file, test }: Defence): Promise<Found> {
  const left = new Set(without)
  const plugin = {
    name: 'without-a-defence',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      let changed = code
      for (const edit of without) {
        if (!id.endsWith(edit.file) || !changed.includes(edit.from)) continue
        left.delete(edit)
        changed = changed.replace(edit.from, () => edit.to)
      }
      return changed === code ? null : changed
    },
  }
  const testNamePattern = test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const options = {
    run: true,
    watch: false,
    testNamePattern,
    reporters: [],
    silent: true,
    root: ROOT,
    fsModuleCache: false,
  }
  const vitest = await startVitest('test', [file], options, { plugins: [plugin], logLevel: 'silent' })
  const modules = vitest.state.getTestModules()
  const states = modules.flatMap((module) => [...module.children.allTests()].map((one) => one.result().state))
  await vitest.close()
  if (left.size > 0) return 'NO SUCH DEFENCE'
  if (states.includes('failed')) return 'red'
  return states.includes('passed') ? 'GREEN' : 'NO SUCH TEST'
}

/** Each in a process of its own: the runner remembers what it read. */
function foundFor(index: number): string {
  const { status } = spawnSync(process.execPath, [import.meta.filename, '--one', String(index)], { stdio: 'ignore' })
  return FOUND[status ?? -1] ?? 'DID NOT RUN'
}

const [first, second] = process.argv.slice(2)
const wanted = first === '--one' ? all[Number(second)] : undefined
if (wanted !== undefined) process.exit(FOUND.indexOf(await runWithout(wanted.defence)))
const filter = new RegExp(first ?? '.')
let bad = 0
for (const [index, { line }] of all.entries()) {
  if (!filter.test(line)) continue
  const found = foundFor(index)
  if (found !== 'red') bad += 1
  console.log(`${found.padEnd(16)}${line}`)
}
console.log(bad === 0 ? 'Every defence is needed.' : `${bad} without proof.`)
process.exit(bad === 0 ? 0 : 1)
