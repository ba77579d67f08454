// The sample office that is shipped with the app: added at the first start, brought up to date later, reset on request.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { StdioLaunch } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SettingsStore } from '../storage/settings.ts'
import type { Servers } from './servers.ts'
import { told } from '../../shared/told.ts'

export const SAMPLE_ID = 'sample-office' as ServerId
export type OfficeProgram = { readonly command: string; readonly script: string }

export type SampleParts = {
  readonly office: OfficeProgram
  readonly folder: string
  readonly settings: SettingsStore
  readonly servers: Servers
  restart(id: ServerId): Promise<void>
}

export function createSample({ office, folder, settings, servers, restart }: SampleParts) {
  const data = join(folder, 'office')
  const launch: StdioLaunch = {
    kind: 'stdio',
    command: office.command,
    args: [office.script, '--data', data],
    // Electron's own binary is a Node for our own script; a plain Node ignores it.
    env: { ELECTRON_RUN_AS_NODE: '1' },
    folder: null,
  }
  const isThere = (): boolean => settings.get().servers.some(({ id }) => id === SAMPLE_ID)
  return {
    /** Adds the office once: whoever removes it does not get it back. */
    async install(): Promise<void> {
      if (settings.get().sampleInstalled && !isThere()) return
      await servers.putBuiltIn({ id: SAMPLE_ID, name: 'Office', launch })
      if (!settings.get().sampleInstalled) settings.update({ sampleInstalled: true })
    },
    /** Puts the first day's data back, and the server too if it was removed. */
    async reset(): Promise<void> {
      try {
        await promisify(execFile)(office.command, [office.script, '--data', data, '--reset'], {
          env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        })
      } catch (cause) {
        throw new AppError('STORAGE_FAILED', told`The sample office could not be reset in ${data}.`, undefined, {
          cause,
        })
      }
      if (isThere()) return restart(SAMPLE_ID)
      await servers.putBuiltIn({ id: SAMPLE_ID, name: 'Office', launch })
    },
  }
}
