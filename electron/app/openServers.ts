// The list of servers and the gate for their starts, over what is stored.
import type { ServerId } from '../../shared/ids.ts'
import { type Ground, newId } from './ground.ts'
import type { Late } from './late.ts'
import { createServers } from './servers.ts'
import { createStarts } from './starts.ts'
import { createTrusted } from './trusted.ts'

/** Puts both where the others find them; what an earlier version kept as approved is taken over. */
export async function openServers({ settings, keepers, vault, audit }: Ground, late: Late): Promise<void> {
  late.starts = createStarts({
    gate: late.permission.gate,
    grants: late.permission.kept.grants,
    audit: (draft) => audit.append(draft),
  })
  late.servers = createServers({
    stored: () => settings.get().servers,
    store: async (servers) => void settings.update({ servers: [...servers] }),
    trusted: createTrusted(await keepers.open('approvals')),
    starts: late.starts,
    restart: (id, allowed) => late.host.restart(id, allowed),
    secrets: vault,
    sync: (configs) => late.host.sync(configs),
    view: (id) => late.host.list().find((view) => view.id === id),
    newId: () => newId() as ServerId,
    audit: (draft) => audit.append(draft),
    async onRemoved(id) {
      late.permission.forgetServer(id)
      late.agreed.forgetServer(id)
      await late.oauth.forgetServer(id)
    },
  })
  late.servers.takeOver()
}
