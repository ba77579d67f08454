// The answers to every permission.* request: lists, rules, grants, what a change of rules would have done.
import type { Attention, Replay, ToolPermission } from '../../shared/consent.ts'
import type { AppContract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { AuditDraft } from '../../shared/audit.ts'
import type { CatalogueTool } from '../../shared/host.ts'
import type { Policy, PolicyDraft, EffectKind, Verdict } from '../../shared/permission.ts'
import { type ConversationId, PolicyId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { attention } from '../permission/attention.ts'
import type { AnsweredFrom } from '../permission/consent.ts'
import { isGrave } from '../permission/contractDraft.ts'
import { viewGrants } from '../permission/grantViews.ts'
import { checkExamples } from '../permission/policies.ts'
import { viewSecretRules } from '../permission/secretRules.ts'
import { realPath } from '../permission/realPath.ts'
import { replay } from '../permission/timeMachine.ts'
import { clock } from './ground.ts'
import { readyToCheck } from './permission/misfit.ts'
import type { Permission } from './permission.ts'
import { type Told, told } from '../../shared/told.ts'
import { textOf } from '../permission/sentences/inEach.ts'
import { WORDS } from '../permission/decide.ts'

type PermissionRequest = Extract<keyof AppContract, `permission.${string}`>
export type PermissionRequests = Pick<Handlers<AppContract>, PermissionRequest>
type Audit = (draft: AuditDraft) => void

export function permissionRequests(permission: Permission, audit: Audit, from: AnsweredFrom): PermissionRequests {
  const { desk, kept, looks } = permission
  return {
    'permission.listPending': () => desk.list(),
    'permission.answer': async ({ id, answer }) => {
      if (answer.outcome === 'granted' && answer.content !== undefined) await readyToCheck()
      desk.answer(id, answer, from)
    },
    'permission.listContracts': () => looks.contracts.list(),
    'permission.answerContract': (answer) => answerContract(permission, audit, { ...answer, from }),
    'permission.attention': (): Attention => attention(kept.history.list(), dayOf),
    ...toolRequests(permission, audit),
    ...grantRequests(permission, audit),
    ...policyRequests(permission, audit),
    ...secretRequests(permission, audit),
  }
}

type ContractAnswer = {
  readonly conversationId: ConversationId
  readonly accepted: readonly string[] | null
  readonly from: AnsweredFrom
}

function answerContract({ looks, desktop }: Permission, audit: Audit, answer: ContractAnswer): void {
  const { conversationId, accepted, from } = answer
  const contract = looks.contracts.of(conversationId)
  // SECURITY: on the desktop no page that shows what a model wrote agrees to what is grave: that is agreed on in its own window.
  if (desktop && from === 'page' && contract && isGrave(contract, accepted ?? []))
    throw new AppError('PERMISSION_DENIED', told`What sends, deletes, spends or runs is agreed on in its own window.`)
  looks.contracts.answer(conversationId, accepted)
  const lines = contract?.lines.filter(({ id }) => accepted?.includes(id)).map(({ sentence }) => sentence) ?? []
  audit({
    ...ruleLine({
      kind: 'grant',
      subject: `contract:${conversationId}`,
      name: null,
      result: accepted === null ? 'revoked' : 'created',
      reason:
        accepted === null ? told`You ended what a task may do.` : told`For one task: ${{ list: lines, by: 'comma' }}.`,
      serverId: null,
    }),
    conversationId,
  })
}

/** The person's own day, as `2026-11-24`. */
function dayOf(at: number): string {
  const day = new Date(at)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`
}

const JUDGED = told`as Gatehouse judges it`
const TRUST_WORDS = { own: told`your own`, others: told`of others` } as const
const EFFECT_WORDS: Record<EffectKind, Told> = {
  read: told`read`,
  write: told`change`,
  send: told`send`,
  execute: told`run`,
  spend: told`pay`,
  delete: told`delete`,
}
const settingWords = (verdict: Verdict | null): Told => (verdict === null ? told`the default` : WORDS[verdict])

function toolRequests(permission: Permission, audit: Audit) {
  const { kept, needs } = permission
  const note = (name: string, result: string, reason: Told, serverId: CatalogueTool['serverId']): void =>
    audit(ruleLine({ kind: 'setting', subject: `${serverId}/${name}`, name, result, reason, serverId }))
  return {
    'permission.listTools': () => needs.catalogue().map((tool) => toolPermission(permission, tool)),
    'permission.describeTools': ({ tools }) =>
      tools.flatMap(({ serverId, name }) => {
        const tool = needs.toolOf(serverId, name)
        return tool === undefined ? [] : [toolPermission(permission, tool)]
      }),
    'permission.setTool': ({ serverId, name, verdict }) => {
      kept.policies.setTool(serverId, name, verdict)
      note(name, verdict ?? 'default', told`You set this tool to: ${settingWords(verdict)}.`, serverId)
    },
    'permission.setServer': ({ serverId, effects, verdict }) => {
      kept.policies.setServer(serverId, effects, verdict)
      const to = settingWords(verdict)
      const reason =
        effects === null
          ? told`You set everything of this server to: ${to}.`
          : told`You set calls of this server (${{ list: effects.map((one) => EFFECT_WORDS[one]), by: 'comma' }}) to: ${to}.`
      note('*', verdict ?? 'default', reason, serverId)
    },
    'permission.setEffect': ({ serverId, name, effect }) => {
      kept.toolSettings.setEffect(serverId, name, effect)
      note(
        name,
        effect ?? 'default',
        told`You said what this tool does: ${effect === null ? JUDGED : EFFECT_WORDS[effect]}.`,
        serverId,
      )
    },
    'permission.setTrust': ({ serverId, name, trust }) => {
      kept.toolSettings.setTrust(serverId, name, trust)
      note(
        name,
        trust ?? 'default',
        told`You said whose words its results are: ${trust === null ? JUDGED : TRUST_WORDS[trust]}.`,
        serverId,
      )
    },
  } satisfies Partial<PermissionRequests>
}

/** What we think of a tool, what is set for it, and what a call from the assistant would meet now. */
function toolPermission(permission: Permission, tool: CatalogueTool): ToolPermission {
  const { kept, looks, gate, requestFor } = permission
  const { serverId, serverName, definition } = tool
  const { effect, trust } = kept.toolSettings.of(serverId, definition.name)
  const principal = { kind: 'assistant', name: 'Assistant' } as const
  const request = requestFor({
    tool,
    principal,
    arguments: {},
    accountId: null,
    conversationId: null,
    turnId: null,
    traceId: null,
  })
  return {
    serverId,
    serverName,
    name: definition.name,
    title: definition.title ?? definition.name,
    description: definition.description ?? '',
    assessment: looks.assess(serverId, definition.name),
    pin: request.resource.pin ?? request.context.digest,
    setting: kept.policies.toolSetting(serverId, definition.name),
    effectSetting: effect,
    trustSetting: trust,
    grantCount: kept.grants.list().filter((grant) => grant.serverId === serverId && grant.name === definition.name)
      .length,
    now: gate.foresee(request).verdict,
  }
}

function grantRequests({ kept, needs }: Permission, audit: Audit) {
  return {
    'permission.listGrants': () =>
      viewGrants(kept.grants.list(), {
        serverNameOf: needs.serverNameOf,
        titleOf: (id, name) => needs.toolOf(id, name)?.definition.title ?? name,
        pinOf: ({ action, serverId, name }) =>
          action === 'server/start' ? needs.launchPinOf(serverId) : kept.drift.pinOf(serverId, name),
        now: clock.now,
      }),
    'permission.revokeGrant': ({ id }) => {
      const grant = kept.grants.list().find((each) => each.id === id)
      if (!kept.grants.revoke(id) || !grant) return
      const { name, serverId } = grant
      audit(
        ruleLine({ kind: 'grant', subject: id, name, result: 'revoked', reason: told`You took it back.`, serverId }),
      )
    },
    'permission.restoreGrant': ({ id }) => {
      if (!kept.grants.restore(id)) throw new AppError('NOT_FOUND', told`This grant can no longer be brought back.`)
      const grant = kept.grants.list().find((each) => each.id === id)
      if (!grant) return
      const { name, serverId } = grant
      audit(
        ruleLine({ kind: 'grant', subject: id, name, result: 'created', reason: told`You brought it back.`, serverId }),
      )
    },
  } satisfies Partial<PermissionRequests>
}

function secretRequests({ kept, needs }: Permission, audit: Audit) {
  return {
    'permission.listSecretRules': () => viewSecretRules(kept.secretRules.list(), needs),
    'permission.revokeSecretRule': ({ id }) => {
      const rule = kept.secretRules.revoke(id)
      if (!rule) return
      const line = { kind: 'grant', subject: id, name: rule.kind, result: 'revoked', serverId: rule.serverId } as const
      audit(ruleLine({ ...line, reason: told`You took it back.` }))
    },
  } satisfies Partial<PermissionRequests>
}

function policyRequests({ kept, sentenceOf, looks }: Permission, audit: Audit) {
  const note = (policy: Policy, result: string): void => {
    const { name, serverId } = policy.match
    const says = WORDS[policy.verdict]
    const reason = policy.note === '' ? told`It says ${says}.` : told`It says ${says}: ${policy.note}`
    audit(ruleLine({ kind: 'policy', subject: policy.id, name, result, reason, serverId }))
  }
  return {
    'permission.listPolicies': () => kept.policies.list(),
    'permission.savePolicy': ({ id, draft }) => {
      const policy = kept.policies.save(id, draft)
      note(policy, id === null ? 'created' : 'changed')
      return policy
    },
    'permission.removePolicy': ({ id }) => {
      const policy = kept.policies.list().find((each) => each.id === id)
      kept.policies.remove(id)
      if (policy) note(policy, 'removed')
    },
    'permission.replay': ({ draft, without }): Replay => {
      checkExamples(draft)
      const grants = kept.grants.list()
      const before = kept.policies.list()
      const after = [...before.filter((policy) => policy.id !== without), asPolicy(draft)]
      return replay(
        kept.history.list(),
        { before: { policies: before, grants }, after: { policies: after, grants }, realPath },
        (request) => textOf(sentenceOf(request, looks.assess(request.resource.serverId, request.resource.name), null)),
      )
    },
  } satisfies Partial<PermissionRequests>
}

const asPolicy = (draft: PolicyDraft): Policy => ({
  ...draft,
  id: PolicyId.parse('draft'),
  owner: 'person',
  createdAt: clock.now(),
})

type Line = Pick<AuditDraft, 'kind' | 'subject' | 'name' | 'result' | 'reason' | 'serverId'>
const ruleLine = (line: Line): AuditDraft => ({
  ...line,
  conversationId: null,
  serverName: null,
  accountId: null,
  action: 'permission',
  argumentsDigest: null,
  traceId: null,
})
