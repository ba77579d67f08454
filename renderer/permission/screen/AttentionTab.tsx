import { MessageCircleQuestion } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Attention } from '../../../shared/consent.ts'
import type { PolicyDraft } from '../../../shared/permission.ts'
import { useRevision } from '../../ipc/stores.ts'
import { useRequest } from '../../ipc/useRequest.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card, EmptyState } from '../../ui/Card.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { formatCount, formatDay, formatDuration, formatShare } from '../../ui/format.ts'
import { LoadState } from '../../ui/LoadState.tsx'
import { Table } from '../../ui/Table.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import css from './screen.module.css'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

const WIDTH = 640
const HEIGHT = 160
const FOOT = 22

/** Questions a day as bars: answered with yes below, with no on top. The table beside it says the same in numbers. */
function DayChart({ days }: { readonly days: Attention['days'] }): ReactElement {
  const say = useWords()
  const most = Math.max(1, ...days.map((day) => day.asked))
  const step = WIDTH / Math.max(1, days.length)
  const scale = (count: number) => (count / most) * (HEIGHT - FOOT - 8)
  const every = Math.ceil(days.length / 8)
  return (
    <svg className={css.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('perDay')}>
      {days.map((day, index) => {
        const x = index * step + step * 0.18
        const width = Math.min(36, step * 0.64)
        const yes = scale(day.allowed)
        const all = scale(Math.max(day.asked, day.allowed + day.denied))
        const foot = HEIGHT - FOOT
        return (
          <g key={day.day}>
            <rect className={css.barAll} x={x} y={foot - all} width={width} height={all} rx={3} />
            <rect className={css.barYes} x={x} y={foot - yes} width={width} height={yes} rx={3} />
            {index % every === 0 ? (
              <text className={css.axis} x={x} y={HEIGHT - 6}>
                {formatDay(day.day)}
              </text>
            ) : null}
          </g>
        )
      })}
      <line className={css.base} x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
    </svg>
  )
}

function DayTable({ days }: { readonly days: Attention['days'] }): ReactElement {
  const say = useWords()
  return (
    <Table
      label={say('perDay')}
      rows={[...days].reverse()}
      keyOf={(day) => day.day}
      columns={[
        { id: 'day', label: say('day'), cell: (day) => formatDay(day.day) },
        { id: 'asked', label: say('asked'), align: 'end', cell: (day) => formatCount(day.asked) },
        { id: 'allowed', label: say('allowed'), align: 'end', cell: (day) => formatCount(day.allowed) },
        { id: 'denied', label: say('denied'), align: 'end', cell: (day) => formatCount(day.denied) },
        { id: 'unasked', label: say('unasked'), align: 'end', cell: (day) => formatCount(day.ranUnasked) },
      ]}
    />
  )
}

/** Reflexes: nearly always yes, in under two seconds. */
const isTired = (attention: Attention): boolean =>
  (attention.shareAllowed ?? 0) > 0.95 && (attention.medianSecondsToDecide ?? 60) < 2

/** How much is asked of the person, and which rule would spare the most. */
export function AttentionTab({ onLookAt }: { readonly onLookAt: (draft: PolicyDraft) => void }): ReactElement {
  const say = useWords()
  const state = useRequest('permission.attention', { revision: useRevision('permission.rulesChanged') })
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(attention) => {
        const { bestRule, medianSecondsToDecide, shareAllowed } = attention
        if (attention.days.every((day) => day.asked + day.ranUnasked === 0))
          return (
            <EmptyState icon={<MessageCircleQuestion />} title={say('quiet')}>
              {say('quietHint')}
            </EmptyState>
          )
        return (
          <div className={css.stack}>
            <p className={flow.small}>{say('attentionIntro')}</p>
            {isTired(attention) ? <Banner tone="warn">{say('tired')}</Banner> : null}
            <dl className={css.figures}>
              <div>
                <dt>{say('median')}</dt>
                <dd>{medianSecondsToDecide === null ? say('notYet') : formatDuration(medianSecondsToDecide * 1000)}</dd>
              </div>
              <div>
                <dt>{say('share')}</dt>
                <dd>{shareAllowed === null ? say('notYet') : formatShare(shareAllowed)}</dd>
              </div>
            </dl>
            <Card label={say('perDay')}>
              <h2 className={css.cardTitle}>{say('perDay')}</h2>
              <DayChart days={attention.days} />
              <Disclosure label={say('asTable')}>
                <DayTable days={attention.days} />
              </Disclosure>
            </Card>
            {bestRule === null ? null : (
              <Card label={say('bestRule')} tone="accent">
                <h2 className={css.cardTitle}>{say('bestRule')}</h2>
                <p>
                  <VisibleText text={bestRule.sentence} strong /> {say('wouldSave', { count: bestRule.wouldHaveSaved })}
                </p>
                <div className={flow.row}>
                  <Button size="sm" onClick={() => onLookAt(bestRule.draft)}>
                    {say('lookAtRule')}
                  </Button>
                </div>
              </Card>
            )}
          </div>
        )
      }}
    </LoadState>
  )
}
