// The seam to the library that keeps the settings file; the two entries of the app each bring their own.

/** Writes are atomic. `read` throws SyntaxError for a file that is not a JSON object. */
export type SettingsFile = {
  readonly path: string
  /** Empty for a file that is not there. */
  read(): { readonly [key: string]: unknown }
  write(value: { readonly [key: string]: unknown }): void
}
/** Opens `settings.json` in a folder; makes nothing before the first write. */
export type OpenSettingsFile = (folder: string) => SettingsFile

/** What both libraries are told: one file for its owner alone, keys with dots are plain keys, a broken file is ours to handle. */
export const SETTINGS_FILE_OPTIONS = {
  configFileMode: 0o600,
  accessPropertiesByDotNotation: false,
  clearInvalidConfig: false,
} as const

/** The part of `conf` that we use; electron-store is a `conf`. */
type Store = { readonly path: string; store: { [key: string]: unknown } }

export function settingsFileOver(store: Store): SettingsFile {
  return {
    path: store.path,
    read: () => ({ ...store.store }),
    write(value) {
      store.store = { ...value }
    },
  }
}
