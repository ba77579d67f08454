import { z } from 'zod'
import { ModelRef } from './chat.ts'
import { ServerConfig } from './host.ts'
import { Mode } from './permission.ts'
import { Price, Provider } from './model.ts'
import type { Told } from './told.ts'

export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** What may call the person while the window is not in front. */
export const Notify = z.object({ question: z.boolean(), turn: z.boolean(), server: z.boolean(), signIn: z.boolean() })
export type Notify = z.infer<typeof Notify>

/** Everything in the settings file. Never a secret: values of `env` and `headers` there are marks, the vault has the values. */
export const Settings = z.object({
  version: z.literal(1),
  theme: Theme,
  /** `more`: stronger contrast than the computer asks for. */
  contrast: z.enum(['system', 'more']),
  /** Per cent; the desktop's alone, for a browser has its own. */
  zoom: z.number().int().min(80).max(200),
  notify: Notify,
  /** Stay in the tray when the window is closed (desktop). */
  tray: z.boolean(),
  /** Spell check while writing (desktop). An empty list: the language of the computer. */
  spelling: z.object({ on: z.boolean(), languages: z.array(z.string().max(20)).max(10) }),
  /** The version whose news the person has seen; null until the first start is through. */
  seenVersion: z.string().max(40).nullable(),
  language: z.string(),
  mode: Mode,
  model: ModelRef.nullable(),
  providers: z.array(Provider),
  servers: z.array(ServerConfig),
  onboarding: z.object({ sawRead: z.boolean(), sawAsk: z.boolean(), addedOwn: z.boolean(), dismissed: z.boolean() }),
  sampleInstalled: z.boolean(),
  /** Seconds until an unanswered question is a no; null for never. */
  consentTimeoutSeconds: z.number().int().positive().nullable(),
  /** Most rounds of tool calls in one turn. */
  roundLimit: z.number().int().min(1).max(100),
  /** What the person said of models whose provider does not say it. */
  models: z
    .array(ModelRef.extend({ contextTokens: z.number().int().min(1000).nullable(), price: Price.nullable() }))
    .max(500),
  /** Models see placeholders for secrets of known forms; main puts the true values in where the person allowed it. */
  hideSecrets: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

/** What the window may change directly; servers, providers and rules go through their own requests. */
export const SettingsPatch = Settings.pick({
  theme: true,
  contrast: true,
  zoom: true,
  notify: true,
  tray: true,
  spelling: true,
  seenVersion: true,
  language: true,
  mode: true,
  model: true,
  onboarding: true,
  consentTimeoutSeconds: true,
  roundLimit: true,
  models: true,
  hideSecrets: true,
}).partial()
export type SettingsPatch = z.infer<typeof SettingsPatch>
export type SettingsView = Pick<Settings, keyof SettingsPatch>

/** Something that the person should know about the app itself (settings set aside, no keychain, a newer database). */
export type Notice = {
  readonly id: string
  readonly level: 'info' | 'warning' | 'error'
  readonly text: Told
  readonly action: 'retryVault' | 'openSettings' | 'keepUnsealed' | null
}

/** Where secrets are kept right now. `memory`: gone when the app ends, since no keychain answered. */
export type VaultState =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'passphrase' }
  | { readonly kind: 'memory'; readonly why: Told }
  | { readonly kind: 'locked'; readonly why: Told }

export type AppInfo = {
  readonly version: string
  readonly entry: 'desktop' | 'browser'
  readonly platform: string
  readonly dataFolder: string
  readonly vault: VaultState
  readonly notices: readonly Notice[]
  /** Languages that spelling can be checked in: none where the system or the browser decides that. */
  readonly spellings: readonly string[]
}
