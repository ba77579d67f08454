// This app's own files: a tool that would touch where settings, rules and secrets are kept is always asked about.
import type { Json } from '../../shared/json.ts'
import type { AccessRequest } from '../../shared/permission.ts'
import { knownText } from '../exact.ts'
import type { RealPath } from './constraints.ts'
import { foldedPath } from './foldedPath.ts'
import { type Told, told } from '../../shared/told.ts'

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Does a text name one of the folders, lexically, decoded, or behind links? */
function touches(text: string, folders: readonly string[], realPath: RealPath): boolean {
  const forms = [text, decoded(text)].map(foldedPath)
  const real = /[\\/]/.test(text) && text.length < 1024 && !text.includes('\n') ? [foldedPath(realPath(text))] : []
  return folders.some((folder) =>
    [...forms, ...real].some(
      (form) =>
        form === folder ||
        form.startsWith(`${folder}/`) ||
        form.includes(`/${folder}/`) ||
        form.includes(` ${folder}/`),
    ),
  )
}

function textsIn(value: Json, found: string[] = []): readonly string[] {
  if (typeof value === 'string') found.push(value)
  else if (value !== null && typeof value === 'object' && found.length < 2000)
    for (const inner of Object.values(value)) textsIn(inner as Json, found)
  return found
}

const ASCII = /^[\x20-\x7e]*$/

/** Plain arguments without any separator or name of the folders, told from their canonical form at once. */
const namesNone = (whole: string | null, names: readonly string[]): boolean => {
  if (whole === null || !ASCII.test(whole) || whole.includes('/') || whole.includes('\\')) return false
  const folds = whole.toLowerCase()
  return !names.some((name) => folds.includes(name))
}

/** A sentence when the arguments name a file of the app's own folders; null otherwise. */
export function createOwnFiles(folders: readonly string[], realPath: RealPath) {
  const folded = [...new Set(folders.flatMap((folder) => [foldedPath(folder), foldedPath(realPath(folder))]))].filter(
    (one) => one !== '',
  )
  const names = folded.map((folder) => folder.split('/').at(-1) ?? folder)
  return ({ action, context }: AccessRequest): Told | null => {
    if (action !== 'tools/call' || namesNone(knownText(context.arguments), names)) return null
    const found = textsIn(context.arguments).find((text) => {
      // Cheap first: most texts do not even name the folder.
      const folds = text.normalize('NFKC').toLowerCase()
      const maybe = /[\\/]/.test(text) && text.length < 4096
      return (maybe || names.some((name) => folds.includes(name))) && touches(text, folded, realPath)
    })
    return found === undefined
      ? null
      : told`It would touch the folder where Gatehouse keeps its own settings, rules and secrets.`
  }
}
