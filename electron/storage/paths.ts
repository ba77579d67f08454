// Where Gatehouse keeps its data: everything under one folder, which GATEHOUSE_HOME moves.
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'

export type Paths = {
  readonly home: string
  readonly database: string
  readonly vault: string
  /** Folder of the settings file `settings.json`. */
  readonly settings: string
  /** Data of the servers that are shipped with the app. */
  readonly samples: string
  readonly logs: string
}

/** Absolute paths for this person on this platform; touches no disk. */
export function resolvePaths(
  env: { readonly [name: string]: string | undefined } = process.env,
  platform: NodeJS.Platform = process.platform,
  userFolder: string = homedir(),
): Paths {
  const home = resolve(env['GATEHOUSE_HOME'] || platformHome(env, platform, userFolder))
  return {
    home,
    database: join(home, 'gatehouse.db'),
    vault: join(home, 'vault.json'),
    settings: home,
    samples: join(home, 'samples'),
    logs: join(home, 'logs'),
  }
}

function platformHome(
  env: { readonly [name: string]: string | undefined },
  platform: NodeJS.Platform,
  userFolder: string,
): string {
  if (platform === 'darwin') return join(userFolder, 'Library', 'Application Support', 'Gatehouse')
  if (platform === 'win32') return join(env['APPDATA'] || join(userFolder, 'AppData', 'Roaming'), 'Gatehouse')
  return join(env['XDG_DATA_HOME'] || join(userFolder, '.local', 'share'), 'gatehouse')
}

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
