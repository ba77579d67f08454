// What deciding looks at: the conversation so far, definitions as they are now, settings, the mode.
import { type CatalogueTool, isForModel } from '../../../shared/host.ts'
import type { ConversationId, ServerId } from '../../../shared/ids.ts'
import type { Json } from '../../../shared/json.ts'
import type { AccessRequest, Assessment } from '../../../shared/permission.ts'
import { createContracts } from '../../permission/contracts.ts'
import { assessmentOf, createFacts, type FactParts, type FullFacts } from '../../permission/facts.ts'
import { createHiding } from '../../permission/hiding.ts'
import { createLedger } from '../../permission/ledgerStore.ts'
import { createMemory } from '../../permission/memory.ts'
import { createOwnFiles } from '../../permission/ownFiles.ts'
import { findShadows } from '../../permission/shadowing.ts'
import { realPath } from '../../permission/realPath.ts'
import type { Keeper } from '../keeper.ts'
import { type Kept, listOf } from './kept.ts'
import type { PermissionNeeds, PermissionOptions } from './needs.ts'
import { told } from '../../../shared/told.ts'

const UNKNOWN = {
  id: 'guard.unknownRules',
  sentence: told`Some of your rules cannot be read right now, so you are asked about everything.`,
  warning: null,
}

export function createLooks(options: PermissionOptions, kept: Kept) {
  const { ground, needs } = options
  const ledger = createLedger()
  const passed = kept.history.list().filter(({ outcome }) => outcome === 'unasked' || outcome === 'granted')
  const memory = createMemory(passed.map(({ request }) => request))
  const assess = (id: ServerId, name: string): Assessment => assessmentOf(factParts, id, name)
  const contracts = openContracts(options, { ledger, assess, keeper: kept.contractsKept, drift: kept.drift })
  const hiding = createHiding({
    isOn: () => ground.settings.get().hideSecrets,
    identityOf: needs.identityOf,
    rules: kept.secretRules,
  })
  const factParts: FactParts = {
    toolOf: (id, name) => needs.toolOf(id, name)?.definition,
    identityOf: needs.identityOf,
    isTrusted: needs.isTrusted,
    scopesOf: needs.scopesOf,
    effectSetting: (id, name) => kept.toolSettings.of(id, name).effect,
    driftOf: (request) => kept.drift.driftOf(request),
    shadowingOf: shadowing(needs),
    ownFilesIn: createOwnFiles([ground.paths.home], realPath),
    indexOf: (id) => ledger.indexOf(id),
    wasUsed: memory.wasUsed,
    sentTo: memory.sentTo,
    mode: () => ground.settings.get().mode,
    contractOf: (id) => contracts.of(id),
    hiding,
    useCurated: true,
  }
  const factsOf = createFacts(factParts)
  return {
    factParts,
    hiding,
    contracts,
    memory,
    assess,
    /** SECURITY: rules that could not be read might deny, so without them nothing runs unasked. */
    factsOf: (request: AccessRequest): FullFacts => {
      const facts = factsOf(request)
      return kept.unknownRules() ? { ...facts, findings: [...facts.findings, UNKNOWN] } : facts
    },
    ledger: {
      ...ledger,
      said(id: ConversationId, text: string): void {
        ledger.said(id, text)
        memory.spoke(id)
        contracts.said(id, text)
      },
      forget(id: ConversationId): void {
        ledger.forget(id)
        memory.forget(id)
        contracts.forget(id)
        hiding.forget(id)
      },
    },
  }
}
export type Looks = ReturnType<typeof createLooks>

type Drawing = {
  readonly ledger: ReturnType<typeof createLedger>
  readonly assess: (id: ServerId, name: string) => Assessment
  readonly keeper: Keeper
  readonly drift: Kept['drift']
}

function openContracts({ ground, needs }: PermissionOptions, { ledger, assess, keeper, drift }: Drawing) {
  const contracts = createContracts({
    load: () => listOf(keeper.read()),
    save: (all) => keeper.write(all as unknown as Json),
    mode: () => ground.settings.get().mode,
    draftInput: (conversationId, sentence) => ({
      conversationId,
      sentence,
      tools: needs.catalogue().filter(({ definition }) => isForModel(definition)),
      assess: ({ serverId, definition }) => assess(serverId, definition.name),
      pinOf: ({ serverId, definition }) => drift.pinOf(serverId, definition.name),
    }),
    hasRead: (id) => ledger.context(id).results.length > 0,
    changed: (all) => ground.emit('permission.contractsChanged', all),
  })
  keeper.onRead(contracts.reread)
  return contracts
}

/** Shadows are found once per catalogue. */
function shadowing(needs: PermissionNeeds): FactParts['shadowingOf'] {
  let known: { readonly of: readonly CatalogueTool[]; readonly found: ReturnType<typeof findShadows> } | null = null
  return ({ action, resource }) => {
    const tool = action === 'tools/call' ? needs.toolOf(resource.serverId, resource.name) : undefined
    if (!tool) return null
    const catalogue = needs.catalogue()
    if (known?.of !== catalogue) known = { of: catalogue, found: findShadows(catalogue) }
    return known.found.get(tool.key)?.[0]?.sentence ?? null
  }
}
