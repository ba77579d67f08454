import { CircleUserRound, PenLine, Sparkles, TriangleAlert, UserRoundCheck } from 'lucide-react'
import { createContext, type ReactElement, use, useState } from 'react'
import type { ConsentRequest } from '../../../shared/consent.ts'
import type { Json, JsonObject } from '../../../shared/json.ts'
import type { LeafOrigin } from '../../../shared/permission.ts'
import { Button } from '../../ui/Button.tsx'
import { SchemaForm } from '../../ui/SchemaForm/SchemaForm.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { type Leaf, leavesOf, type Mark, markOfLeaf } from '../question.ts'
import css from './card.module.css'
import { Part } from './CardFacts.tsx'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

const FIRST = 12

const MARKS = {
  others: { Icon: TriangleAlert, words: 'fromOthers' },
  own: { Icon: CircleUserRound, words: 'fromOwn' },
  model: { Icon: Sparkles, words: 'fromModel' },
  person: { Icon: UserRoundCheck, words: 'fromPerson' },
} as const

/** A view of a server asks, not the assistant: what is in nobody's words was made by the view. */
const AskedByView = createContext(false)

/** Where one value came from, in words; text of others stands out when the value decides who, where or how much. */
export function OriginMark({ mark, grave }: { readonly mark: Mark; readonly grave: boolean }): ReactElement {
  const say = useWords()
  const { Icon, words: usual } = MARKS[mark.from]
  const words = use(AskedByView) && usual === 'fromModel' ? 'fromView' : usual
  const { origin } = mark
  const result = origin?.from === 'result' ? origin : null
  const sentence = say(words, { tool: result?.tool ?? '', server: result?.label.serverName ?? '' })
  return (
    <span className={css.mark} data-from={mark.from} data-grave={grave || undefined}>
      <Icon aria-hidden="true" />
      <span>
        <VisibleText text={sentence} />
        {result !== null && result.label.trust === 'others' && result.excerpt !== '' ? (
          <span className={css.excerpt}>
            {say('seenAs')} “<VisibleText text={result.excerpt} most={160} />”
          </span>
        ) : null}
      </span>
    </span>
  )
}

const noteOf = (origins: readonly LeafOrigin[], pointer: string): ReactElement | null => {
  const origin = origins.find((one) => one.pointer === pointer)
  const mark = markOfLeaf(origin)
  return mark === null ? null : <OriginMark mark={mark} grave={origin?.consequential === true} />
}

function LeafValue({ value }: { readonly value: Json }): ReactElement {
  const say = useWords()
  if (value === '') return <em className={css.nothing}>{say('emptyText')}</em>
  if (Array.isArray(value)) return <em className={css.nothing}>{say('emptyList')}</em>
  if (typeof value !== 'string') return <code>{JSON.stringify(value)}</code>
  const length = Array.from(value).length
  return (
    <>
      <VisibleText text={value} exact most={600} />
      {length > 80 ? <span className={css.length}> {say('length', { count: length })}</span> : null}
    </>
  )
}

function LeafRow({ leaf, origins }: { readonly leaf: Leaf; readonly origins: readonly LeafOrigin[] }): ReactElement {
  return (
    <div className={css.row}>
      <dt>
        <VisibleText text={leaf.path.join(' › ')} />
      </dt>
      <dd>
        <LeafValue value={leaf.value} />
        {noteOf(origins, leaf.pointer)}
      </dd>
    </div>
  )
}

function Listed({ question }: { readonly question: ConsentRequest }): ReactElement {
  const say = useWords()
  const [all, setAll] = useState(false)
  const args = question.request.context.arguments
  const leaves = Object.keys(args).length === 0 ? [] : leavesOf(args)
  const shown = all ? leaves : leaves.slice(0, FIRST)
  if (leaves.length === 0) return <p className={flow.small}>{say('noArguments')}</p>
  return (
    <>
      <dl className={css.rows}>
        {shown.map((leaf) => (
          <LeafRow key={leaf.pointer} leaf={leaf} origins={question.origins} />
        ))}
      </dl>
      {leaves.length > shown.length ? (
        <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
          {say('moreArguments', { count: leaves.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}

/** Part 6: every argument with its origin, and the same in a form to change them. `edited` null: as they were asked. */
export function CardArguments({
  question,
  edited,
  onEdit,
  onBroken,
  canEdit,
}: {
  readonly question: ConsentRequest
  readonly edited: JsonObject | null
  readonly onEdit: (values: JsonObject | null) => void
  readonly onBroken: (broken: boolean) => void
  readonly canEdit: boolean
}): ReactElement {
  const say = useWords()
  const [editing, setEditing] = useState(false)
  const stop = () => {
    setEditing(false)
    onBroken(false)
    onEdit(null)
  }
  const args = question.request.context.arguments
  return (
    <Part title={say('arguments')}>
      <AskedByView value={question.request.principal.kind === 'app'}>
        {editing ? (
          <SchemaForm
            schema={question.inputSchema}
            values={edited ?? args}
            onChange={(values) => onEdit(JSON.stringify(values) === JSON.stringify(args) ? null : values)}
            onBroken={onBroken}
            noteAt={(pointer) => (edited === null ? noteOf(question.origins, pointer) : null)}
          />
        ) : (
          <Listed question={question} />
        )}
      </AskedByView>
      {edited === null ? null : <output className={css.editedNote}>{say('edited')}</output>}
      {canEdit ? (
        <div>
          {editing ? (
            <Button size="sm" variant="quiet" onClick={stop}>
              {say('stopEditing')}
            </Button>
          ) : (
            <Button size="sm" variant="quiet" icon={<PenLine aria-hidden="true" />} onClick={() => setEditing(true)}>
              {say('edit')}
            </Button>
          )}
        </div>
      ) : null}
    </Part>
  )
}
