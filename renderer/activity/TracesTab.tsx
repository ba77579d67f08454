import { ArrowLeft, GitBranch } from 'lucide-react'
import type { ReactElement } from 'react'
import type { TraceId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { useRevision } from '../ipc/stores.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { Badge } from '../ui/Badge.tsx'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { formatDuration, formatTime } from '../ui/format.ts'
import { List, ListRow } from '../ui/ListRow.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import { ConversationName } from './ActRow.tsx'
import css from './activity.module.css'
import { Older } from './AuditTab.tsx'
import { type SpanRow, spanRows } from './spans.ts'
import { usePages } from './usePages.ts'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

/** Traces, newest first, or the spans of one. */
export function TracesTab({
  traceId,
  onOpen,
}: {
  readonly traceId: TraceId | null
  readonly onOpen: (traceId: TraceId | null) => void
}): ReactElement {
  return traceId === null ? <TraceList onOpen={onOpen} /> : <TraceView traceId={traceId} onBack={() => onOpen(null)} />
}

function TraceList({ onOpen }: { readonly onOpen: (traceId: TraceId) => void }): ReactElement {
  const say = useWords()
  const pages = usePages(
    (before, limit) => request('trace.list', { before: before === null ? null : Math.floor(before), limit }),
    (trace) => trace.startedAt,
    { limit: 50, fresh: useRevision('audit.appended') },
  )
  if (pages.error !== null) return <ErrorNotice party={pages.error.party} message={pages.error.said} />
  if (pages.rows.length === 0 && !pages.loading)
    return (
      <EmptyState icon={<GitBranch />} title={say('noTraces')}>
        {say('noTracesHint')}
      </EmptyState>
    )
  return (
    <div className={flow.stack}>
      <List label={say('traces')}>
        {pages.rows.map((trace) => (
          <ListRow
            key={trace.traceId}
            title={
              <button type="button" className={css.linkButton} onClick={() => onOpen(trace.traceId)}>
                {trace.conversationId === null ? (
                  <VisibleText text={trace.name} most={120} />
                ) : (
                  <ConversationName id={trace.conversationId} otherwise={say('turnOf')} />
                )}
              </button>
            }
            titleEnd={trace.failed ? <Badge tone="bad">{say('failed')}</Badge> : null}
          >
            <p className={css.meta}>
              <time dateTime={new Date(trace.startedAt).toISOString()}>{formatTime(trace.startedAt)}</time>
              <span>{trace.durationMs === null ? say('open') : formatDuration(trace.durationMs)}</span>
              <span>{say('spans', { count: trace.spanCount })}</span>
              <code>{trace.name}</code>
            </p>
          </ListRow>
        ))}
      </List>
      <Older pages={pages} />
    </div>
  )
}

function TraceView({ traceId, onBack }: { readonly traceId: TraceId; readonly onBack: () => void }): ReactElement {
  const say = useWords()
  const state = useRequest('trace.get', { input: { traceId } })
  return (
    <div className={flow.stack}>
      <div className={css.row}>
        <Button size="sm" variant="quiet" icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
          {say('back')}
        </Button>
        <code className={css.small}>{say('trace', { id: traceId })}</code>
      </div>
      <LoadState state={state} onRetry={state.reload}>
        {(spans) => {
          if (spans.length === 0) return <p>{say('noSpans')}</p>
          const rows = spanRows(spans)
          const whole = Math.max(1, ...rows.map((row) => row.offsetMs + (row.durationMs ?? 0)))
          return (
            <ol className={css.spans} aria-label={say('spanTable')}>
              {rows.map((row) => (
                <SpanLine key={row.span.spanId} row={row} whole={whole} />
              ))}
            </ol>
          )
        }}
      </LoadState>
    </div>
  )
}

const STATUS = { ok: 'status_ok', error: 'status_error', unset: 'status_unset' } as const

function SpanLine({ row, whole }: { readonly row: SpanRow; readonly whole: number }): ReactElement {
  const say = useWords()
  const { span, depth, durationMs, offsetMs } = row
  const attributes = Object.entries(span.attributes)
  const left = (offsetMs / whole) * 100
  const width = Math.max(0.6, ((durationMs ?? 0) / whole) * 100)
  return (
    <li className={css.span} aria-level={depth + 1} style={{ paddingInlineStart: `${depth * 1.1 + 0.75}rem` }}>
      <div className={css.spanHead}>
        <span className={css.spanName}>{span.name}</span>
        {span.status === 'error' ? <Badge tone="bad">{say(STATUS[span.status])}</Badge> : null}
        <span className={css.spanTime}>
          <span className="visually-hidden">{say('duration')} </span>
          {durationMs === null ? say('open') : formatDuration(durationMs)}
        </span>
      </div>
      <svg className={css.track} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className={css.trackAll} x={0} y={0} width={100} height={4} />
        <rect data-status={span.status} className={css.trackBar} x={left} y={0} width={width} height={4} />
      </svg>
      {attributes.length === 0 ? null : (
        <Disclosure label={say('attributes', { name: span.name })}>
          <dl className={css.attributes}>
            {attributes.map(([key, value]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>
                  <VisibleText text={typeof value === 'string' ? value : JSON.stringify(value)} most={300} />
                </dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
    </li>
  )
}
