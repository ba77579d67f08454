import { type ReactElement, useState } from 'react'
import type { Message, ModelRef, Spent } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { useMessages } from '../ipc/messages.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/Meter.tsx'
import { Popover } from '../ui/Popover.tsx'
import { formatCount } from '../ui/format.ts'
import { useAction } from '../ui/useAction.ts'
import { formatDollars, formatTokens } from './amount.ts'
import css from './ContextMeter.module.css'
import { ModelFacts } from './ModelFacts.tsx'
import { useWords } from './roomWords.ts'

type Context = NonNullable<NonNullable<Message['usage']>['context']>

/** How full the model is with this conversation, and what it cost: small, and more when asked. Nothing before the first answer. */
export function ContextMeter({
  conversationId,
  model,
  busy,
}: {
  readonly conversationId: ConversationId
  readonly model: ModelRef | null
  readonly busy: boolean
}): ReactElement | null {
  const say = useWords()
  const [open, setOpen] = useState(false)
  const messages = useMessages(conversationId).messages ?? []
  const counted = messages.filter((message) => message.usage ?? message.usedBySummaries)
  const revision = counted.reduce((sum, one) => sum + one.createdAt + (one.usedBySummaries?.length ?? 0), 0)
  const spent = useRequest('chat.spent', { input: { conversationId }, revision, skip: counted.length === 0 }).value
  const context = messages.findLast((message) => message.usage?.context)?.usage?.context
  if (!context) return null
  const { tokens, window } = context
  const full =
    window === null
      ? say('tokens', { tokens: formatTokens(tokens) })
      : say('full', { tokens: formatTokens(tokens), window: formatTokens(window) })
  const cost = spent && spent.priced > 0 ? costWords(spent, say) : null
  const words = [full, cost].filter(Boolean).join(' · ')
  return (
    <Popover
      title={say('meter')}
      side="top"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={css.meter} aria-label={`${say('meter')}: ${words}`}>
          {window === null ? null : (
            <span className={css.gauge} aria-hidden="true" data-full={tokens > window * 0.8 ? '' : undefined}>
              <i style={{ inlineSize: `${Math.min(100, (tokens / window) * 100)}%` }} />
            </span>
          )}
          {words}
        </button>
      }
    >
      <Details
        conversationId={conversationId}
        context={context}
        spent={spent}
        busy={busy}
        onDone={() => setOpen(false)}
      />
      {model ? <ModelFacts key={`${model.providerId} ${model.modelId}`} model={model} /> : null}
    </Popover>
  )
}

const costWords = ({ cost, unpriced }: Spent, say: ReturnType<typeof useWords>): string =>
  say(unpriced > 0 ? 'atLeast' : 'about', { amount: formatDollars(cost) })

function Details({
  conversationId,
  context,
  spent,
  busy,
  onDone,
}: {
  readonly conversationId: ConversationId
  readonly context: Context
  readonly spent: Spent | null
  readonly busy: boolean
  readonly onDone: () => void
}): ReactElement {
  const say = useWords()
  const action = useAction()
  const { tokens, window, estimated } = context
  return (
    <div className={css.details}>
      {window === null ? (
        <p>{say('noWindow')}</p>
      ) : (
        <ProgressBar
          label={say('meter')}
          value={Math.min(1, tokens / window)}
          detail={say('full', { tokens: formatCount(tokens), window: formatCount(window) })}
        />
      )}
      <p>{say(estimated ? 'estimated' : 'counted')}</p>
      {spent ? (
        <>
          <p>
            {say('used', {
              count: spent.priced + spent.unpriced,
              input: formatCount(spent.inputTokens),
              output: formatCount(spent.outputTokens),
            })}
          </p>
          <p>
            {spent.priced === 0
              ? say('noCost')
              : spent.unpriced === 0
                ? say('cost', { amount: say('about', { amount: formatDollars(spent.cost) }) })
                : say('partCost', {
                    amount: say('atLeast', { amount: formatDollars(spent.cost) }),
                    count: spent.unpriced,
                  })}
          </p>
        </>
      ) : null}
      <Button
        size="sm"
        busy={action.busy}
        disabled={busy && !action.busy}
        onClick={() => action.start(() => request('chat.compact', { conversationId }), onDone)}
      >
        {say('compact')}
      </Button>
      <p className={css.hint}>{say('compactHint')}</p>
    </div>
  )
}
