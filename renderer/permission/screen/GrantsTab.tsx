import { KeySquare } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { GrantView } from '../../../shared/permission.ts'
import { request } from '../../ipc/client.ts'
import { useContracts, useConversations, useRevision } from '../../ipc/stores.ts'
import { useRequest } from '../../ipc/useRequest.ts'
import { Badge, type Tone } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Card.tsx'
import { formatTime } from '../../ui/format.ts'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { LoadState } from '../../ui/LoadState.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { toast, toastError } from '../../ui/toast.ts'
import { useAction } from '../../ui/useAction.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { useWords as useAgreementWords } from '../agreementWords.ts'
import { SecretRules } from './SecretRules.tsx'
import { Agreed } from '../TaskAgreement.tsx'
import { PRINCIPAL_WORDS } from './common.ts'
import css from './screen.module.css'
import { useWords } from './words.ts'
import { tell } from '../../i18n/words.ts'
import flow from '../../ui/flow.module.css'

const TONES: Readonly<Record<GrantView['state'], Tone>> = {
  awake: 'good',
  asleep: 'warn',
  expired: 'neutral',
  usedUp: 'neutral',
  redundant: 'neutral',
}

const matches = (grant: GrantView, query: string): boolean =>
  `${grant.serverName} ${grant.toolTitle} ${grant.name} ${tell(grant.sentence)} ${tell(grant.madeFrom)}`
    .toLowerCase()
    .includes(query.trim().toLowerCase())

/** What was allowed for longer than once: for a task, and by grants. */
export function GrantsTab(): ReactElement {
  return (
    <div className={css.stack}>
      <TaskAgreements />
      <SecretRules />
      <Grants />
    </div>
  )
}

/** The agreements of the Focused mode that hold, each with its conversation. */
function TaskAgreements(): ReactElement | null {
  const say = useAgreementWords()
  const conversations = useConversations().value ?? []
  const holding = (useContracts().value ?? []).filter(({ state }) => state === 'accepted')
  if (holding.length === 0) return null
  return (
    <section className={css.stack} aria-label={say('tasks')}>
      <h2 className={css.cardTitle}>{say('tasks')}</h2>
      <p className={flow.small}>{say('tasksHint')}</p>
      {holding.map((contract) => (
        <div key={contract.conversationId}>
          <p className={flow.small}>
            <VisibleText
              text={conversations.find(({ id }) => id === contract.conversationId)?.title ?? contract.fromSentence}
              most={120}
            />
          </p>
          <Agreed contract={contract} />
        </div>
      ))}
    </section>
  )
}

/** Where each came from, what it let through, and the way to take it back. */
function Grants(): ReactElement {
  const say = useWords()
  const [query, setQuery] = useState('')
  // A tool that changed puts its grants to sleep.
  const revision = useRevision('host.toolsChanged') + useRevision('permission.rulesChanged')
  const state = useRequest('permission.listGrants', { revision })
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(grants) => {
        if (grants.length === 0)
          return (
            <EmptyState icon={<KeySquare />} title={say('noGrants')}>
              {say('noGrantsHint')}
            </EmptyState>
          )
        const found = grants.filter((grant) => matches(grant, query))
        return (
          <div className={css.stack}>
            <SearchField label={say('searchGrants')} value={query} onChange={setQuery} />
            {found.length === 0 ? (
              <p className={flow.small}>{say('noMatch')}</p>
            ) : (
              <List label={say('tabGrants')}>
                {found.map((grant) => (
                  <GrantRow
                    key={grant.id}
                    grant={grant}
                    cover={grants.find(({ id }) => id === grant.coveredBy) ?? null}
                  />
                ))}
              </List>
            )}
          </div>
        )
      }}
    </LoadState>
  )
}

type Row = { readonly grant: GrantView; readonly cover: GrantView | null }

function GrantRow({ grant, cover }: Row): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const restore = () => void request('permission.restoreGrant', { id: grant.id }).catch(toastError)
  const used =
    grant.usedCount === 0 || grant.lastUsedAt === null
      ? say('usedNever')
      : say('used', { count: grant.usedCount, time: formatTime(grant.lastUsedAt) })
  return (
    <ListRow
      title={<VisibleText text={grant.sentence} most={300} />}
      titleEnd={<Badge tone={TONES[grant.state]}>{say(grant.state)}</Badge>}
      actions={
        <Button
          size="sm"
          busy={busy}
          label={say('revokeNamed', { sentence: grant.sentence })}
          onClick={() =>
            start(
              () => request('permission.revokeGrant', { id: grant.id }),
              () => toast(say('revoked'), { undo: restore }),
            )
          }
        >
          {say('revoke')}
        </Button>
      }
    >
      <p>
        {grant.principal === 'assistant' ? null : `${say(PRINCIPAL_WORDS[grant.principal])} · `}
        {grant.serverName} · <VisibleText text={grant.toolTitle} most={120} /> · {used}
      </p>
      <p>
        <VisibleText text={say('madeFrom', { time: formatTime(grant.createdAt), sentence: grant.madeFrom })} />
      </p>
      {grant.state === 'redundant' && cover ? (
        <p>
          <VisibleText text={say('coveredBy', { sentence: cover.sentence })} most={400} />
        </p>
      ) : null}
    </ListRow>
  )
}
