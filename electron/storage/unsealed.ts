// Documents from a time without a keychain: set aside when the first one appears, and believed again only on the person's word.
import { z } from 'zod'
import type { Documents } from './documents.ts'

/** `count`: how many things it holds, for the words of the question. */
export type Unsealed = { readonly name: string; readonly keptAs: string; readonly count: number }
type Shelf = Pick<Documents, 'get' | 'put' | 'names' | 'remove'>

const KEPT = 'documents.kept'
const ASIDE = /^(.+)\.without-seal-\d+$/

/** What was set aside, now or at an earlier start, and not answered yet. */
export async function listUnsealed(documents: Shelf): Promise<readonly Unsealed[]> {
  const found: Unsealed[] = []
  for (const keptAs of await documents.names()) {
    const name = ASIDE.exec(keptAs)?.[1]
    const value = name === undefined ? null : await documents.get(keptAs)
    if (name === undefined || value === null) continue
    found.push({ name, keptAs, count: typeof value === 'object' ? Object.keys(value).length : 1 })
  }
  return found
}

/** The person's word: they are used from the next start on, when nothing holds newer ones in memory. */
export async function keepUnsealed(documents: Shelf): Promise<void> {
  await documents.put(
    KEPT,
    (await listUnsealed(documents)).map(({ keptAs }) => keptAs),
  )
}

/** Before anything else is read: puts what the person kept back in its place. */
export async function takeOver(documents: Shelf): Promise<void> {
  const kept = z.array(z.string()).safeParse(await documents.get(KEPT)).data ?? []
  for (const keptAs of kept) {
    const name = ASIDE.exec(keptAs)?.[1]
    // SECURITY: sealed when it was set aside, so a change since then shows here too.
    const value = name === undefined ? null : await documents.get(keptAs)
    if (name === undefined || value === null) continue
    await documents.put(name, value)
    await documents.remove(keptAs)
  }
  if (kept.length > 0) await documents.put(KEPT, [])
}
