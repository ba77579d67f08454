import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { AuditEntry, AuditKind } from '../../shared/audit.ts'
import type { TraceId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { useConversations, useRevision } from '../ipc/stores.ts'
import { Banner, ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { List } from '../ui/ListRow.tsx'
import { saveAsFile } from '../ui/saveAsFile.ts'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { ActRow, KIND_WORDS, useResultWords } from './ActRow.tsx'
import { actsOf } from './acts.ts'
import css from './activity.module.css'
import { type AuditFilter, auditLines, matchesFilter } from './spans.ts'
import { type Pages, usePages } from './usePages.ts'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const PAGE = 100
const ANY = '*'
const KINDS = Object.keys(KIND_WORDS) as AuditKind[]

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
  const acts = actsOf(pages.rows).filter(({ lines }) => lines.some((line) => matchesFilter(line, filter)))
  return (
    <div className={flow.stack}>
      <Tools />
      <Filters rows={pages.rows} filter={filter} onChange={setFilter} />
      {pages.error === null ? null : <ErrorNotice party={pages.error.party} message={pages.error.said} />}
      {pages.rows.length === 0 && !pages.loading ? (
        <EmptyState icon={<ScrollText />} title={say('none')}>
          {say('noneHint')}
        </EmptyState>
      ) : null}
      {pages.rows.length > 0 && acts.length === 0 ? <p className={css.small}>{say('noMatch')}</p> : null}
      {acts.length === 0 ? null : (
        <List label={say('entries')}>
          {acts.map((act) => (
            <ActRow key={act.lines.at(-1)?.sequence} act={act} onOpenTrace={onOpenTrace} />
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
  const wordsOf = useResultWords()
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
        options={[
          any,
          ...distinct(rows.map((row) => row.result)).map((name) => ({ value: name, label: wordsOf(name).text })),
        ]}
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
