// The file that the settings are kept in: one JSON object, for its owner alone, replaced in one step.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'

export const SETTINGS_FILE = 'settings.json'

export type SettingsFile = {
  readonly path: string
  /** Empty for a file that is not there. Throws SyntaxError for one that is no JSON. */
  read(): { readonly [key: string]: unknown }
  /** On disk when it returns: the old file or the new one, never half of it. */
  write(value: { readonly [key: string]: unknown }): void
}
/** Opens the file in a folder; makes nothing before the first write. */
export type OpenSettingsFile = (folder: string) => SettingsFile

export const openSettingsFile: OpenSettingsFile = (folder) => {
  const path = join(folder, SETTINGS_FILE)
  return {
    path,
    read() {
      try {
        return parseSettings(readFileSync(path, 'utf8')) as { readonly [key: string]: unknown }
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return {}
        throw thrown
      }
    },
    write(value) {
      mkdirSync(folder, { recursive: true })
      writeFileAtomic.sync(path, `${JSON.stringify(value, null, '\t')}\n`, { mode: 0o600 })
    },
  }
}

/** An editor may have put a mark of its encoding in front. */
export const parseSettings = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''))
