import {
  Eye,
  EyeOff,
  Lock,
  MessageSquare,
  Paperclip,
  ScrollText,
  Server,
  Sparkles,
  TriangleAlert,
  Wrench,
} from 'lucide-react'
import type { ReactElement } from 'react'
import type { ContextItem } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { ContextView } from '../../shared/ipc/contract.ts'
import type { AccountView } from '../../shared/oauth.ts'
import { request } from '../ipc/client.ts'
import { useAccounts, useProviders, useRevision } from '../ipc/stores.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { Badge } from '../ui/Badge.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { formatCount, formatTime } from '../ui/format.ts'
import { List, ListRow } from '../ui/ListRow.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { Select } from '../ui/Select.tsx'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './screen/screen.module.css'
import { useWords } from './contextWords.ts'
import flow from '../ui/flow.module.css'

export type ContextPanelProps = {
  readonly conversationId: ConversationId
  /** Begins a conversation in which nothing of this one is known. */
  readonly onStartClean?: (() => void) | undefined
}

/** What a conversation knows: from where, how private, how trusted; and what left this device in it. */
export default function ContextPanel({ conversationId, onStartClean }: ContextPanelProps): ReactElement {
  const say = useWords()
  const state = useRequest('chat.context', { input: { conversationId }, revision: useRevision('audit.appended') })
  return (
    <section className={css.stack} aria-label={say('title')}>
      <LoadState state={state} onRetry={state.reload}>
        {(context) => (
          <>
            <Taint context={context} onStartClean={onStartClean} />
            <AccountChoice conversationId={conversationId} />
            <Items context={context} conversationId={conversationId} onChanged={state.reload} />
            <Sent context={context} />
          </>
        )}
      </LoadState>
    </section>
  )
}

function Taint({
  context,
  onStartClean,
}: {
  readonly context: ContextView
  readonly onStartClean: (() => void) | undefined
}): ReactElement | null {
  const say = useWords()
  const { hasPrivate, hasUntrusted } = context
  if (!hasPrivate && !hasUntrusted) return <p className={flow.small}>{say('clean')}</p>
  const both = hasPrivate && hasUntrusted
  return (
    <Banner
      tone={both ? 'warn' : 'info'}
      actions={
        onStartClean === undefined ? null : (
          <Button size="sm" onClick={onStartClean}>
            {say('startClean')}
          </Button>
        )
      }
    >
      {both ? say('both') : hasPrivate ? say('private') : say('untrusted')} {say('cleanMeans')}
    </Banner>
  )
}

/** Which account speaks for a server here, where there are several. */
function AccountChoice({ conversationId }: { readonly conversationId: ConversationId }): ReactElement {
  const say = useWords()
  const accounts = useAccounts().value ?? []
  const chosen = useRequest('oauth.listChosen', { input: { conversationId } })
  const { start } = useAction()
  const several = [...Map.groupBy(accounts, (account) => account.serverId)].filter(([, all]) => all.length > 1)
  return (
    <>
      {several.map(([serverId, all]) => {
        const isChosen = ({ id }: AccountView) => chosen.value?.includes(id) === true
        const current = all.find(isChosen) ?? all.find((account) => account.isDefault)
        return (
          <Select
            key={serverId}
            label={say('account', { server: all[0]?.serverName ?? '' })}
            value={current?.id ?? null}
            onChange={(accountId) =>
              start(() => request('oauth.choose', { conversationId, serverId, accountId }), chosen.reload)
            }
            options={all.map((account) => ({ value: account.id, label: account.name }))}
          />
        )
      })}
    </>
  )
}

type Item = ContextView['items'][number]
const ICONS = {
  said: <MessageSquare />,
  answer: <Sparkles />,
  attachment: <Paperclip />,
  result: <Wrench />,
  summary: <ScrollText />,
} as const satisfies Record<Item['kind'], ReactElement>

