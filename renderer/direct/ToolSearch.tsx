import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { ToolPermission } from '../../shared/consent.ts'
import type { CatalogueTool } from '../../shared/host.ts'
import { useIsStarting, useRevision, useServers } from '../ipc/stores.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { EffectChip } from '../ui/Badge.tsx'
import { NotLive } from '../ui/NotLive.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './direct.module.css'
import { titleOf, usePermissions } from './tool.ts'
import { useWords } from './words.ts'

const LIMIT = 8
const PAUSE_MS = 90

/** The text a person types, a little after they typed it: one search per pause, not per key. */
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Says what should be done, and shows the tools of all servers that fit best. Arrows choose, Enter opens the form. */
export function ToolSearch({
  query,
  onQuery,
  onPick,
  takeFocus,
  browse,
}: {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onPick: (tool: CatalogueTool) => void
  /** The person came back from a form: the focus returns here. */
  readonly takeFocus: boolean
  /** Shows tools before anything is typed: where the room is not needed for a conversation and its questions. */
  readonly browse: boolean
}): ReactElement {
  const say = useWords()
  const box = useRef<HTMLInputElement>(null)
  const settled = useSettled(query)
  const state = useRequest('host.searchTools', {
    input: { query: settled, limit: LIMIT },
    revision: useRevision('host.toolsChanged'),
  })
  const isIdle = query.trim() === '' && !browse
  const tools = isIdle ? [] : (state.value ?? []).map((match) => match.tool)
  const permissions = usePermissions(tools)
  // Only what was found for the words as they stand now may be picked, not for those of a moment ago.
  const fresh = settled === query && !state.loading
  const isStarting = useServers().value?.some((server) => server.state.kind === 'starting') ?? true
  useEffect(() => {
    if (takeFocus) box.current?.focus()
  }, [takeFocus])
  return (
    <Autocomplete.Root
      inline
      open
      items={tools}
      mode="none"
      value={query}
      onValueChange={(next, details) => details.reason !== 'item-press' && onQuery(next)}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={titleOf}
    >
      <Autocomplete.List className={css.list} aria-label={say('matches')} aria-busy={!fresh}>
        {(tool: CatalogueTool) => (
          <Autocomplete.Item key={tool.key} value={tool} className={css.option} onClick={() => fresh && onPick(tool)}>
            <ToolLine tool={tool} permission={permissions.of(tool)} />
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      {tools.length === 0 && fresh && state.value !== null && !isIdle ? (
        <p className={css.small}>{say(isStarting ? 'starting' : query.trim() === '' ? 'noTools' : 'none')}</p>
      ) : null}
      <div className={css.box}>
        <Search aria-hidden="true" />
        <Autocomplete.Input
          ref={box}
          className={css.input}
          aria-label={say('label')}
          placeholder={say('placeholder')}
        />
      </div>
      <output className="visually-hidden">
        {tools.length > 0 ? `${say('found', { count: tools.length })}. ${say('keys')}` : ''}
      </output>
    </Autocomplete.Root>
  )
}

function ToolLine({
  tool,
  permission,
}: {
  readonly tool: CatalogueTool
  readonly permission: ToolPermission | undefined
}): ReactElement {
  const say = useWords()
  const isStarting = useIsStarting(tool.serverId)
  const [firstLine = ''] = (tool.definition.description ?? '').split('\n')
  return (
    <>
      <span className={css.optionWords}>
        <span className={css.optionTitle}>
          <VisibleText text={titleOf(tool).slice(0, 80)} />
        </span>{' '}
        <span className={css.small}>{say('on', { server: tool.serverName })}</span>
        <span className={css.optionText}>
          <VisibleText text={firstLine.slice(0, 140)} />
        </span>
      </span>
      <span className={css.chips}>
        {isStarting ? <NotLive server={tool.serverName} /> : null}
        {permission?.assessment.effects.map((effect) => (
          <EffectChip key={effect} effect={effect} overwrites={permission.assessment.overwrites} />
        ))}
      </span>
    </>
  )
}
