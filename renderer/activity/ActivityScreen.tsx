/** Activity: the record of what was decided and done, and the traces of how it went. */
import { type ReactElement, useState } from 'react'
import { TraceId } from '../../shared/ids.ts'
import { Page } from '../ui/Card.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { AuditTab } from './AuditTab.tsx'
import { TracesTab } from './TracesTab.tsx'
import { useWords } from './words.ts'

export type ActivityScreenProps = {
  /** A trace to open at once: its id, as a message or a card names it. */
  readonly detail?: string | null | undefined
}
type TabId = 'audit' | 'traces'

export default function ActivityScreen({ detail = null }: ActivityScreenProps): ReactElement {
  const say = useWords()
  const asked = TraceId.safeParse(detail)
  const [traceId, setTraceId] = useState<TraceId | null>(asked.success ? asked.data : null)
  const [tab, setTab] = useState<TabId>(asked.success ? 'traces' : 'audit')
  const openTrace = (id: TraceId) => {
    setTraceId(id)
    setTab('traces')
  }
  return (
    <Page title={say('title')} intro={say('intro')}>
      <Tabs
        label={say('views')}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'audit', label: say('tabAudit'), content: <AuditTab onOpenTrace={openTrace} /> },
          {
            id: 'traces',
            label: say('tabTraces'),
            content: <TracesTab traceId={traceId} onOpen={setTraceId} />,
          },
        ]}
      />
    </Page>
  )
}
