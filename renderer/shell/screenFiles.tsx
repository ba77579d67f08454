import { type ComponentType, type LazyExoticComponent, type ReactNode, lazy } from 'react'
import type { Screen } from '../../shared/desk.ts'
import type { DirectSlot } from '../chat/ChatScreen.tsx'
import type { OnboardingPanelProps } from '../onboarding/OnboardingPanel.tsx'
import type { ConversationId, TraceId } from '../../shared/ids.ts'
import type { OwnCard } from '../../shared/ownCard.ts'

type Module = { readonly default: ComponentType<object> }
export const screenFiles = import.meta.glob<Module>([
  '../host/ServersScreen.tsx',
  '../permission/PermissionsScreen.tsx',
  '../permission/QuestionsScreen.tsx',
  '../permission/TaskAgreement.tsx',
  '../activity/ActivityScreen.tsx',
  '../accounts/AccountsScreen.tsx',
  '../settings/SettingsScreen.tsx',
  '../direct/DirectComposer.tsx',
  '../onboarding/OnboardingPanel.tsx',
])
const missing = (): Promise<Module> => Promise.resolve({ default: () => null })
const load = (path: string): LazyExoticComponent<ComponentType<object>> => lazy(screenFiles[path] ?? missing)
/** What a screen may be opened with: a trace, or `add` for a new server. */
type ScreenProps = {
  readonly detail: string | null
  readonly onOpenAccounts: () => void
  readonly onOpenConversation: (id: ConversationId) => void
  readonly onOpenTrace: (traceId: TraceId) => void
  readonly renderAsked: (card: OwnCard) => ReactNode
}

/** Each screen is loaded when it is first opened. */
export const screens: Readonly<Record<Exclude<Screen, 'chat'>, ComponentType<ScreenProps>>> = {
  questions: load('../permission/QuestionsScreen.tsx'),
  servers: load('../host/ServersScreen.tsx'),
  permissions: load('../permission/PermissionsScreen.tsx'),
  activity: load('../activity/ActivityScreen.tsx'),
  accounts: load('../accounts/AccountsScreen.tsx'),
  settings: load('../settings/SettingsScreen.tsx'),
}
export const FirstSteps = load('../onboarding/OnboardingPanel.tsx') as ComponentType<OnboardingPanelProps>
export const Direct = load('../direct/DirectComposer.tsx') as ComponentType<DirectSlot>
export const TaskAgreement = load('../permission/TaskAgreement.tsx') as ComponentType<{
  readonly conversationId: ConversationId | null
}>
