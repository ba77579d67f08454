import type { ReactElement } from 'react'
import type { SecretRuleView } from '../../../shared/secrets.ts'
import { request } from '../../ipc/client.ts'
import { useRevision } from '../../ipc/stores.ts'
import { useRequest } from '../../ipc/useRequest.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatTime } from '../../ui/format.ts'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { LoadState } from '../../ui/LoadState.tsx'
import { toast } from '../../ui/toast.ts'
import { useAction } from '../../ui/useAction.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { useWords as useSecretWords } from '../card/secretWords.ts'
import css from './screen.module.css'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

/** Kinds of secrets that may go to a server unasked; nothing while there are none. */
export function SecretRules(): ReactElement {
  const say = useSecretWords()
  const state = useRequest('permission.listSecretRules', { revision: useRevision('permission.rulesChanged') })
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(rules) =>
        rules.length === 0 ? null : (
          <section className={css.stack} aria-label={say('rules')}>
            <h2 className={css.cardTitle}>{say('rules')}</h2>
            <p className={flow.small}>{say('rulesHint')}</p>
            <List label={say('rules')}>
              {rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} />
              ))}
            </List>
          </section>
        )
      }
    </LoadState>
  )
}

function RuleRow({ rule }: { readonly rule: SecretRuleView }): ReactElement {
  const say = useSecretWords()
  const sayScreen = useWords()
  const { busy, start } = useAction()
  const to = rule.accountName === null ? rule.serverName : `${rule.serverName} (${rule.accountName})`
  const words = say('rule', { kind: say(rule.kind), server: to })
  return (
    <ListRow
      title={<VisibleText text={words} most={200} />}
      titleEnd={rule.state === 'asleep' ? <Badge tone="warn">{say('asleep')}</Badge> : null}
      actions={
        <Button
          size="sm"
          busy={busy}
          label={say('revokeNamed', { rule: words })}
          onClick={() =>
            start(
              () => request('permission.revokeSecretRule', { id: rule.id }),
              () => toast(say('stopped')),
            )
          }
        >
          {say('revoke')}
        </Button>
      }
    >
      <VisibleText text={sayScreen('madeFrom', { time: formatTime(rule.createdAt), sentence: rule.madeFrom })} />
    </ListRow>
  )
}
