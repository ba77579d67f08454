// Standing rules: the person's own, kept and checked on save, and the organisation's, read only.
import { z } from 'zod'
import { type Millis, type PolicyId, type ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json } from '../../shared/json.ts'
import { type Constraint, type EffectKind, Policy, PolicyDraft, type Verdict } from '../../shared/permission.ts'
import { type RealPath, speaksTo } from './constraints.ts'
import { joinedById } from './joined.ts'
import { told } from '../../shared/told.ts'
import { WORDS } from './decide.ts'

export type PolicyParts = {
  load(): readonly unknown[]
  save(all: readonly Policy[]): void
  /** Follows links of this computer; absent where there is none. */
  readonly realPath?: RealPath
  /** From the managed file; never changed here. */
  readonly organisation: readonly Policy[]
  now(): Millis
  newId(): string
  changed(): void
}

export type PolicyStore = {
  /** The organisation's first; the same array until something changes. */
  list(): readonly Policy[]
  /** Throws INVALID_INPUT when an example says otherwise than the rule, NOT_FOUND for an unknown id, PERMISSION_DENIED for an organisation's. */
  save(id: PolicyId | null, draft: PolicyDraft): Policy
  remove(id: PolicyId): void
  /** The person's own verdict for exactly one tool, or for some effects of a server; null takes it back. */
  setTool(serverId: ServerId, name: string, verdict: Verdict | null): void
  setServer(serverId: ServerId, effects: readonly EffectKind[] | null, verdict: Verdict | null): void
  toolSetting(serverId: ServerId, name: string): Verdict | null
  forgetServer(serverId: ServerId): void
  /** What is stored could only be read now: joined with what was decided meanwhile. */
  reread(): void
}

/** Throws INVALID_INPUT at the first example that the rule does not keep. */
export function checkExamples({ match, verdict, examples }: PolicyDraft): void {
  for (const [at, example] of examples.entries()) {
    const applies = speaksTo({ match, verdict }, example.arguments)
    if (applies ? verdict === example.expect : verdict !== example.expect) continue
    const [nth, expected] = [String(at + 1), WORDS[example.expect]]
    throw new AppError(
      'INVALID_INPUT',
      applies
        ? told`Example ${nth} should be “${expected}”, but the rule says “${WORDS[verdict]}”.`
        : told`Example ${nth} should be “${expected}”, but the rule does not speak of it.`,
    )
  }
}

const toolId = (serverId: ServerId, name: string) => `tool:${serverId}:${name}`.slice(0, 200) as PolicyId
const serverPolicyId = (serverId: ServerId, effects: readonly EffectKind[] | null) =>
  `server:${serverId}:${effects === null ? 'all' : [...effects].sort().join('+')}`.slice(0, 200) as PolicyId

const settingMatch = (serverId: ServerId, name: string | null, effects: EffectKind[] | null): Policy['match'] => ({
  principal: null,
  action: 'tools/call',
  serverId,
  accountId: null,
  name,
  effects,
  scope: { kind: 'any' },
})

const readOwn = (parts: PolicyParts): readonly Policy[] =>
  parts.load().flatMap((one) => {
    const parsed = Policy.safeParse(one)
    return parsed.success && parsed.data.owner === 'person' ? [parsed.data] : []
  })

