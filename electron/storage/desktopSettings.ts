// The settings file of the desktop entry, by electron-store. Imports Electron: only the desktop entry loads this file.
import ElectronStore from 'electron-store'
import { type OpenSettingsFile, SETTINGS_FILE_OPTIONS, settingsFileOver } from './settingsFile.ts'

export const createDesktopSettings: OpenSettingsFile = (cwd) =>
  settingsFileOver(new ElectronStore<Record<string, unknown>>({ ...SETTINGS_FILE_OPTIONS, cwd, name: 'settings' }))
