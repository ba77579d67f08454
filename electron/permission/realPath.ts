// The path behind links, also where the last part does not exist yet.
import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** Follows links of the longest part that exists and adds the rest; an unreadable path comes back as it is. */
export function realPath(path: string): string {
  if (path.includes('\0')) return path
  let [at, rest] = [resolve(path), '']
  for (let step = 0; step < 200; step++) {
    try {
      return join(realpathSync.native(at), rest)
    } catch {
      const parent = dirname(at)
      if (parent === at) return path
      ;[at, rest] = [parent, join(basename(at), rest)]
    }
  }
  return path
}
