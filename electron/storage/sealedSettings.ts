// Keeps the settings that decide how much runs unasked, and what models see, from being changed in the settings file by somebody else.
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Documents } from './documents.ts'
import { DEFAULT_SETTINGS, type SettingsStore } from './settings.ts'

export type SealedKey = 'mode' | 'hideSecrets'

export type Seal = {
  /** Waits until the last change is remembered: to be called before the app ends. */
  flushed(this: void): Promise<void>
  /** After the vault was unlocked: checks what could not be checked at the start. */
  recheck(this: void): Promise<void>
}
type SealDeps<K extends SealedKey> = {
  readonly key: K
  readonly settings: SettingsStore
  readonly documents: Pick<Documents, 'get' | 'put'>
  readonly onChangedOutside: (found: Settings[K]) => void
}

/**
 * Call once at the start, when the documents can be read. A value that was not set here goes back to the default and
 * `onChangedOutside` hears which it was; every later change made in the app is remembered.
 */
export async function sealSetting<K extends SealedKey>(deps: SealDeps<K>): Promise<Seal> {
  const { key, settings, documents } = deps
  const name = `settings.${key}`
  let last: Promise<void> = Promise.resolve()
  let checked = false
  let setHere = false
  const remember = () => {
    last = last.then(() => documents.put(name, settings.get()[key]))
    // Not sealed is not believed at the next start, which then says so.
    last = last.catch(() => undefined)
  }
  const check = async () => {
    const found = settings.get()[key]
    const sealed = await readSealed(documents, key)
    if (sealed === 'unknown') return
    checked = true
    // SECURITY: an edit of the file must not widen what runs unasked (CVE-2025-53773), nor what a model is shown.
    if (found !== sealed && !setHere) {
      settings.update({ [key]: DEFAULT_SETTINGS[key] })
      deps.onChangedOutside(found)
    }
    remember()
    await last
  }
  await check()
  settings.onChange((now, before) => {
    if (now[key] === before[key]) return
    setHere = true
    if (checked) remember()
  })
  return { flushed: () => last, recheck: async () => void (checked || (await check())) }
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
