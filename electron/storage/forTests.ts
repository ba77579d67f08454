// Parts for tests: a real database in a folder of its own that is gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { briefly, plainText } from '../brief.ts'
import { createDatabase, type Database, type DatabaseDeps } from './database.ts'

export const WORKER_URL = new URL('./databaseWorker.ts', import.meta.url)

export const plainTexts = (...texts: string[]) => briefly(texts.map(plainText))

export type TestFolder = { readonly path: string; readonly file: string; readonly remove: () => void }

export function makeTestFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'gatehouse-test-'))
  return { path, file: join(path, 'gatehouse.db'), remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A database that closes and disappears with `await using`. */
export function openTestDatabase(
  deps: Partial<DatabaseDeps> = {},
): Database & AsyncDisposable & { readonly file: string } {
  const folder = makeTestFolder()
  const file = deps.file ?? folder.file
  const database = createDatabase({ workerUrl: WORKER_URL, ...deps, file })
  return {
    ...database,
    file,
    async [Symbol.asyncDispose]() {
      await database.close()
      folder.remove()
    },
  }
}
