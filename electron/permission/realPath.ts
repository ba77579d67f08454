// The path behind links, also where the last part does not exist yet.
import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** As the system would open it: links first, `..` from where they lead. The part that does not exist is added; an unreadable path comes back as it is. */
export function realPath(path: string): string {
  if (path.includes('\0')) return path
  // After a link `..` is not the folder that the path names: only a walk from part to part tells.
  if (!path.startsWith('/') || !/(^|\/)\.\.(\/|$)/.test(path)) return behindLinks(resolve(path), path)
  let at = '/'
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    at = part === '..' ? dirname(at) : behindLinks(join(at, part), join(at, part))
  }
  return at
}

function behindLinks(path: string, unread: string): string {
  let [at, rest] = [path, '']
  for (let step = 0; step < 200; step++) {
    try {
      return join(realpathSync.native(at), rest)
    } catch {
      const parent = dirname(at)
      if (parent === at) return unread
      ;[at, rest] = [parent, join(basename(at), rest)]
    }
  }
  return unread
}
