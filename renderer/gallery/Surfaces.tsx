import { Inbox, Server } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { EffectKind } from '../../shared/permission.ts'
import { Badge, CountBadge, EffectChip } from '../ui/Badge.tsx'
import { Banner, ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Card, EmptyState, SectionHeader } from '../ui/Card.tsx'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { List, ListRow } from '../ui/ListRow.tsx'
import { ProgressBar } from '../ui/Meter.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { Table } from '../ui/Table.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Part } from './Part.tsx'

const TONES = ['neutral', 'accent', 'good', 'warn', 'bad', 'info'] as const

export function Surfaces(): ReactElement {
  const [tab, setTab] = useState<'one' | 'two'>('one')
  return (
    <>
      <Part name="Badges">
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        {EffectKind.options.map((effect) => (
          <EffectChip key={effect} effect={effect} />
        ))}
        <CountBadge count={3} label="3 wait" />
        <KeyHint keys="Mod+Shift+K" />
        <Spinner label="Loading" />
      </Part>
      <Part name="Banners" grid>
        {(['info', 'good', 'warn', 'bad'] as const).map((tone) => (
          <Banner key={tone} tone={tone} title={tone} onDismiss={() => {}} actions={<Button size="sm">Do it</Button>}>
            What happened, in whose part, what to do next.
          </Banner>
        ))}
        <ErrorNotice party="network" message="The server could not be reached. Check the connection, then try again." />
      </Part>
      <Part name="Cards and lists" grid>
        <Card label="A card">
          <SectionHeader level={3} title="A card" actions={<Button size="sm">Change</Button>}>
            With a line about it.
          </SectionHeader>
          <Disclosure label="More" summary="a few words">
            What is inside.
          </Disclosure>
          <ProgressBar label="Reading" value={0.4} detail="4 of 10" />
          <ProgressBar label="Working" value={null} />
        </Card>
        <List label="Servers">
          <ListRow
            icon={<Server />}
            title="Office"
            titleEnd={<Badge tone="good">Ready</Badge>}
            actions={<Button size="sm">Stop</Button>}
          >
            21 tools
          </ListRow>
          <ListRow
            icon={<Server />}
            title="A server with a name that goes on and on"
            titleEnd={<Badge tone="bad">Failed</Badge>}
          />
        </List>
        <EmptyState icon={<Inbox />} title="Nothing here yet" actions={<Button variant="primary">Add one</Button>}>
          Says why, and what to do next.
        </EmptyState>
        <CodeBlock language="ts" code={'const answer = 42\nconsole.log(answer)'} />
      </Part>
      <Table
        label="Spans"
        columns={[
          { id: 'name', label: 'Name', cell: (row: { name: string; ms: number }) => row.name },
          { id: 'ms', label: 'Milliseconds', align: 'end', cell: (row) => row.ms },
        ]}
        rows={[
          { name: 'gate.authorize', ms: 1 },
          { name: 'execute_tool', ms: 42 },
        ]}
        keyOf={(row) => row.name}
      />
      <Tabs
        label="Views"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'one', label: 'Tools', count: 21, content: 'The first view.' },
          { id: 'two', label: 'Rules', content: 'The second view.' },
        ]}
      />
    </>
  )
}
