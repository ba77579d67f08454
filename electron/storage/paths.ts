// Where Gatehouse keeps its data: everything under one folder, which GATEHOUSE_HOME moves.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

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
