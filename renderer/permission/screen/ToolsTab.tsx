import { EllipsisVertical, Wrench } from 'lucide-react'
import { type ReactElement, memo, useDeferredValue, useMemo, useState } from 'react'
import type { ToolPermission } from '../../../shared/consent.ts'
import type { EffectKind, Verdict } from '../../../shared/permission.ts'
import type { ServerId } from '../../../shared/ids.ts'
import { request } from '../../ipc/client.ts'
import { useIsStarting, useRevision } from '../../ipc/stores.ts'
import { useRequest } from '../../ipc/useRequest.ts'
import { Badge, EffectChip } from '../../ui/Badge.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState, SectionHeader } from '../../ui/Card.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { LoadState } from '../../ui/LoadState.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { NotLive } from '../../ui/NotLive.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { toast } from '../../ui/toast.ts'
import { useAction } from '../../ui/useAction.ts'
import { STEP_ROWS, useInSteps } from '../../ui/useInSteps.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { SignalList } from '../card/WhyAsked.tsx'
import { EFFECT_WORDS, EFFECTS, OUTCOME_WORDS } from './common.ts'
import css from './screen.module.css'
import { VerdictPicker } from './VerdictPicker.tsx'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'
import { inOrder } from '../../ui/format.ts'

/** Rows before "n more", shared by the servers: there may be fifty, and one may have thousands of tools. */
const FIRST = { most: 30, least: 5, all: 60 }
const STEP = 300

const matches = (tool: ToolPermission, query: string): boolean =>
  `${tool.serverName} ${tool.name} ${tool.title} ${tool.description}`.toLowerCase().includes(query.trim().toLowerCase())

const byServer = (tools: readonly ToolPermission[]): readonly (readonly [ServerId, readonly ToolPermission[]])[] =>
  [...Map.groupBy(tools, (tool) => tool.serverId)].sort((a, b) =>
    inOrder()(a[1][0]?.serverName ?? '', b[1][0]?.serverName ?? ''),
  )

/** What each server has of so many rows: they come from the top down. */
function sharesOf(rooms: readonly number[], rows: number): readonly number[] {
  let left = rows
  return rooms.map((room) => {
    const share = Math.min(room, left)
    left -= share
    return share
  })
}

/** Every tool of every server: what it would do, what is set for it, what a call would meet now. */
export function ToolsTab(): ReactElement {
  const say = useWords()
  const revision = useRevision('host.toolsChanged') + useRevision('permission.rulesChanged')
  const state = useRequest('permission.listTools', { revision })
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(tools) =>
        tools.length === 0 ? (
          <EmptyState icon={<Wrench />} title={say('noTools')}>
            {say('noToolsHint')}
          </EmptyState>
        ) : (
          <Tools tools={tools} />
        )
      }
    </LoadState>
  )
}

function Tools({ tools }: { readonly tools: readonly ToolPermission[] }): ReactElement {
  const say = useWords()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  // Each letter is drawn with the last rows first: thousands of tools are not gone through for that.
  const groups = useMemo(() => byServer(tools.filter((tool) => matches(tool, wanted))), [tools, wanted])
  const first = Math.min(FIRST.most, Math.max(FIRST.least, Math.floor(FIRST.all / groups.length)))
  const rooms = groups.map(([, { length }]) => Math.min(first, length))
  const all = rooms.reduce((sum, room) => sum + room, 0)
  const shares = sharesOf(rooms, useInSteps(all, STEP_ROWS))
  return (
    <div className={css.stack}>
      <SearchField label={say('searchTools')} value={query} onChange={setQuery} />
      {groups.length === 0 ? <p className={flow.small}>{say('noMatch')}</p> : null}
      {groups.map(([id, ofServer], index) => {
        const now = shares[index] ?? 0
        if (now === 0) return null
        return <ServerTools key={id} serverId={id} tools={ofServer} first={rooms[index] ?? 0} now={now} />
      })}
    </div>
  )
}

function ServerTools({
  serverId,
  tools,
  first,
  now,
}: {
  readonly serverId: ServerId
  readonly tools: readonly ToolPermission[]
  /** Rows before "n more", and how many of them are there by now. */
  readonly first: number
  readonly now: number
}): ReactElement {
  const say = useWords()
  const [added, setAdded] = useState(0)
  const shown = now + useInSteps(added, 0)
  const hidden = tools.length - first - added
  const server = tools[0]?.serverName ?? ''
  return (
    <section className={css.stack} aria-label={server}>
      <SectionHeader title={server} actions={<BulkMenu serverId={serverId} server={server} />} />
      <List label={say('tabTools')}>
        {tools.slice(0, shown).map((tool) => (
          <ToolRow key={tool.name} tool={tool} />
        ))}
      </List>
      {hidden > 0 ? (
        <Button size="sm" variant="quiet" onClick={() => setAdded(added + STEP)}>
          {say('moreTools', { count: hidden })}
        </Button>
      ) : null}
    </section>
  )
}

