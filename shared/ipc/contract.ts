import { z } from 'zod'
import type { AuditEntry } from '../audit.ts'
import type { Destination } from '../desk.ts'
import {
  ContextItem,
  type Conversation,
  type ConversationHit,
  EditInput,
  type Exported,
  ExportFormat,
  type Message,
  type MessagePage,
  MessagePageQuery,
  MessageRef,
  ModelRef,
  Removal,
  SendInput,
  type Spent,
  type Turn,
  TurnRef,
} from '../chat.ts'
import {
  type KnownField,
  type PromptInfo,
  type ResourceInfo,
  ServerDraft,
  type ServerView,
  type ToolMatch,
} from '../host.ts'
import {
  AccountId,
  ConsentId,
  ConversationId,
  Digest,
  GrantId,
  type MessageId,
  PolicyId,
  ProviderId,
  ServerId,
  TraceId,
} from '../ids.ts'
import { type Attention, ConsentAnswer, type ConsentRequest, type Replay, type ToolPermission } from '../consent.ts'
import { JsonObject } from '../json.ts'
import { type ModelInfo, ProviderDraft, type ProviderView } from '../model.ts'
import { OwnCard } from '../ownCard.ts'
import { type AccountView, AccountRef, ClientCredentials, MachineAccount, type SignInView } from '../oauth.ts'
import {
  EffectKind,
  type GrantView,
  type Label,
  type Policy,
  PolicyDraft,
  type TaskContract,
  Verdict,
} from '../permission.ts'
import type { SecretRuleView } from '../secrets.ts'
import { type AppInfo, type Notice, SettingsPatch, type SettingsView } from '../settings.ts'
import { CompleteInput, TakePrompt, TakeResource, TakeTemplate, type TakenView, type TemplateInfo } from '../taken.ts'
import type { Span, TraceSummary } from '../trace.ts'
import { type OpenedView, OpenView, SayView, type ViewAsking, type ViewReply } from '../view.ts'
import { request } from './define.ts'

const nothing = z.undefined()
const conversation = z.object({ conversationId: ConversationId })
const server = z.object({ serverId: ServerId })
const tool = z.object({ serverId: ServerId, name: z.string() })
const page = z.object({ before: z.number().int().nullable(), limit: z.number().int().min(1).max(1000) })

/** One thing in a context. `told`: as it is; left out by the person; or by a summary in its place. */
export type ContextEntry = {
  readonly id: string
  readonly kind: 'said' | 'answer' | 'attachment' | 'result' | 'summary'
  /** How it is left out; null for what cannot be. */
  readonly item: ContextItem | null
  readonly title: string
  readonly label: Label | null
  readonly tokens: number
  readonly told: 'whole' | 'leftOut' | 'summarised'
}

/** What is in a conversation's context, for the context panel. */
export type ContextView = {
  readonly labels: readonly Label[]
  readonly hasPrivate: boolean
  readonly hasUntrusted: boolean
  /** Everything of the branch in use, in order. */
  readonly items: readonly ContextEntry[]
  /** Tokens that are told to a model from now on, about. */
  readonly tokens: number
  readonly sent: readonly { readonly to: string; readonly what: string; readonly at: number }[]
  /** Models that were told of this branch: which, how often, and with how many tokens in all. */
  readonly models: readonly {
    readonly model: ModelRef
    readonly answers: number
    readonly inputTokens: number | null
  }[]
}

