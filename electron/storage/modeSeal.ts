// Keeps the one setting that decides how much runs unasked from being changed in the settings file by somebody else.
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import type { Mode } from '../../shared/permission.ts'
import type { Documents } from './documents.ts'
import { DEFAULT_SETTINGS, type SettingsStore } from './settings.ts'

const NAME = 'settings.mode'

/**
 * Call once at the start, when the documents can be read. A mode that was not set here goes back to the default and
 * `onChangedOutside` hears which it was; every later change made in the app is remembered. Resolves with a function that
 * waits until the last change is: to be called before the app ends.
 */
export async function sealMode(deps: {
  readonly settings: SettingsStore
  readonly documents: Pick<Documents, 'get' | 'put'>
  readonly onChangedOutside: (found: Mode) => void
}): Promise<() => Promise<void>> {
  const { settings, documents } = deps
  const found = settings.get().mode
  const sealed = await readSealed(documents)
  // SECURITY: an edit of the file must not widen what runs unasked (CVE-2025-53773).
  if (sealed !== 'unknown' && found !== sealed) {
    settings.update({ mode: DEFAULT_SETTINGS.mode })
    deps.onChangedOutside(found)
  }
  let last: Promise<void> = sealed === 'unknown' ? Promise.resolve() : documents.put(NAME, settings.get().mode)
  settings.onChange((now, before) => {
    if (now.mode === before.mode) return
    last = last.then(() => documents.put(NAME, now.mode))
    // Not sealed is not believed at the next start, which then says so.
    last = last.catch(() => undefined)
  })
  last = last.catch(() => undefined)
  await last
  return () => last
}

/** `unknown` while the vault is locked: then no grant can be read either, and the app must start to say so. */
async function readSealed(documents: Pick<Documents, 'get'>): Promise<Json> {
  try {
    return (await documents.get(NAME)) ?? DEFAULT_SETTINGS.mode
  } catch (error) {
    if (error instanceof AppError && error.code === 'VAULT_LOCKED') return 'unknown'
    throw error
  }
}
