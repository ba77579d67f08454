import type { EffectKind, PolicyDraft, PrincipalKind, Verdict } from '../../../shared/permission.ts'
import { ACTION_WORDS, say as sayReach } from './reachWords.ts'
import type { useWords } from './words.ts'

type Words = ReturnType<typeof useWords>

export const EFFECTS: readonly EffectKind[] = ['read', 'write', 'send', 'execute', 'spend', 'delete']
export const EFFECT_WORDS = {
  read: 'effectRead',
  write: 'effectWrite',
  send: 'effectSend',
  execute: 'effectExecute',
  spend: 'effectSpend',
  delete: 'effectDelete',
} as const satisfies Record<EffectKind, string>
export const VERDICT_WORDS = { allow: 'allow', ask: 'ask', deny: 'deny' } as const satisfies Record<Verdict, string>
export const OUTCOME_WORDS = {
  allow: 'verdictAllow',
  ask: 'verdictAsk',
  deny: 'verdictDeny',
} as const satisfies Record<Verdict, string>
export const PRINCIPAL_WORDS = {
  assistant: 'principalAssistant',
  delegate: 'principalDelegate',
  server: 'principalServer',
  app: 'principalApp',
  person: 'principalPerson',
} as const satisfies Record<PrincipalKind, string>

/** A rule in words: "Ask: tool send_mail on Office, that Sends, with 1 condition". */
export const policySentence = (draft: PolicyDraft, serverName: (id: string) => string, say: Words): string => {
  const { match } = draft
  const parts = [
    match.name === null ? null : say('sentenceTool', { tool: match.name }),
    match.serverId === null ? null : say('sentenceOn', { server: serverName(match.serverId) }),
    match.effects === null
      ? null
      : say('sentenceEffects', { effects: match.effects.map((effect) => say(EFFECT_WORDS[effect])).join(', ') }),
    match.action === null ? null : sayReach(ACTION_WORDS[match.action]),
    match.accountId === null ? null : sayReach('ofAccount', { account: match.accountId }),
    match.from === undefined
      ? null
      : sayReach('takes', { server: match.from.serverId === null ? '*' : serverName(match.from.serverId) }),
    match.principal === null ? null : say(PRINCIPAL_WORDS[match.principal]),
    match.scope.kind === 'any' ? null : say('sentenceArguments', { count: match.scope.constraints.length }),
  ].filter((part) => part !== null)
  return `${say(VERDICT_WORDS[draft.verdict])}: ${parts.length === 0 ? say('anyone') : parts.join(', ')}`
}
