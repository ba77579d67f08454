// The settings file of the browser entry, by conf.
import Conf from 'conf'
import { type OpenSettingsFile, SETTINGS_FILE_OPTIONS, settingsFileOver } from './settingsFile.ts'

export const createBrowserSettings: OpenSettingsFile = (cwd) =>
  settingsFileOver(new Conf<Record<string, unknown>>({ ...SETTINGS_FILE_OPTIONS, cwd, configName: 'settings' }))
