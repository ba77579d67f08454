// Replaces a file in one step that a crash or a full disk cannot leave half done.
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes `data` beside `file`, syncs it, renames it over `file` (mode 0600) and syncs the folder: durable when it resolves. */
export async function writeAtomically(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${file}.tmp`
  // A leftover of a crash may be a link planted by someone: never write through it.
  await rm(temporary, { force: true })
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } catch (error) {
    await handle.close()
    await rm(temporary, { force: true })
    throw error
  }
  await handle.close()
  await rename(temporary, file)
  await syncFolder(dirname(file))
}

/** A rename is durable only when its folder is; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
