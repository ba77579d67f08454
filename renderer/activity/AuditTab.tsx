import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { AuditEntry, AuditKind } from '../../shared/audit.ts'
import type { AccountId, TraceId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { useAccounts, useConversations, useRevision } from '../ipc/stores.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { Banner, ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { formatTime } from '../ui/format.ts'
import { List, ListRow } from '../ui/ListRow.tsx'
import { saveAsFile } from '../ui/saveAsFile.ts'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './activity.module.css'
import { type AuditFilter, auditLines, matchesFilter } from './spans.ts'
import { type Pages, usePages } from './usePages.ts'
import { useWords } from './words.ts'

const PAGE = 100
const ANY = '*'
const KIND_WORDS = {
  decision: 'kind_decision',
  answer: 'kind_answer',
  outcome: 'kind_outcome',
  grant: 'kind_grant',
  policy: 'kind_policy',
  server: 'kind_server',
  account: 'kind_account',
  setting: 'kind_setting',
} as const satisfies Record<AuditKind, string>

const KINDS = Object.keys(KIND_WORDS) as AuditKind[]

const TONES: Readonly<Record<string, Tone>> = {
  allow: 'good',
  granted: 'good',
  ok: 'good',
  ask: 'info',
  deny: 'bad',
  declined: 'bad',
  failed: 'bad',
  toolError: 'warn',
  withdrawn: 'warn',
  cancelled: 'warn',
}

const NO_FILTER: AuditFilter = { text: '', kind: null, server: null, result: null, conversation: null }

/** The record of authority: found, verified, exported. */
export function AuditTab({ onOpenTrace }: { readonly onOpenTrace: (traceId: TraceId) => void }): ReactElement {
  const say = useWords()
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER)
  const pages = usePages(
    (before, limit) => request('audit.list', { before, limit }),
    (entry) => entry.sequence,
    { limit: PAGE, fresh: useRevision('audit.appended') },
  )
  const found = pages.rows.filter((entry) => matchesFilter(entry, filter))
  return (
    <div className={css.stack}>
      <Tools />
      <Filters rows={pages.rows} filter={filter} onChange={setFilter} />
      {pages.error === null ? null : <ErrorNotice party={pages.error.party} message={pages.error.message} />}
      {pages.rows.length === 0 && !pages.loading ? (
        <EmptyState icon={<ScrollText />} title={say('none')}>
          {say('noneHint')}
        </EmptyState>
      ) : null}
      {pages.rows.length > 0 && found.length === 0 ? <p className={css.small}>{say('noMatch')}</p> : null}
      {found.length === 0 ? null : (
        <List label={say('entries')}>
          {found.map((entry) => (
            <EntryRow key={entry.sequence} entry={entry} onOpenTrace={onOpenTrace} />
          ))}
        </List>
      )}
      <Older pages={pages} />
    </div>
  )
}

function Tools(): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const [verdict, setVerdict] = useState<{ readonly ok: boolean; readonly text: string } | null>(null)
  const verify = () =>
    start(async () => {
      const { ok, checked, brokenAt } = await request('audit.verify')
      setVerdict({
        ok,
        text: ok ? say('verified', { count: checked }) : say('broken', { line: brokenAt ?? '?' }),
      })
    })
  const save = () =>
    start(async () => {
      const all: AuditEntry[] = []
      let before: number | null = null
      for (;;) {
        const page: readonly AuditEntry[] = await request('audit.list', { before, limit: 1000 })
        all.push(...page)
        before = page.at(-1)?.sequence ?? null
        if (page.length < 1000 || before === null) break
      }
      saveAsFile({ fileName: 'gatehouse-record.jsonl', mimeType: 'application/jsonl', text: auditLines(all) })
      toast(say('exported', { count: all.length }))
    })
  return (
    <>
      <div className={css.row}>
        <Button icon={<ShieldCheck aria-hidden="true" />} busy={busy} onClick={verify}>
          {say('verify')}
        </Button>
        <Button icon={<Download aria-hidden="true" />} disabled={busy} onClick={save}>
          {say('export')}
        </Button>
      </div>
      {verdict === null ? null : (
        <Banner tone={verdict.ok ? 'good' : 'bad'} onDismiss={() => setVerdict(null)}>
          {verdict.text}
        </Banner>
      )}
    </>
  )
}

const distinct = (values: readonly (string | null)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== null))].sort()

