// What the permission engine keeps: grants, rules, settings, approved definitions, each in a sealed document, and the history.
import type { Json } from '../../../shared/json.ts'
import { createDrift } from '../../permission/drift.ts'
import { createGrantStore } from '../../permission/grants.ts'
import { openHistory } from '../../permission/history.ts'
import { createPolicyStore } from '../../permission/policies.ts'
import { realPath } from '../../permission/realPath.ts'
import { indexRules, type RuleIndex } from '../../permission/rules.ts'
import { createSecretRules } from '../../permission/secretRules.ts'
import type { Policy } from '../../../shared/permission.ts'
import { clock, log, newId } from '../ground.ts'
import type { Keeper, Keepers } from '../keeper.ts'
import { policyFile, readOrganisation } from '../organisation.ts'
import { createToolSettings } from '../toolSettings.ts'
import type { PermissionOptions } from './needs.ts'

export const listOf = (value: Json | null): readonly unknown[] => (Array.isArray(value) ? value : [])

async function openDocuments({ open }: Keepers) {
  return {
    grants: await open('grants'),
    policies: await open('policies'),
    tools: await open('tools'),
    pins: await open('pins'),
    secretRules: await open('secretRules'),
    contracts: await open('contracts'),
  }
}

type Storing = {
  readonly kept: Awaited<ReturnType<typeof openDocuments>>
  readonly organisation: readonly Policy[]
  readonly needs: PermissionOptions['needs']
  readonly changed: () => void
  readonly tell: () => void
}

/** The stores over their documents; each reads again when its document could only be read later. */
function openStores({ kept, organisation, needs, changed, tell }: Storing) {
  const common = { now: clock.now, newId, changed }
  const over = (keeper: Keeper) => ({
    load: () => listOf(keeper.read()),
    save: (all: readonly unknown[]) => keeper.write(all as Json),
  })
  const grants = createGrantStore({
    ...common,
    ...over(kept.grants),
    saveLater: (all) =>
      kept.grants.writeLater(() => {
        tell()
        return all() as unknown as Json
      }),
  })
  const policies = createPolicyStore({ ...common, ...over(kept.policies), organisation, realPath })
  const secretRules = createSecretRules({ ...common, ...over(kept.secretRules) })
  const drift = createDrift({
    load: () => kept.pins.read(),
    save: (all) => kept.pins.write(all as unknown as Json),
    toolOf: (id, name) => needs.toolOf(id, name)?.definition,
    identityOf: needs.identityOf,
  })
  kept.grants.onRead(grants.reread)
  kept.policies.onRead(policies.reread)
  kept.secretRules.onRead(secretRules.reread)
  kept.pins.onRead(drift.reread)
  return { grants, policies, secretRules, drift, toolSettings: createToolSettings(kept.tools, changed) }
}

export async function openKept({ ground, needs }: PermissionOptions) {
  let revision = 0
  let index: RuleIndex | null = null
  const tell = (): void => ground.emit('permission.rulesChanged', { revision: ++revision })
  const changed = (): void => {
    index = null
    tell()
  }
  const { keepers } = ground
  const kept = await openDocuments(keepers)
  const organisation = await readOrganisation(policyFile(process.env, process.platform), (text) =>
    ground.notices.say('organisation', 'warning', text),
  )
  const stores = openStores({ kept, organisation: organisation.policies, needs, changed, tell })
  const { policies, grants } = stores
  return {
    ...stores,
    keepers,
    /** For the task contracts of Focused mode, which are drawn elsewhere. */
    contractsKept: kept.contracts,
    /** SECURITY: rules that could not be read might deny: with them unknown, nothing runs unasked. */
    unknownRules: (): boolean => keepers.isLocked() || !organisation.whole,
    history: await openHistory(ground.records, (thrown) => log('a decision could not be recorded', thrown)),
    /** One index until a rule changes. */
    rules: (): RuleIndex => (index ??= indexRules({ policies: policies.list(), grants: grants.list() }, realPath)),
  }
}
export type Kept = Awaited<ReturnType<typeof openKept>>
