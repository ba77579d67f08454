import type { ReactElement } from 'react'
import type { Action } from '../../../shared/permission.ts'
import { useAccounts, useServers } from '../../ipc/stores.ts'
import { Select } from '../../ui/Select.tsx'
import type { PolicyForm } from '../policyForm.ts'
import { ACTION_WORDS, useWords } from './reachWords.ts'
import css from './screen.module.css'
import flow from '../../ui/flow.module.css'

const ANY = '*'

/** How far a rule reaches beyond server and tool: what is done, with which account, and whose data it takes along. */
export function RuleReach({
  form,
  change,
}: {
  readonly form: PolicyForm
  readonly change: (patch: Partial<PolicyForm>) => void
}): ReactElement {
  const say = useWords()
  const servers = useServers().value ?? []
  const accounts = (useAccounts().value ?? []).filter(({ serverId }) => serverId === form.serverId)
  const { action, accountId, from } = form.rest
  const put = (patch: Partial<PolicyForm['rest']>) => change({ rest: { ...form.rest, ...patch } })
  const source = (id: string) => {
    const { from: _before, ...rest } = form.rest
    const server = servers.find((one) => one.id === id)
    change({ rest: server === undefined ? rest : { ...rest, from: { serverId: server.id, accountId: null } } })
  }
  return (
    <>
      <div className={css.pair}>
        <Select
          label={say('action')}
          value={action ?? ANY}
          onChange={(next) => put({ action: next === ANY ? null : next })}
          options={[
            { value: ANY, label: say('anyAction') },
            ...(Object.keys(ACTION_WORDS) as Action[]).map((one) => ({ value: one, label: say(ACTION_WORDS[one]) })),
          ]}
        />
        {form.serverId === null || (accounts.length === 0 && accountId === null) ? null : (
          <Select
            label={say('account')}
            value={accountId ?? ANY}
            onChange={(next) => put({ accountId: accounts.find(({ id }) => id === next)?.id ?? null })}
            options={[
              { value: ANY, label: say('anyAccount') },
              ...accounts.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        )}
      </div>
      <div>
        <Select
          label={say('from')}
          value={from?.serverId ?? ANY}
          onChange={source}
          options={[
            { value: ANY, label: say('anyData') },
            ...servers.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <p className={flow.small}>{say('fromHint')}</p>
      </div>
    </>
  )
}