function Filters({
  rows,
  filter,
  onChange,
}: {
  readonly rows: readonly AuditEntry[]
  readonly filter: AuditFilter
  readonly onChange: (filter: AuditFilter) => void
}): ReactElement {
  const say = useWords()
  const conversations = useConversations().value ?? []
  const chosen = (value: string) => (value === ANY ? null : value)
  const any = { value: ANY, label: say('any') }
  const named = (id: string) => conversations.find((one) => one.id === id)?.title ?? id.slice(0, 8)
  return (
    <div className={css.filters}>
      <SearchField label={say('search')} value={filter.text} onChange={(text) => onChange({ ...filter, text })} />
      <Select
        label={say('kind')}
        value={filter.kind ?? ANY}
        onChange={(kind) => onChange({ ...filter, kind: KINDS.find((one) => one === kind) ?? null })}
        options={[any, ...KINDS.map((kind) => ({ value: kind, label: say(KIND_WORDS[kind]) }))]}
      />
      <Select
        label={say('server')}
        value={filter.server ?? ANY}
        onChange={(server) => onChange({ ...filter, server: chosen(server) })}
        options={[any, ...distinct(rows.map((row) => row.serverName)).map((name) => ({ value: name, label: name }))]}
      />
      <Select
        label={say('result')}
        value={filter.result ?? ANY}
        onChange={(result) => onChange({ ...filter, result: chosen(result) })}
        options={[any, ...distinct(rows.map((row) => row.result)).map((name) => ({ value: name, label: name }))]}
      />
      <Select
        label={say('conversation')}
        value={filter.conversation ?? ANY}
        onChange={(id) => onChange({ ...filter, conversation: chosen(id) })}
        options={[
          any,
          ...distinct(rows.map((row) => row.conversationId)).map((id) => ({ value: id, label: named(id) })),
        ]}
      />
    </div>
  )
}

function EntryRow({
  entry,
  onOpenTrace,
}: {
  readonly entry: AuditEntry
  readonly onOpenTrace: (traceId: TraceId) => void
}): ReactElement {
  const say = useWords()
  const { traceId } = entry
  return (
    <ListRow
      title={<VisibleText text={entry.name ?? entry.action} most={120} />}
      titleEnd={
        <>
          <Badge tone={TONES[entry.result] ?? 'neutral'}>{entry.result}</Badge>
          <span className={css.small}>{say(KIND_WORDS[entry.kind])}</span>
        </>
      }
      actions={
        traceId === null ? null : (
          <Button
            size="sm"
            variant="quiet"
            label={say('openTraceOf', { line: entry.sequence })}
            onClick={() => onOpenTrace(traceId)}
          >
            {say('openTrace')}
          </Button>
        )
      }
    >
      <VisibleText text={entry.reason} most={300} />
      <p className={css.meta}>
        <span>{say('line', { line: entry.sequence })}</span>
        <time dateTime={new Date(entry.at).toISOString()}>{formatTime(entry.at)}</time>
        {entry.serverName === null ? null : <span>{entry.serverName}</span>}
        {entry.accountId === null ? null : <AccountName id={entry.accountId} />}
        {entry.argumentsDigest === null ? null : (
          <code>{say('digest', { digest: entry.argumentsDigest.slice(0, 12) })}</code>
        )}
      </p>
    </ListRow>
  )
}

/** Who it was done as; an account that is signed out is said to be gone. */
function AccountName({ id }: { readonly id: AccountId }): ReactElement {
  const say = useWords()
  const name = useAccounts().value?.find((account) => account.id === id)?.name
  return <span>{name === undefined ? say('accountGone') : <VisibleText text={say('as', { name })} most={80} />}</span>
}

/** Loads the next page when it comes into sight; a button for those who do not scroll. */
export function Older({ pages }: { readonly pages: Pages<unknown> }): ReactElement | null {
  const say = useWords()
  const mark = useRef<HTMLDivElement>(null)
  const load = useRef(pages.loadOlder)
  useEffect(() => {
    load.current = pages.loadOlder
  })
  useEffect(() => {
    const element = mark.current
    if (element === null) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) load.current()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={mark} className={css.row}>
      {pages.loading ? <Spinner size="sm" label={say('older')} /> : null}
      {pages.rows.length === 0 ? null : pages.complete ? (
        <p className={css.small}>{say('end')}</p>
      ) : (
        <Button size="sm" variant="quiet" onClick={pages.loadOlder}>
          {say('older')}
        </Button>
      )}
    </div>
  )
}