/** Every request that the window may make, on one screen. Names are `concern.verb`. */
export const contract = {
  'app.info': request<AppInfo>()(nothing),
  'app.dismissNotice': request<void>()(z.object({ id: z.string() })),
  /** What was set before there was a keychain is used again, from the next start on. */
  'app.keepUnsealed': request<void>()(nothing),
  /** Cards of their own that wait in the trusted window of the desktop: what the page asked to be shown. */
  'app.listOwnCards': request<readonly OwnCard[]>()(nothing),
  'app.askOwnCard': request<void>()(OwnCard),
  'app.refuseOwnCard': request<void>()(OwnCard),
  'app.openLink': request<void>()(z.object({ url: z.string().max(8192) })),
  /** Where a menu, a notification or a link wants the window to go; taken once. */
  'app.takeDestination': request<Destination | null>()(nothing),
  /** Reads a `gatehouse://` link that came with the window's address. */
  'app.readLink': request<Destination>()(z.object({ link: z.string().max(100_000) })),
  'app.resetSample': request<void>()(nothing),
  'app.unlockVault': request<void>()(z.object({ passphrase: z.string().nullable() })),

  'settings.get': request<SettingsView>()(nothing),
  'settings.update': request<SettingsView>()(SettingsPatch),

  'host.listServers': request<readonly ServerView[]>()(nothing),
  'host.addServer': request<ServerView>()(ServerDraft),
  'host.editServer': request<ServerView>()(z.object({ serverId: ServerId, draft: ServerDraft })),
  'host.removeServer': request<void>()(server),
  'host.setEnabled': request<void>()(z.object({ serverId: ServerId, enabled: z.boolean() })),
  'host.setTrusted': request<void>()(z.object({ serverId: ServerId, trusted: z.boolean() })),
  'host.setCallTimeout': request<void>()(
    z.object({ serverId: ServerId, milliseconds: z.number().int().min(1000).max(86_400_000).nullable() }),
  ),
  'host.approveLaunch': request<void>()(z.object({ serverId: ServerId, launchDigest: Digest })),
  'host.restart': request<void>()(server),
  'host.searchTools': request<readonly ToolMatch[]>()(
    z.object({ query: z.string().max(10_000), limit: z.number().int().min(1).max(100) }),
  ),
  /** What earlier results in this conversation offer for a tool's arguments. */
  'host.suggestValues': request<readonly KnownField[]>()(
    z.object({ conversationId: ConversationId.nullable(), toolKey: z.string().max(500) }),
  ),
  'host.listResources': request<readonly ResourceInfo[]>()(server),
  'host.listPrompts': request<readonly PromptInfo[]>()(server),
  'host.listTemplates': request<readonly TemplateInfo[]>()(server),
  /** Each passes the gate. What comes back stays in main until a message that names its id is sent. */
  'host.takeResource': request<TakenView>()(TakeResource),
  'host.takeTemplate': request<TakenView>()(TakeTemplate),
  'host.takePrompt': request<TakenView>()(TakePrompt),
  /** Nothing where the gate would ask: typing is no reason for a question. */
  'host.complete': request<readonly string[]>()(CompleteInput),

  'model.listProviders': request<readonly ProviderView[]>()(nothing),
  'model.saveProvider': request<ProviderView>()(ProviderDraft),
  'model.removeProvider': request<void>()(z.object({ providerId: ProviderId })),
  'model.listModels': request<readonly ModelInfo[]>()(z.object({ providerId: ProviderId })),

  'chat.listConversations': request<readonly Conversation[]>()(nothing),
  'chat.createConversation': request<Conversation>()(nothing),
  'chat.listMessages': request<MessagePage>()(MessagePageQuery),
  /** Many conversations with a few places each; with a `conversationId` the places of that one. */
  'chat.search': request<readonly ConversationHit[]>()(
    z.object({
      query: z.string().max(1000),
      limit: z.number().int().min(1).max(100),
      conversationId: ConversationId.optional(),
    }),
  ),
  'chat.rename': request<void>()(conversation.extend({ title: z.string().trim().min(1).max(200) })),
  'chat.delete': request<void>()(conversation),
  'chat.restore': request<void>()(conversation),
  'chat.export': request<Exported>()(conversation.extend({ format: ExportFormat })),
  'chat.setModel': request<void>()(conversation.extend({ model: ModelRef.nullable() })),
  'chat.send': request<Turn>()(SendInput),
  'chat.stop': request<void>()(TurnRef),
  /** Answers a question once more, beside the answers it has: the question's id, or that of one of its answers. */
  'chat.retry': request<Turn>()(MessageRef),
  'chat.editAndResend': request<Turn>()(EditInput),
  /** Makes the newest branch through a message the one in use; nothing when it is in the branch in use already. */
  'chat.selectBranch': request<void>()(MessageRef),
  'chat.runTool': request<Turn>()(conversation.extend({ toolKey: z.string(), arguments: JsonObject })),
  'chat.listTurns': request<readonly Turn[]>()(nothing),
  'chat.context': request<ContextView>()(conversation),
  'chat.leaveOut': request<void>()(conversation.extend({ item: ContextItem, leftOut: z.boolean() })),
  'chat.spent': request<Spent>()(conversation),
  /** Has the older messages summarised; resolves when it is done. */
  'chat.compact': request<void>()(conversation),
  /** Null: the model is told the messages themselves again. */
  'chat.setSummary': request<void>()(MessageRef.extend({ text: z.string().trim().min(1).max(200_000).nullable() })),
  /** Removes a message with all that follows it; what is resolved takes it back. */
  'chat.removeMessage': request<Removal>()(MessageRef),
  'chat.restoreMessage': request<void>()(MessageRef.extend({ removal: Removal })),

  /** The page of a view for a call that ran, past the gate; it is shown once a person agreed to exactly this page. */
  'view.open': request<OpenedView>()(OpenView),
  /** Something that a view said, as text; main parses it, and decides on whatever it asks for. */
  'view.say': request<ViewReply>()(SayView),
  'view.close': request<void>()(z.object({ viewId: z.string().max(100) })),

  'permission.listPending': request<readonly ConsentRequest[]>()(nothing),
  'permission.answer': request<void>()(z.object({ id: ConsentId, answer: ConsentAnswer })),
  'permission.listTools': request<readonly ToolPermission[]>()(nothing),
  /** The same for a few tools: there may be ten thousand in all. */
  'permission.describeTools': request<readonly ToolPermission[]>()(z.object({ tools: z.array(tool).max(100) })),
  'permission.setTool': request<void>()(tool.extend({ verdict: Verdict.nullable() })),
  'permission.setServer': request<void>()(
    server.extend({ effects: z.array(EffectKind).min(1).nullable(), verdict: Verdict.nullable() }),
  ),
  'permission.setEffect': request<void>()(tool.extend({ effect: EffectKind.nullable() })),
  'permission.setTrust': request<void>()(tool.extend({ trust: z.enum(['own', 'others']).nullable() })),
  'permission.listGrants': request<readonly GrantView[]>()(nothing),
  'permission.revokeGrant': request<void>()(z.object({ id: GrantId })),
  /** Takes a revoking back; NOT_FOUND a minute after it. */
  'permission.restoreGrant': request<void>()(z.object({ id: GrantId })),
  'permission.listPolicies': request<readonly Policy[]>()(nothing),
  'permission.savePolicy': request<Policy>()(z.object({ id: PolicyId.nullable(), draft: PolicyDraft })),
  'permission.removePolicy': request<void>()(z.object({ id: PolicyId })),
  'permission.replay': request<Replay>()(z.object({ draft: PolicyDraft, without: PolicyId.nullable() })),
  /** Kinds of secrets that may go to a server and account unasked. */
  'permission.listSecretRules': request<readonly SecretRuleView[]>()(nothing),
  'permission.revokeSecretRule': request<void>()(z.object({ id: z.string() })),
  'permission.attention': request<Attention>()(nothing),
  'permission.listContracts': request<readonly TaskContract[]>()(nothing),
  'permission.answerContract': request<void>()(conversation.extend({ accepted: z.array(z.string()).nullable() })),

  'oauth.listAccounts': request<readonly AccountView[]>()(nothing),
  'oauth.listSignIns': request<readonly SignInView[]>()(nothing),
  'oauth.startSignIn': request<SignInView>()(server.extend({ accountId: AccountId.nullable() })),
  'oauth.confirmSignIn': request<void>()(
    z.object({ id: z.string(), scopes: z.array(z.string()).nullable(), client: ClientCredentials.nullable() }),
  ),
  'oauth.cancelSignIn': request<void>()(z.object({ id: z.string() })),
  /** The same page once more; the address is the one that main made. */
  'oauth.openAgain': request<void>()(z.object({ id: z.string() })),
  'oauth.addMachineAccount': request<SignInView>()(MachineAccount),
  'oauth.signOut': request<void>()(AccountRef),
  'oauth.rename': request<void>()(AccountRef.extend({ name: z.string().trim().min(1).max(60) })),
  /** This account is used where a conversation chose none. */
  'oauth.setDefault': request<void>()(AccountRef),
  /** The accounts that were chosen for a conversation, at most one of each server. */
  'oauth.listChosen': request<readonly AccountId[]>()(conversation),
  'oauth.choose': request<void>()(conversation.extend({ serverId: ServerId, accountId: AccountId })),

  'audit.list': request<readonly AuditEntry[]>()(page),
  'audit.verify': request<{ readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null }>()(
    nothing,
  ),
  'trace.list': request<readonly TraceSummary[]>()(page),
  'trace.get': request<readonly Span[]>()(z.object({ traceId: TraceId })),
} as const
export type AppContract = typeof contract
export type RequestName = keyof AppContract

