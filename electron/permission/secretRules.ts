// Which kinds of secrets may go where: what the person allowed for one kind, one server and one account.
import type { SentenceText } from '../../shared/consent.ts'
import type { AccountId, Millis, ServerId } from '../../shared/ids.ts'
import { joinedById } from './joined.ts'
import { type SecretKind, SecretRule, type SecretRuleView } from '../../shared/secrets.ts'

/** Where a secret would go. `identity`: the server's exact launch now. */
export type Destination = {
  readonly serverId: ServerId
  readonly accountId: AccountId | null
  readonly identity: string | undefined
}
export type SecretRuleParts = {
  load(): readonly unknown[]
  save(all: readonly SecretRule[]): void
  now(): Millis
  newId(): string
  changed(): void
}

/** Entries that do not parse are dropped: a broken rule is no rule. */
export function createSecretRules(parts: SecretRuleParts) {
  const read = (): readonly SecretRule[] =>
    parts.load().flatMap((one) => {
      const parsed = SecretRule.safeParse(one)
      return parsed.success ? [parsed.data] : []
    })
  let rules = read()
  const replace = (next: readonly SecretRule[]) => {
    rules = next
    parts.save(rules)
    parts.changed()
  }
  /** SECURITY: a rule is for the very program or address that it was made for, not for whatever has the name now. */
  const allows = (kind: SecretKind, { serverId, accountId, identity }: Destination): boolean =>
    rules.some(
      (rule) =>
        rule.kind === kind &&
        rule.serverId === serverId &&
        rule.accountId === accountId &&
        rule.identity === (identity ?? null),
    )
  return {
    list: (): readonly SecretRule[] => rules,
    allows,
    add(kind: SecretKind, to: Destination, madeFrom: SentenceText): void {
      if (to.identity === undefined || allows(kind, to)) return
      const { serverId, accountId, identity } = to
      const made = { id: parts.newId(), kind, serverId, accountId, identity, createdAt: parts.now(), madeFrom }
      replace([...rules, made])
    },
    revoke(id: string): SecretRule | undefined {
      const found = rules.find((rule) => rule.id === id)
      if (found) replace(rules.filter((rule) => rule !== found))
      return found
    },
    forgetServer(serverId: ServerId): void {
      const left = rules.filter((rule) => rule.serverId !== serverId)
      if (left.length < rules.length) replace(left)
    },
    /** What is stored could only be read now: joined with what was decided meanwhile. */
    reread: () => replace(joinedById(read(), rules)),
  }
}
export type SecretRules = ReturnType<typeof createSecretRules>

export type SecretViewParts = {
  serverNameOf(this: void, serverId: ServerId): string
  accountNameOf(this: void, accountId: AccountId): string | null
  identityOf(this: void, serverId: ServerId): string | undefined
}

export const viewSecretRules = (rules: readonly SecretRule[], parts: SecretViewParts): readonly SecretRuleView[] =>
  rules
    .map(
      ({ identity, ...rule }): SecretRuleView => ({
        ...rule,
        serverName: parts.serverNameOf(rule.serverId),
        accountName: rule.accountId === null ? null : parts.accountNameOf(rule.accountId),
        state: parts.identityOf(rule.serverId) === identity ? 'awake' : 'asleep',
      }),
    )
    .toReversed()
