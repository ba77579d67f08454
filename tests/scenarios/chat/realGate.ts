// The gate, ledger and labels that ship, joined as the app joins them; the person answers through the desk.
import { randomUUID } from 'node:crypto'
import type { LabelOf } from '../../../electron/chat/calls.ts'
import { createConsentDesk } from '../../../electron/permission/consent.ts'
import { assessmentOf, createFacts, type FactParts } from '../../../electron/permission/facts.ts'
import { createGate } from '../../../electron/permission/gate.ts'
import { createGrantStore } from '../../../electron/permission/grants.ts'
import { labelFor, textOf } from '../../../electron/permission/labels.ts'
import { createLedger } from '../../../electron/permission/ledgerStore.ts'
import { createMemory } from '../../../electron/permission/memory.ts'
import { pinOf } from '../../../electron/permission/pins.ts'
import { createQuestions } from '../../../electron/permission/questions.ts'
import { indexRules } from '../../../electron/permission/rules.ts'
import type { ConsentRequest } from '../../../shared/consent.ts'
import type { ToolDefinition } from '../../../shared/host.ts'

const IDENTITY = 'office-command'

/** Balanced mode, no rules, no grants; `waiting` calls back with every new list of questions. */
export function createRealGate(
  definitions: readonly ToolDefinition[],
  waiting: (pending: readonly ConsentRequest[]) => void,
) {
  const now = Date.now
  const ledger = createLedger()
  const memory = createMemory([])
  const toolOf = (_server: unknown, name: string) => definitions.find((each) => each.name === name)
  const facts: FactParts = {
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
      sentenceOf: (request) => [{ text: request.resource.name }],
      look: async () => null,
      saidIn: (id) => ledger.context(id).said,
      past: () => [],
      hasTrustedWindow: () => false,
      now,
    }),
    rules: () => indexRules({ policies: [], grants: grants.list() }),
    grants,
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
  return {
    gate: { authorize },
    spend,
    ledger,
    labelOf,
    pinOf: (tool: ToolDefinition) => pinOf({ identity: IDENTITY, tool }),
    desk,
  }
}
export type RealGate = ReturnType<typeof createRealGate>