/** One word for many: all reads of a server, or all of its tools. */
function BulkMenu({ serverId, server }: { readonly serverId: ServerId; readonly server: string }): ReactElement {
  const say = useWords()
  const { start } = useAction()
  const set = (effects: readonly EffectKind[] | null, verdict: Verdict | null) =>
    start(
      () => request('permission.setServer', { serverId, effects: effects === null ? null : [...effects], verdict }),
      () => toast(say('bulkApplied', { server })),
    )
  const entries = (id: string, effects: readonly EffectKind[] | null) => [
    ...(['allow', 'ask', 'deny'] as const)
      // All tools at once are never allowed: that would take in what deletes and spends.
      .filter((verdict) => effects !== null || verdict !== 'allow')
      .map((verdict) => ({ id: `${id} ${verdict}`, label: say(verdict), run: () => set(effects, verdict) })),
    { id: `${id} reset`, label: say('bulkReset'), run: () => set(effects, null) },
  ]
  return (
    <Menu
      trigger={<Button size="sm">{say('bulk', { server })}</Button>}
      items={[
        { kind: 'heading', id: 'reads', label: say('bulkReads'), items: entries('reads', ['read']) },
        { kind: 'heading', id: 'all', label: say('bulkAll'), items: entries('all', null) },
      ]}
    />
  )
}

const ToolRow = memo(function ToolRow({ tool }: { readonly tool: ToolPermission }): ReactElement {
  const say = useWords()
  const { start } = useAction()
  const at = { serverId: tool.serverId, name: tool.name }
  const isStarting = useIsStarting(tool.serverId)
  const setTool = (verdict: Verdict | null) => start(() => request('permission.setTool', { ...at, verdict }))
  return (
    <ListRow
      title={<VisibleText text={tool.title || tool.name} most={120} />}
      titleEnd={
        <>
          <Evidence tool={tool} />
          {isStarting ? <NotLive server={tool.serverName} /> : null}
        </>
      }
      actions={
        <>
          <VerdictPicker
            label={say('settingOf', { tool: tool.title || tool.name })}
            value={tool.setting}
            onChange={setTool}
          />
          <ToolMenu tool={tool} onReset={() => setTool(null)} />
        </>
      }
    >
      {tool.title !== '' && tool.title !== tool.name ? (
        <>
          <code className={css.code}>
            <VisibleText text={tool.name} most={120} />
          </code>
          {' · '}
        </>
      ) : null}
      {tool.setting === null ? say('automatic', { verdict: say(OUTCOME_WORDS[tool.now]) }) : say('yours')}{' '}
      {tool.grantCount > 0 ? <Badge tone="accent">{say('grantsOf', { count: tool.grantCount })}</Badge> : null}
    </ListRow>
  )
})

/** The effect chips of a tool; pressing them shows why Gatehouse thinks so. */
function Evidence({ tool }: { readonly tool: ToolPermission }): ReactElement {
  const say = useWords()
  const { assessment } = tool
  return (
    <Popover
      title={say('evidenceTitle')}
      trigger={
        <button type="button" className={css.chips} aria-label={say('evidence', { tool: tool.title || tool.name })}>
          {assessment.effects.map((effect) => (
            <EffectChip key={effect} effect={effect} overwrites={assessment.overwrites} />
          ))}
        </button>
      }
    >
      <div className={css.stack}>
        {tool.effectSetting === null ? null : <p>{say('person')}</p>}
        {assessment.disagreement === null ? null : (
          <p>
            <VisibleText text={assessment.disagreement} />
          </p>
        )}
        <SignalList assessment={assessment} />
        {tool.description === '' ? null : (
          <p className={flow.small}>
            <VisibleText text={tool.description} most={300} />
          </p>
        )}
      </div>
    </Popover>
  )
}

function ToolMenu({ tool, onReset }: { readonly tool: ToolPermission; readonly onReset: () => void }): ReactElement {
  const say = useWords()
  const { start } = useAction()
  const at = { serverId: tool.serverId, name: tool.name }
  const setEffect = (effect: EffectKind | null) => start(() => request('permission.setEffect', { ...at, effect }))
  const setTrust = (trust: 'own' | 'others' | null) => start(() => request('permission.setTrust', { ...at, trust }))
  const trusts = [
    { trust: null, label: say('trustUsual') },
    { trust: 'own', label: say('trustOwn') },
    { trust: 'others', label: say('trustOthers') },
  ] as const
  return (
    <Menu
      trigger={<IconButton label={say('more', { tool: tool.title || tool.name })} icon={<EllipsisVertical />} />}
      items={[
        { id: 'reset', label: say('resetItem'), disabled: tool.setting === null, run: onReset },
        {
          kind: 'heading',
          id: 'effect',
          label: say('effectHeading'),
          items: [
            {
              kind: 'check',
              id: 'usual',
              label: say('effectUsual'),
              checked: tool.effectSetting === null,
              run: () => setEffect(null),
            },
            ...EFFECTS.map((effect) => ({
              kind: 'check' as const,
              id: effect,
              label: say(EFFECT_WORDS[effect]),
              checked: tool.effectSetting === effect,
              run: () => setEffect(effect),
            })),
          ],
        },
        {
          kind: 'heading',
          id: 'trust',
          label: say('trustHeading'),
          items: trusts.map(({ trust, label }) => ({
            kind: 'check' as const,
            id: `trust ${trust ?? 'usual'}`,
            label,
            checked: tool.trustSetting === trust,
            run: () => setTrust(trust),
          })),
        },
      ]}
    />
  )
}
