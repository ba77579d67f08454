// What the permission engine keeps: grants, rules, settings, approved definitions, each in a sealed document, and the history.
import type { Json } from '../../../shared/json.ts'
import { createDrift } from '../../permission/drift.ts'
import { createGrantStore } from '../../permission/grants.ts'
import { openHistory } from '../../permission/history.ts'
import { createPolicyStore } from '../../permission/policies.ts'
import { realPath } from '../../permission/realPath.ts'
import { indexRules, type RuleIndex } from '../../permission/rules.ts'
import { createSecretRules } from '../../permission/secretRules.ts'
import { clock, log, newId } from '../ground.ts'
import { policyFile, readOrganisation } from '../organisation.ts'
import { createToolSettings } from '../toolSettings.ts'
import type { PermissionOptions } from './needs.ts'

export const listOf = (value: Json | null): readonly unknown[] => (Array.isArray(value) ? value : [])

export async function openKept({ ground, needs }: PermissionOptions) {
  let revision = 0
  let index: RuleIndex | null = null
  const tell = (): void => ground.emit('permission.rulesChanged', { revision: ++revision })
  const changed = (): void => {
    index = null
    tell()
  }
  const { keepers } = ground
  const grantsKept = await keepers.open('grants')
  const policiesKept = await keepers.open('policies')
  const toolsKept = await keepers.open('tools')
  const pinsKept = await keepers.open('pins')
  const secretsKept = await keepers.open('secretRules')
  const contractsKept = await keepers.open('contracts')
  const organisation = await readOrganisation(policyFile(process.env, process.platform), (text) =>
    ground.notices.say('organisation', 'warning', text),
  )
  const common = { now: clock.now, newId, changed }
  const grants = createGrantStore({
    ...common,
    load: () => listOf(grantsKept.read()),
    save: (all) => grantsKept.write(all as unknown as Json),
    saveLater: (all) =>
      grantsKept.writeLater(() => {
        tell()
        return all() as unknown as Json
      }),
  })
  const policies = createPolicyStore({
    ...common,
    organisation: organisation.policies,
    load: () => listOf(policiesKept.read()),
    save: (all) => policiesKept.write(all as unknown as Json),
  })
  const secretRules = createSecretRules({
    ...common,
    load: () => listOf(secretsKept.read()),
    save: (all) => secretsKept.write(all as unknown as Json),
  })
  const drift = createDrift({
    load: () => pinsKept.read(),
    save: (all) => pinsKept.write(all as unknown as Json),
    toolOf: (id, name) => needs.toolOf(id, name)?.definition,
    identityOf: needs.identityOf,
  })
  grantsKept.onRead(grants.reread)
  policiesKept.onRead(policies.reread)
  secretsKept.onRead(secretRules.reread)
  pinsKept.onRead(drift.reread)
  return {
    keepers,
    /** SECURITY: rules that could not be read might deny: with them unknown, nothing runs unasked. */
    unknownRules: (): boolean => keepers.isLocked() || !organisation.whole,
    grants,
    policies,
    secretRules,
    /** For the task contracts of Focused mode, which are drawn elsewhere. */
    contractsKept,
    drift,
    toolSettings: createToolSettings(toolsKept, changed),
    history: await openHistory(ground.records, (thrown) => log('a decision could not be recorded', thrown)),
    /** One index until a rule changes. */
    rules: (): RuleIndex => (index ??= indexRules({ policies: policies.list(), grants: grants.list() }, realPath)),
  }
}
export type Kept = Awaited<ReturnType<typeof openKept>>
