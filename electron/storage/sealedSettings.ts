// Keeps the settings that decide how much runs unasked, and what models see, from being changed in the settings file by somebody else.
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Documents } from './documents.ts'
import { DEFAULT_SETTINGS, type SettingsStore } from './settings.ts'

export type SealedKey = 'mode' | 'hideSecrets'

/**
 * Call once at the start, when the documents can be read. A value that was not set here goes back to the default and
 * `onChangedOutside` hears which it was; every later change made in the app is remembered. Resolves with a function that
 * waits until the last change is: to be called before the app ends.
 */
export async function sealSetting<K extends SealedKey>(deps: {
  readonly key: K
  readonly settings: SettingsStore
  readonly documents: Pick<Documents, 'get' | 'put'>
  readonly onChangedOutside: (found: Settings[K]) => void
}): Promise<() => Promise<void>> {
  const { key, settings, documents } = deps
  const name = `settings.${key}`
  const found = settings.get()[key]
  const sealed = await readSealed(documents, key)
  // SECURITY: an edit of the file must not widen what runs unasked (CVE-2025-53773), nor what a model is shown.
  if (sealed !== 'unknown' && found !== sealed) {
    settings.update({ [key]: DEFAULT_SETTINGS[key] })
    deps.onChangedOutside(found)
  }
  let last: Promise<void> = sealed === 'unknown' ? Promise.resolve() : documents.put(name, settings.get()[key])
  settings.onChange((now, before) => {
    if (now[key] === before[key]) return
    last = last.then(() => documents.put(name, now[key]))
    // Not sealed is not believed at the next start, which then says so.
    last = last.catch(() => undefined)
  })
  last = last.catch(() => undefined)
  await last
  return () => last
}

/** `unknown` while the vault is locked: then no grant can be read either, and the app must start to say so. */
async function readSealed(documents: Pick<Documents, 'get'>, key: SealedKey): Promise<Json> {
  try {
    return (await documents.get(`settings.${key}`)) ?? DEFAULT_SETTINGS[key]
  } catch (error) {
    if (error instanceof AppError && error.code === 'VAULT_LOCKED') return 'unknown'
    throw error
  }
}