function Items({
  context,
  conversationId,
  onChanged,
}: {
  readonly context: ContextView
  readonly conversationId: ConversationId
  readonly onChanged: () => void
}): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const { items, tokens } = context
  if (items.length === 0) return <p className={flow.small}>{say('empty')}</p>
  const leaveOut = (item: ContextItem, leftOut: boolean) =>
    start(() => request('chat.leaveOut', { conversationId, item, leftOut }), onChanged)
  return (
    <>
      <div>
        <h3 className={css.cardTitle}>{say('items')}</h3>
        <p className={flow.small}>{say('size', { tokens: formatCount(tokens) })}</p>
        <p className={flow.small}>{say('leaveOutMeans')}</p>
      </div>
      <List label={say('items')}>
        {items.map((item) => (
          <ContextRow key={item.id} item={item} busy={busy} onLeaveOut={leaveOut} />
        ))}
      </List>
    </>
  )
}

function ContextRow({
  item,
  busy,
  onLeaveOut,
}: {
  readonly item: Item
  readonly busy: boolean
  readonly onLeaveOut: (item: ContextItem, leftOut: boolean) => void
}): ReactElement {
  const say = useWords()
  const { item: which, told, label } = item
  const left = told === 'leftOut'
  const title = item.title === '' ? say(item.kind) : item.title
  const words = say(left ? 'putBack' : 'leaveOut')
  const from = item.kind === 'result' && label ? `${label.serverName} · ` : ''
  return (
    <ListRow
      icon={ICONS[item.kind]}
      title={<VisibleText text={title} most={80} />}
      titleEnd={<Marks item={item} />}
      actions={
        which === null || told === 'summarised' ? null : (
          <Button
            size="sm"
            variant="quiet"
            disabled={busy}
            icon={left ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
            label={`${words}: ${title}`}
            onClick={() => onLeaveOut(which, !left)}
          >
            {words}
          </Button>
        )
      }
    >
      {say(item.kind)} · {from}
      {say('tokens', { count: item.tokens, tokens: formatCount(item.tokens) })}
    </ListRow>
  )
}

function Marks({ item: { label, told } }: { readonly item: Item }): ReactElement {
  const say = useWords()
  return (
    <>
      {label?.privacy === 'private' ? (
        <Badge tone="info" icon={<Lock aria-hidden="true" />}>
          {say('isPrivate')}
        </Badge>
      ) : null}
      {label?.trust === 'others' ? (
        <Badge tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
          {say('isOthers')}
        </Badge>
      ) : null}
      {told === 'leftOut' ? <Badge>{say('isLeftOut')}</Badge> : null}
      {told === 'summarised' ? <Badge>{say('isSummarised')}</Badge> : null}
    </>
  )
}

/** What left this device: to the models that answered, and to the servers that were called. */
function Sent({ context: { sent, models } }: { readonly context: ContextView }): ReactElement {
  const say = useWords()
  const providers = useProviders().value ?? []
  if (sent.length === 0 && models.length === 0) return <p className={flow.small}>{say('nothingSent')}</p>
  return (
    <>
      <h3 className={css.cardTitle}>{say('sent')}</h3>
      <List label={say('sent')}>
        {models.map(({ model, answers, inputTokens }) => {
          const provider = providers.find(({ id }) => id === model.providerId)
          return (
            <ListRow
              key={`${model.providerId} ${model.modelId}`}
              icon={<Sparkles />}
              title={<VisibleText text={provider ? `${provider.label}: ${model.modelId}` : model.modelId} most={120} />}
            >
              {provider ? `${hostOf(provider.baseUrl)} · ` : ''}
              {say('toModel', { count: answers })}
              {inputTokens === null
                ? ''
                : ` · ${say('tokens', { count: inputTokens, tokens: formatCount(inputTokens) })}`}
            </ListRow>
          )
        })}
        {sent.map((one) => (
          <ListRow
            key={`${one.at} ${one.to} ${one.what}`}
            icon={<Server />}
            title={<VisibleText text={one.to} most={120} />}
          >
            <VisibleText text={one.what} most={200} /> · {formatTime(one.at)}
          </ListRow>
        ))}
      </List>
    </>
  )
}

const hostOf = (address: string): string => URL.parse(address)?.host ?? address
