// Paths that a file system may take for the same.

/** One spelling for paths that a file system may take for the same: case, Unicode form, separators, prefixes, trailing dots. */
export function foldedPath(path: string): string {
  const unified = path
    .normalize('NFKC')
    .replaceAll('\\', '/')
    .replace(/^\/\/[?.]\//, '')
    .replace(/^file:\/*/i, '/')
  const parts: string[] = []
  for (const raw of unified.split('/')) {
    const part = raw.replace(/[. ]+$/, raw === '.' || raw === '..' ? raw : '')
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part.toLowerCase())
  }
  return parts.join('/')
}
