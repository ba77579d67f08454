import type { ReactElement, ReactNode } from 'react'
import type { AuditEntry, AuditKind } from '../../shared/audit.ts'
import type { AccountId, TraceId } from '../../shared/ids.ts'
import { useAccounts, useConversations } from '../ipc/stores.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { formatClock, formatTime } from '../ui/format.ts'
import { ListRow } from '../ui/ListRow.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import type { Act } from './acts.ts'
import css from './activity.module.css'
import { useWords } from './words.ts'

export const KIND_WORDS = {
  decision: 'kind_decision',
  answer: 'kind_answer',
  outcome: 'kind_outcome',
  grant: 'kind_grant',
  policy: 'kind_policy',
  server: 'kind_server',
  account: 'kind_account',
  setting: 'kind_setting',
} as const satisfies Record<AuditKind, string>

const RESULTS: Readonly<Record<string, readonly [Tone, Parameters<ReturnType<typeof useWords>>[0]]>> = {
  allow: ['good', 'result_allow'],
  ask: ['info', 'result_ask'],
  deny: ['bad', 'result_deny'],
  granted: ['good', 'result_granted'],
  declined: ['bad', 'result_declined'],
  withdrawn: ['warn', 'result_withdrawn'],
  edited: ['info', 'result_edited'],
  ok: ['good', 'result_ok'],
  toolError: ['warn', 'result_toolError'],
  failed: ['bad', 'result_failed'],
  cancelled: ['warn', 'result_cancelled'],
  created: ['info', 'result_created'],
  revoked: ['info', 'result_revoked'],
  changed: ['info', 'result_changed'],
}

/** The word for a result; one that this version does not know is shown as it is kept. */
export function useResultWords(): (result: string) => { readonly tone: Tone; readonly text: string } {
  const say = useWords()
  return (result) => {
    const known = RESULTS[result]
    return known ? { tone: known[0], text: say(known[1]) } : { tone: 'neutral', text: result }
  }
}

const TITLES: Readonly<Record<string, Parameters<ReturnType<typeof useWords>>[0]>> = {
  'server/start': 'title_start',
  'account/signIn': 'title_signIn',
  'account/signOut': 'title_signOut',
  'link/open': 'title_link',
  'view/show': 'title_view',
  'resources/read': 'title_resource',
  'prompts/get': 'title_prompt',
}

/** What was done, in words; a tool is known by its name. */
function useTitle({ action, name, serverName }: AuditEntry): string {
  const say = useWords()
  const title = TITLES[action]
  if (title === undefined) return name ?? action
  return say(title, { name: name ?? serverName ?? '', server: serverName ?? name ?? '' })
}

/** One act: what, how it ended, why; its lines of the chain for whoever looks closer. */
export function ActRow({
  act,
  onOpenTrace,
}: {
  readonly act: Act
  readonly onOpenTrace: (traceId: TraceId) => void
}): ReactElement {
  const say = useWords()
  const wordsOf = useResultWords()
  const [last] = act.lines
  const { traceId } = last
  const title = useTitle(last)
  return (
    <ListRow
      title={<VisibleText text={title} most={120} />}
      titleEnd={act.steps.map((step, index) => (
        <Badge key={index} tone={wordsOf(step).tone}>
          {wordsOf(step).text}
        </Badge>
      ))}
      actions={
        traceId === null ? null : (
          <Button
            size="sm"
            variant="quiet"
            label={say('openTraceOf', { line: last.sequence })}
            onClick={() => onOpenTrace(traceId)}
          >
            {say('openTrace')}
          </Button>
        )
      }
      below={
        <Disclosure
          label={say('linesOf', {
            lines: act.lines
              .map(({ sequence }) => sequence)
              .toReversed()
              .join(', '),
          })}
        >
          <dl className={css.attributes}>
            <div>
              <dt>{last.action}</dt>
              <dd>{last.name === null ? null : <VisibleText text={last.name} most={500} />}</dd>
            </div>
            {act.lines.toReversed().map((line) => (
              <Line key={line.sequence} line={line} />
            ))}
          </dl>
        </Disclosure>
      }
    >
      {act.reason === '' ? null : <VisibleText text={act.reason} most={300} />}
      <p className={css.meta}>
        <time dateTime={new Date(last.at).toISOString()}>{formatTime(last.at)}</time>
        {last.serverName === null ? null : <span>{last.serverName}</span>}
        {last.accountId === null ? null : <AccountName id={last.accountId} />}
        {last.conversationId === null ? null : <ConversationName id={last.conversationId} />}
      </p>
    </ListRow>
  )
}

/** A line of the chain as it is kept, with what joins it to the call: its rule and the digest of the arguments. */
function Line({ line }: { readonly line: AuditEntry }): ReactElement {
  const say = useWords()
  const wordsOf = useResultWords()
  return (
    <div>
      <dt>
        {say('line', { line: line.sequence })} · {formatClock(line.at)}
      </dt>
      <dd>
        {say(KIND_WORDS[line.kind])}: {wordsOf(line.result).text}
        {line.reason === '' ? null : (
          <>
            {'. '}
            <VisibleText text={line.reason} most={300} />
          </>
        )}
        {line.by === undefined ? null : <code className={css.digest}>{line.by.join(', ')}</code>}
        {line.argumentsDigest === null ? null : (
          <code className={css.digest}>{say('digest', { digest: line.argumentsDigest.slice(0, 12) })}</code>
        )}
      </dd>
    </div>
  )
}

/** Who it was done as; an account that is signed out is said to be gone. */
function AccountName({ id }: { readonly id: AccountId }): ReactElement {
  const say = useWords()
  const name = useAccounts().value?.find((account) => account.id === id)?.name
  return <span>{name === undefined ? say('accountGone') : <VisibleText text={say('as', { name })} most={80} />}</span>
}

/** Where it was done; `otherwise` for a conversation that is deleted. */
export function ConversationName({
  id,
  otherwise = null,
}: {
  readonly id: string
  readonly otherwise?: string | null
}): ReactNode {
  const title = useConversations().value?.find((one) => one.id === id)?.title
  return title === undefined ? otherwise : <VisibleText text={title} most={80} />
}
