// What the window sees of the settings: never servers, providers or rules, which have requests of their own.
import type { Settings, SettingsView } from '../../shared/settings.ts'

export const settingsView = (settings: Settings): SettingsView => ({
  theme: settings.theme,
  contrast: settings.contrast,
  zoom: settings.zoom,
  notify: settings.notify,
  tray: settings.tray,
  spelling: settings.spelling,
  seenVersion: settings.seenVersion,
  language: settings.language,
  mode: settings.mode,
  model: settings.model,
  onboarding: settings.onboarding,
  consentTimeoutSeconds: settings.consentTimeoutSeconds,
  roundLimit: settings.roundLimit,
  models: settings.models,
  hideSecrets: settings.hideSecrets,
})