/** Stored entries that do not parse, or that claim to be the organisation's, are dropped. */
export function createPolicyStore(parts: PolicyParts): PolicyStore {
  let own = readOwn(parts)
  let all: readonly Policy[] = [...parts.organisation, ...own]
  const replace = (next: readonly Policy[]) => {
    own = next
    all = [...parts.organisation, ...own]
    parts.save(own)
    parts.changed()
  }
  const set = (id: PolicyId, match: Policy['match'], verdict: Verdict | null) => {
    const rest = own.filter((policy) => policy.id !== id)
    const made: Policy[] =
      verdict === null ? [] : [{ id, owner: 'person', verdict, match, note: '', createdAt: parts.now(), examples: [] }]
    replace([...rest, ...made])
  }
  return {
    list: () => all,
    save: (id, draft) => saveDraft({ parts, own, replace }, id, draft),
    remove(id) {
      refuseManaged(parts, id)
      replace(own.filter((policy) => policy.id !== id))
    },
    setTool: (serverId, name, verdict) => set(toolId(serverId, name), settingMatch(serverId, name, null), verdict),
    setServer: (serverId, effects, verdict) =>
      set(
        serverPolicyId(serverId, effects),
        settingMatch(serverId, null, effects === null ? null : [...effects]),
        verdict,
      ),
    toolSetting: (serverId, name) =>
      own.find((policy) => policy.id === toolId(serverId, name) && policy.match.name === name)?.verdict ?? null,
    forgetServer(serverId) {
      const left = own.filter(({ match }) => match.serverId !== serverId && match.from?.serverId !== serverId)
      if (left.length < own.length) replace(left)
    },
    reread: () => replace(joinedById(readOwn(parts), own)),
  }
}

/** SECURITY: what may be used is the folder behind the links as they are now; a link that is changed later does not widen it. */
function behindLinks(draft: PolicyDraft, realPath: RealPath = (path) => path): PolicyDraft {
  const { scope } = draft.match
  if (draft.verdict !== 'allow' || scope.kind === 'any') return draft
  const constraints = scope.constraints.map(({ pointer, test }): Constraint => {
    const isAbsolute = test.kind === 'under' && /^([a-z]:)?[\\/]/i.test(test.folder)
    return { pointer, test: isAbsolute ? { ...test, folder: realPath(test.folder) } : test }
  })
  return { ...draft, match: { ...draft.match, scope: { ...scope, constraints } } }
}

type Saving = { readonly parts: PolicyParts; readonly own: readonly Policy[]; replace(next: readonly Policy[]): void }

function saveDraft({ parts, own, replace }: Saving, id: PolicyId | null, draft: PolicyDraft): Policy {
  if (id !== null) refuseManaged(parts, id)
  const before = id === null ? undefined : own.find((policy) => policy.id === id)
  if (id !== null && !before) throw new AppError('NOT_FOUND', told`This rule is not here any more.`)
  checkExamples(draft)
  const saved: Policy = {
    ...behindLinks(PolicyDraft.parse(draft), parts.realPath),
    id: before?.id ?? (parts.newId() as PolicyId),
    owner: 'person',
    createdAt: before?.createdAt ?? parts.now(),
  }
  replace([...own.filter((policy) => policy.id !== saved.id), saved])
  return saved
}

function refuseManaged({ organisation }: PolicyParts, id: PolicyId): void {
  if (organisation.some((policy) => policy.id === id))
    throw new AppError(
      'PERMISSION_DENIED',
      told`This rule is your organisation’s. It can only be changed where it was made.`,
    )
}

const ManagedFile = z.object({ policies: z.array(z.unknown()) })
const ManagedPolicy = PolicyDraft.partial({ note: true, examples: true }).extend({ id: z.string().min(1).max(150) })

/** Reads the managed file's JSON. A rule that cannot be read is named in `errors`; the others hold all the same. */
export function parseOrganisationPolicies(json: Json): {
  readonly policies: readonly Policy[]
  readonly errors: readonly string[]
} {
  const file = ManagedFile.safeParse(json)
  if (!file.success)
    return { policies: [], errors: [`The managed rules could not be read. ${z.prettifyError(file.error)}`] }
  const errors: string[] = []
  const policies = file.data.policies.flatMap((one, at): Policy[] => {
    const parsed = ManagedPolicy.safeParse(one)
    if (!parsed.success) {
      errors.push(`Rule ${at + 1} could not be read: ${z.prettifyError(parsed.error)}`)
      return []
    }
    const { id, note = '', examples = [], ...rest } = parsed.data
    return [{ ...rest, id: `organisation:${id}` as PolicyId, owner: 'organisation', note, examples, createdAt: 0 }]
  })
  return { policies, errors }
}
