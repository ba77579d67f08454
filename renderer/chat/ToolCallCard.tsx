import { type ReactElement, type ReactNode, Suspense, lazy, memo } from 'react'
import type { ToolCallPart } from '../../shared/chat.ts'
import type { ConsentId, ConversationId } from '../../shared/ids.ts'
import { useIsStarting } from '../ipc/stores.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { NotLiveText } from '../ui/NotLive.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { ProgressBar } from '../ui/Meter.tsx'
import { classes } from '../ui/classes.ts'
import { useKept } from '../ui/kept.ts'
import { ERROR_PARTIES } from '../../shared/ipc/errors.ts'
import { CallChip } from './CallChip.tsx'
import { JsonTree } from './JsonTree.tsx'
import { ResultView } from './ResultView.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import { formatDuration } from '../ui/format.ts'
import css from './ToolCallCard.module.css'
import { summarise } from './summarise.ts'
import { type SayChat, useWords } from './words.ts'

const ViewCard = lazy(() => import('./view/ViewCard.tsx'))

export type RenderConsent = (consentId: ConsentId) => ReactNode

/** One tool call in the transcript: what was called, where, with what, who decided, and what came of it. */
export const ToolCallCard = memo(function ToolCallCard({
  part,
  conversationId,
  openResult,
  renderConsent,
}: {
  readonly part: ToolCallPart
  readonly conversationId: ConversationId
  /** Show the result at once: the person ran the tool and waits for nothing else. */
  readonly openResult: boolean
  readonly renderConsent: RenderConsent
}): ReactElement {
  const say = useWords()
  const { state } = part
  const isStarting = useIsStarting(part.serverId)
  const waits = state.kind === 'deciding' || state.kind === 'asking' || state.kind === 'running'
  return (
    <section
      className={classes(css.card, state.kind === 'asking' && css.asking)}
      data-asking={state.kind === 'asking' ? '' : undefined}
      data-call={part.callId}
      aria-label={say('callName', { tool: part.toolTitle.slice(0, 100) })}
    >
      <header className={css.header}>
        <span className={css.title}>
          <VisibleText text={part.toolTitle} most={100} />
        </span>
        <span className={css.server}>
          {part.serverId === null ? say('callNoServer') : say('callOn', { server: part.serverName })}
        </span>
        <span className={css.end}>
          {state.kind === 'done' ? <span className={css.time}>{formatDuration(state.durationMs)}</span> : null}
          <CallChip state={state} />
        </span>
      </header>
      {state.kind === 'running' && state.progress ? <Progress part={part} progress={state.progress} /> : null}
      {state.kind === 'asking' ? <div className={css.consent}>{renderConsent(state.consentId)}</div> : null}
      {waits && isStarting ? (
        <p className={css.text}>
          <NotLiveText server={part.serverName} />
        </p>
      ) : null}
      <Explanation part={part} />
      {state.kind === 'asking' ? null : <Arguments part={part} />}
      {state.kind === 'done' ? <Result part={part} open={openResult && part.hasView !== true} /> : null}
      {state.kind === 'done' && part.hasView === true ? (
        // SECURITY: a call that was refused, or never ended, shows no view.
        <Suspense fallback={null}>
          <ViewCard part={part} conversationId={conversationId} renderConsent={renderConsent} />
        </Suspense>
      ) : null}
      <Reason part={part} say={say} />
    </section>
  )
})

function Progress({
  part,
  progress,
}: {
  readonly part: ToolCallPart
  readonly progress: { readonly done: number; readonly total: number | null; readonly message: string | null }
}): ReactElement {
  const say = useWords()
  const { done, total, message } = progress
  const count = total === null ? String(done) : say('callProgressOf', { done, total })
  return (
    <ProgressBar
      label={say('callProgress', { tool: part.toolTitle.slice(0, 100) })}
      value={total === null || total <= 0 ? null : Math.min(1, done / total)}
      detail={[message?.slice(0, 120), count].filter(Boolean).join(' – ')}
    />
  )
}

/** Why it did not come to a result, in words. */
function Explanation({ part }: { readonly part: ToolCallPart }): ReactNode {
  const say = useWords()
  const { state } = part
  if (state.kind === 'failed')
    return <ErrorNotice party={ERROR_PARTIES[state.error.code]} message={state.error.said ?? state.error.message} />
  if (state.kind === 'cancelled') return <p className={css.text}>{say('cancelledText')}</p>
  if (state.kind === 'interrupted')
    return <p className={css.text}>{say('interruptedText', { server: part.serverName })}</p>
  if (state.kind !== 'denied') return null
  if (state.by === 'withdrawn') return <p className={css.text}>{say('deniedWithdrawn')}</p>
  if (state.by === 'rule') return <p className={css.text}>{say('deniedByRule')}</p>
  return (
    <p className={css.text}>{state.note === '' ? say('deniedByPerson') : say('deniedNote', { note: state.note })}</p>
  )
}

function Arguments({ part }: { readonly part: ToolCallPart }): ReactElement {
  const say = useWords()
  const [open, setOpen] = useKept(`arguments/${part.callId}`, false)
  if (Object.keys(part.arguments).length === 0) return <p className={css.none}>{say('callNoArguments')}</p>
  return (
    <Disclosure label={say('callArguments')} summary={summarise(part.arguments)} open={open} onOpenChange={setOpen}>
      <div className={css.box}>
        <JsonTree value={part.arguments} />
        <CopyButton label={say('copyArguments')} text={() => JSON.stringify(part.arguments, null, 2)} />
      </div>
    </Disclosure>
  )
}

function Result({ part, open: openAtFirst }: { readonly part: ToolCallPart; readonly open: boolean }): ReactNode {
  const say = useWords()
  const [open, setOpen] = useKept(`result/${part.callId}`, openAtFirst)
  if (part.state.kind !== 'done') return null
  const { result } = part.state
  return (
    <Disclosure
      label={say('callResult')}
      summary={open ? null : resultSummary(part)}
      open={open}
      onOpenChange={setOpen}
    >
      <div className={css.box}>
        <ResultView result={result} serverName={part.serverName} />
        <CopyButton label={say('copyResult')} text={() => resultText(part)} />
      </div>
    </Disclosure>
  )
}

function Reason({ part, say }: { readonly part: ToolCallPart; readonly say: SayChat }): ReactNode {
  if (part.decision === null) return null
  const { verdict, decidedBy } = part.decision
  const key = verdict === 'allow' ? 'ranUnasked' : verdict === 'ask' ? 'askedBecause' : 'deniedBecause'
  return <p className={css.reason}>{say(key, { reason: decidedBy.sentence })}</p>
}

function resultSummary(part: ToolCallPart): string {
  if (part.state.kind !== 'done') return ''
  const { structured, blocks } = part.state.result
  const text = blocks.find((block) => block.type === 'text')?.text
  if (text !== undefined) return text.slice(0, 200).replaceAll(/\s+/g, ' ').trim()
  return structured === undefined ? '' : summarise(structured)
}

function resultText(part: ToolCallPart): string {
  if (part.state.kind !== 'done') return ''
  const { structured, blocks } = part.state.result
  const texts = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []))
  return texts.length > 0 ? texts.join('\n\n') : JSON.stringify(structured ?? blocks, null, 2)
}
