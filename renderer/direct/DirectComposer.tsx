/** Direct mode: a person finds a tool, fills in its form and runs it. No model speaks, and none is imitated. */
import { RotateCcw } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { CatalogueTool } from '../../shared/host.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import { Button } from '../ui/Button.tsx'
import css from './direct.module.css'
import { titleOf } from './tool.ts'
import { ToolForm } from './ToolForm.tsx'
import { ToolSearch } from './ToolSearch.tsx'
import { useWords } from './words.ts'

export type DirectComposerProps = {
  readonly conversationId: ConversationId | null
  /** Makes the conversation when the first tool is run. */
  readonly ensureConversation: () => Promise<ConversationId>
  /** Stands beside the search: the mode switch. */
  readonly controls?: ReactNode
}
type Picked = { readonly tool: CatalogueTool; readonly values: JsonObject | null }

export default function DirectComposer(props: DirectComposerProps): ReactElement {
  const { conversationId, ensureConversation, controls } = props
  const say = useWords()
  const [picked, setPicked] = useState<Picked | null>(null)
  const [last, setLast] = useState<Picked | null>(null)
  const [query, setQuery] = useState('')
  const [returned, setReturned] = useState(false)
  /** What was being filled in when the person went to look something up. */
  const [waiting, setWaiting] = useState<Picked | null>(null)
  const back = () => {
    setPicked(waiting)
    setWaiting(null)
    setReturned(true)
  }
  return (
    <section className={css.composer} aria-label={say('region')}>
      {picked === null ? (
        <>
          <ToolSearch
            query={query}
            onQuery={setQuery}
            onPick={(tool) => setPicked({ tool, values: null })}
            takeFocus={returned}
            browse={conversationId === null}
          />
          <div className={css.foot}>
            {controls}
            {last === null ? null : (
              <Button size="sm" variant="quiet" icon={<RotateCcw aria-hidden="true" />} onClick={() => setPicked(last)}>
                {say('again', { tool: titleOf(last.tool) })}
              </Button>
            )}
          </div>
        </>
      ) : (
        <ToolForm
          key={picked.tool.key}
          tool={picked.tool}
          initial={picked.values}
          conversationId={conversationId}
          ensureConversation={ensureConversation}
          onBack={back}
          onRun={(values) => {
            setLast({ tool: picked.tool, values })
            setQuery('')
            back()
          }}
          onLookUp={(finder, values) => {
            setWaiting({ tool: picked.tool, values })
            setPicked({ tool: finder, values: null })
          }}
        />
      )}
    </section>
  )
}
