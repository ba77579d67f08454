// The gate, ledger and labels that ship, joined as the app joins them; the person answers through the desk.
import { randomUUID } from 'node:crypto'
import type { LabelOf, RequestDraft } from '../../../electron/chat/calls.ts'
import { createConsentDesk } from '../../../electron/permission/consent.ts'
import { assessmentOf, createFacts, type FactParts } from '../../../electron/permission/facts.ts'
import { createGate } from '../../../electron/permission/gate.ts'
import { createGrantStore } from '../../../electron/permission/grants.ts'
import { labelFor, textOf } from '../../../electron/permission/labels.ts'
import { createHiding } from '../../../electron/permission/hiding.ts'
import { createLedger } from '../../../electron/permission/ledgerStore.ts'
import { createMemory } from '../../../electron/permission/memory.ts'
import { pinOf } from '../../../electron/permission/pins.ts'
import { createQuestions } from '../../../electron/permission/questions.ts'
import { indexRules } from '../../../electron/permission/rules.ts'
import { createSecretRules } from '../../../electron/permission/secretRules.ts'
import type { ConsentRequest } from '../../../shared/consent.ts'
import type { ToolDefinition } from '../../../shared/host.ts'
import { inEach } from '../../../shared/told.ts'

const IDENTITY = 'office-command'

/** Balanced mode, no rules, no grants; `waiting` calls back with every new list of questions. */
export function createRealGate(
  definitions: readonly ToolDefinition[],
  waiting: (pending: readonly ConsentRequest[]) => void,
  hides = true,
) {
  const now = Date.now
  const ledger = createLedger()
  const memory = createMemory([])
  const toolOf = (_server: unknown, name: string) => definitions.find((each) => each.name === name)
  const secretRules = createSecretRules({ load: () => [], save: () => {}, now, newId: randomUUID, changed: () => {} })
  const hiding = createHiding({ isOn: () => hides, identityOf: () => IDENTITY, rules: secretRules })
  const facts: FactParts = {
    hiding,
    toolOf,
    identityOf: () => IDENTITY,
    isTrusted: () => false,
    effectSetting: () => null,
    driftOf: () => null,
    shadowingOf: () => null,
    ownFilesIn: () => null,
    indexOf: (id) => ledger.indexOf(id),
    wasUsed: memory.wasUsed,
    sentTo: memory.sentTo,
    mode: () => 'balanced',
    contractOf: () => null,
    useCurated: false,
  }
  const desk = createConsentDesk({
    now,
    newId: randomUUID,
    timer: () => () => {},
    timeout: () => null,
    misfit: () => null,
    changed: waiting,
  })
  const grants = createGrantStore({
    load: () => [],
    save: () => {},
    now,
    newId: randomUUID,
    changed: () => {},
    saveLater: () => {},
  })
  const { authorize, spend } = createGate({
    factsOf: createFacts(facts),
    questionFor: createQuestions({
      toolOf,
      identityOf: facts.identityOf,
      accountNameOf: () => null,
      sentenceOf: (request) => inEach(() => [{ text: request.resource.name }]),
      look: async () => null,
      saidIn: (id) => ledger.context(id).said,
      past: () => [],
      hasTrustedWindow: () => false,
      now,
    }),
    rules: () => indexRules({ policies: [], grants: grants.list() }),
    grants,
    hiding,
    desk,
    audit: { append: () => {} },
    record: () => {},
    passed: memory.passed,
    now,
  })
  const labelOf: LabelOf = (call, result) =>
    labelFor({
      ...call,
      assessment: assessmentOf(facts, call.serverId, call.toolName),
      trustSetting: null,
      text: textOf(result),
    })
  const admitted = ({ tool, principal, conversationId, arguments: args }: RequestDraft) =>
    hiding.admitted({
      principal,
      conversationId,
      serverId: tool.serverId,
      accountId: null,
      arguments: args,
      assessment: () => assessmentOf(facts, tool.serverId, tool.definition.name),
    })
  return {
    hiding,
    secretRules,
    admitted,
    gate: { authorize },
    spend,
    ledger,
    labelOf,
    pinOf: (tool: ToolDefinition) => pinOf({ identity: IDENTITY, tool }),
    desk,
  }
}
export type RealGate = ReturnType<typeof createRealGate>
