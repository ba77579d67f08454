import { z } from 'zod'
import { ModelRef } from './chat.ts'
import { ServerConfig } from './host.ts'
import { Mode } from './permission.ts'
import { Provider } from './model.ts'

export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** Everything in the settings file. Never a secret: values of `env` and `headers` there are marks, the vault has the values. */
export const Settings = z.object({
  version: z.literal(1),
  theme: Theme,
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
  /** Models see placeholders for secrets of known forms; main puts the true values in where the person allowed it. */
  hideSecrets: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

/** What the window may change directly; servers, providers and rules go through their own requests. */
export const SettingsPatch = Settings.pick({
  theme: true,
  language: true,
  mode: true,
  model: true,
  onboarding: true,
  consentTimeoutSeconds: true,
  roundLimit: true,
  hideSecrets: true,
}).partial()
export type SettingsPatch = z.infer<typeof SettingsPatch>
export type SettingsView = z.infer<typeof SettingsPatch> &
  Required<
    Pick<
      Settings,
      'theme' | 'language' | 'mode' | 'model' | 'onboarding' | 'consentTimeoutSeconds' | 'roundLimit' | 'hideSecrets'
    >
  >

/** Something that the person should know about the app itself (settings set aside, no keychain, a newer database). */
export type Notice = {
  readonly id: string
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
  readonly action: 'retryVault' | 'openSettings' | null
}

/** Where secrets are kept right now. `memory`: gone when the app ends, since no keychain answered. */
export type VaultState =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'passphrase' }
  | { readonly kind: 'memory'; readonly why: string }
  | { readonly kind: 'locked'; readonly why: string }

export type AppInfo = {
  readonly version: string
  readonly entry: 'desktop' | 'browser'
  readonly platform: string
  readonly dataFolder: string
  readonly vault: VaultState
  readonly notices: readonly Notice[]
}
