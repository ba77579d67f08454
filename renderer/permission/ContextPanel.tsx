import { Eye, EyeOff, Lock, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { CallId, type ConversationId } from '../../shared/ids.ts'
import type { ContextView } from '../../shared/ipc/contract.ts'
import type { AccountView } from '../../shared/oauth.ts'
import { request } from '../ipc/client.ts'
import { useAccounts, useRevision } from '../ipc/stores.ts'
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

/** About how many tokens so many characters are: said as "about". */
const CHARACTERS_PER_TOKEN = 4

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
  if (!hasPrivate && !hasUntrusted) return <p className={css.small}>{say('clean')}</p>
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
      {both ? say('both') : hasPrivate ? say('private') : say('untrusted')}
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
  const { items } = context
  if (items.length === 0) return <p className={css.small}>{say('empty')}</p>
  const kept = items.filter((item) => !item.left)
  const characters = kept.reduce((sum, item) => sum + item.characters, 0)
  const leaveOut = (callId: string, leftOut: boolean) => {
    const id = CallId.safeParse(callId)
    if (id.success) start(() => request('chat.leaveOut', { conversationId, callId: id.data, leftOut }), onChanged)
  }
  return (
    <>
      <p className={css.small}>
        {say('size', { count: kept.length, tokens: formatCount(Math.ceil(characters / CHARACTERS_PER_TOKEN)) })}
      </p>
      <List label={say('items')}>
        {items.map((item) => (
          <ListRow
            key={item.callId}
            title={<VisibleText text={item.tool} most={80} />}
            titleEnd={<LabelBadges label={item.label} left={item.left} />}
            actions={
              <Button
                size="sm"
                variant="quiet"
                disabled={busy}
                icon={item.left ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
                label={`${say(item.left ? 'putBack' : 'leaveOut')}: ${item.tool}`}
                onClick={() => leaveOut(item.callId, !item.left)}
              >
                {say(item.left ? 'putBack' : 'leaveOut')}
              </Button>
            }
          >
            {item.label.serverName} · {say('characters', { count: item.characters })}
          </ListRow>
        ))}
      </List>
    </>
  )
}

function LabelBadges({
  label,
  left,
}: {
  readonly label: ContextView['labels'][number]
  readonly left: boolean
}): ReactElement {
  const say = useWords()
  return (
    <>
      {label.privacy === 'private' ? (
        <Badge tone="info" icon={<Lock aria-hidden="true" />}>
          {say('isPrivate')}
        </Badge>
      ) : null}
      {label.trust === 'others' ? (
        <Badge tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
          {say('isOthers')}
        </Badge>
      ) : null}
      {left ? <Badge>{say('isLeftOut')}</Badge> : null}
    </>
  )
}

function Sent({ context }: { readonly context: ContextView }): ReactElement {
  const say = useWords()
  if (context.sent.length === 0) return <p className={css.small}>{say('nothingSent')}</p>
  return (
    <>
      <h3 className={css.cardTitle}>{say('sent')}</h3>
      <List label={say('sent')}>
        {context.sent.map((one) => (
          <ListRow key={`${one.at} ${one.to} ${one.what}`} title={<VisibleText text={one.to} most={120} />}>
            <VisibleText text={one.what} most={200} /> · {formatTime(one.at)}
          </ListRow>
        ))}
      </List>
    </>
  )
}
