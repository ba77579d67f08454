// The settings: read once, checked, kept in one small file; a broken file is set aside, never overwritten.
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../../shared/ipc/errors.ts'
import { Settings } from '../../shared/settings.ts'
import type { OpenSettingsFile, SettingsFile } from './settingsFile.ts'
import { type Told, told } from '../../shared/told.ts'
import { issueInWords } from '../plainReasons.ts'

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  theme: 'system',
  contrast: 'system',
  zoom: 100,
  notify: { question: true, turn: true, server: true, signIn: true },
  tray: false,
  // The system checks by itself on a Mac; elsewhere a dictionary would be fetched, which nobody asked for.
  spelling: { on: process.platform === 'darwin', languages: [] },
  seenVersion: null,
  language: 'en',
  mode: 'balanced',
  model: null,
  providers: [],
  servers: [],
  onboarding: { sawRead: false, sawAsk: false, addedOwn: false, dismissed: false },
  sampleInstalled: false,
  consentTimeoutSeconds: null,
  roundLimit: 25,
  models: [],
  hideSecrets: true,
}

export type SettingsStore = {
  get(): Settings
  /** On disk when it returns; AppError SETTINGS_INVALID for a value that does not fit, STORAGE_FAILED when the disk refuses (then nothing changed). */
  update(patch: Partial<Omit<Settings, 'version'>>): Settings
  /** Hears every change with the settings before it; returns how to stop. */
  onChange(listener: (now: Settings, before: Settings) => void): () => void
}

export type SettingsDeps = {
  /** Folder of `settings.json`. */
  readonly folder: string
  readonly openFile: OpenSettingsFile
  readonly now: () => number
  /** The file could not be used: what was wrong, in words, and where it is now. Defaults are used. */
  readonly onSetAside: (text: Told, movedTo: string) => void
}

/** Throws AppError SETTINGS_INVALID when a newer Gatehouse wrote the file, STORAGE_FAILED when it cannot be read. */
export function createSettings(deps: SettingsDeps): SettingsStore {
  let file: SettingsFile | null = null
  const listeners = new Set<(now: Settings, before: Settings) => void>()
  const loaded = load(deps)
  let settings = loaded.settings
  file = loaded.file

  return {
    get: () => settings,
    update(patch) {
      const before = settings
      const parsed = Settings.safeParse({ ...before, ...patch }, { error: issueInWords })
      if (!parsed.success) throw new AppError('SETTINGS_INVALID', told`This cannot be set: ${inWords(parsed.error)}`)
      try {
        file.write(parsed.data)
      } catch (cause) {
        const message = told`The settings could not be saved in ${file.path}. Is the disk full, or read-only?`
        throw new AppError('STORAGE_FAILED', message, undefined, { cause })
      }
      settings = parsed.data
      for (const listener of listeners) listener(settings, before)
      return settings
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function load(deps: SettingsDeps): { readonly file: SettingsFile; readonly settings: Settings } {
  const path = join(deps.folder, 'settings.json')
  const problem = problemOf(path)
  if (problem.kind === 'newer')
    throw new AppError(
      'SETTINGS_INVALID',
      told`A newer Gatehouse wrote ${path}. Install that version again; this one changed nothing.`,
    )
  if (problem.kind === 'broken') {
    const movedTo = join(deps.folder, `settings.broken-${deps.now()}.json`)
    renameSync(path, movedTo)
    deps.onSetAside(
      told`Your settings could not be used. Gatehouse started with default settings. The old file is ${movedTo}. What was wrong with it: ${problem.what}`,
      movedTo,
    )
  }
  const file = deps.openFile(deps.folder)
  return { file, settings: Settings.parse({ ...DEFAULT_SETTINGS, ...file.read() }) }
}

type Problem = { readonly kind: 'none' | 'newer' } | { readonly kind: 'broken'; readonly what: Told }

/** Looks at the file before the library does, which would take a list for an empty file. */
function problemOf(path: string): Problem {
  if (!existsSync(path)) return { kind: 'none' }
  let value: unknown
  try {
    value = JSON.parse(textOf(path).replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof AppError) throw error
    return { kind: 'broken', what: told`the file is not valid JSON` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'broken', what: told`the file does not hold an object` }
  const { version } = value as { readonly version?: unknown }
  if (typeof version === 'number' && version > DEFAULT_SETTINGS.version) return { kind: 'newer' }
  const parsed = Settings.safeParse({ ...DEFAULT_SETTINGS, ...value }, { error: issueInWords })
  return parsed.success ? { kind: 'none' } : { kind: 'broken', what: inWords(parsed.error) }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('STORAGE_FAILED', told`The settings file ${path} cannot be read.`, undefined, { cause })
  }
}

/** The first three things that are wrong, each with its place: `servers.0.name: That is too little or too short.` */
function inWords(error: z.ZodError): Told {
  const all = error.issues.map(({ path, message }) => told`${path.join('.') || 'settings.json'}: ${{ say: message }}`)
  const rest = all.length > 3 ? [told`${all.length - 3} more`] : []
  return told`${{ list: [...all.slice(0, 3), ...rest], by: 'comma' }}`
}
