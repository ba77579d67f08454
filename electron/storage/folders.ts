// The folders of our data, made for their owner alone.
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { AppError } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'
import type { Paths } from './paths.ts'

/** Makes the folders, for their owner alone (0700). AppError STORAGE_FAILED when the disk refuses. */
export function createFolders(paths: Paths): void {
  const ours = existsSync(paths.database) || existsSync(paths.vault)
  for (const folder of [paths.home, paths.samples, paths.logs]) {
    try {
      const made = mkdirSync(folder, { recursive: true, mode: 0o700 })
      // SECURITY: other accounts of this computer read nothing. A folder of somebody else's making keeps its mode.
      if (made !== undefined || ours) chmodSync(folder, 0o700)
    } catch (cause) {
      const message = told`Gatehouse cannot use its data folder ${folder}. Make it writable, or set GATEHOUSE_HOME to another folder.`
      throw new AppError('STORAGE_FAILED', message, undefined, { cause })
    }
  }
}