/** Main speaks, the window listens. Whole state, except `chat.textAdded`: text in order, `sequence` 0, 1, 2 ... per message part. */
export type AppEvents = {
  'app.noticesChanged': readonly Notice[]
  /** There is a destination to take. */
  'app.destinationWaits': { readonly count: number }
  'app.ownCardsChanged': readonly OwnCard[]
  'settings.changed': SettingsView
  'host.serversChanged': readonly ServerView[]
  /** The catalogue has a new revision; ask again for what is on screen. */
  'host.toolsChanged': { readonly revision: number }
  /** A resource that was taken has changed at its server. */
  'host.resourceChanged': { readonly serverId: ServerId; readonly uri: string }
  'model.providersChanged': readonly ProviderView[]
  'chat.conversationsChanged': readonly Conversation[]
  'chat.turnChanged': Turn
  'chat.messageChanged': Message
  /** Another branch is in use, or its versions changed: the page must be read again. */
  'chat.messagesReset': { readonly conversationId: ConversationId }
  'chat.textAdded': {
    readonly conversationId: ConversationId
    readonly messageId: MessageId
    readonly part: number
    readonly sequence: number
    /** Length of the part's text before this piece: a reader that knows it can drop what it has and see what it missed. */
    readonly offset: number
    readonly text: string
  }
  'view.askingChanged': ViewAsking
  'permission.pendingChanged': readonly ConsentRequest[]
  'permission.rulesChanged': { readonly revision: number }
  'permission.contractsChanged': readonly TaskContract[]
  'oauth.accountsChanged': readonly AccountView[]
  'oauth.signInsChanged': readonly SignInView[]
  'audit.appended': { readonly sequence: number }
}
export type EventName = keyof AppEvents
/** How every part of main tells the window. */
export type Emit = <N extends EventName>(name: N, payload: AppEvents[N]) => void
