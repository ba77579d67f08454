/** Servers: what is connected, why something is not, and how to add, change and remove one. */
import { EllipsisVertical, Globe, Plus, Plug, Terminal } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { ServerView } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { request } from '../ipc/client.ts'
import { serversStore, useAccounts, useServers } from '../ipc/stores.ts'
import { Badge } from '../ui/Badge.tsx'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { EmptyState, Page } from '../ui/Card.tsx'
import { Switch } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { formatClock } from '../ui/format.ts'
import { List, ListRow } from '../ui/ListRow.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { Menu } from '../ui/Menu.tsx'
import { toast, toastError } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import { AskToStart } from './AskToStart.tsx'
import css from './host.module.css'
import { draftOfDetail } from './linkDraft.ts'
import { ServerDetails } from './ServerDetails.tsx'
import { ServerDialog } from './ServerDialog.tsx'
import { StateBadge } from './StateBadge.tsx'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

/** How long a removed server can be taken back; it is stopped at once. */
const UNDO_MS = 10_000

/** Removal in two steps: stopped and out of sight now, gone when the undo has passed or the screen is left. */
const useRemoval = () => {
  const say = useWords()
  const [hidden, setHidden] = useState<ReadonlySet<ServerId>>(new Set())
  const waiting = useRef(new Map<ServerId, ReturnType<typeof setTimeout>>())
  const show = (id: ServerId) => setHidden((before) => new Set([...before].filter((one) => one !== id)))
  const finish = (id: ServerId) => {
    clearTimeout(waiting.current.get(id))
    if (!waiting.current.delete(id)) return
    request('host.removeServer', { serverId: id }).catch((error: unknown) => {
      show(id)
      toastError(error)
    })
  }
  useEffect(() => {
    const pending = waiting.current
    return () => {
      for (const id of Array.from(pending.keys())) finish(id)
    }
  }, [])
  const remove = async (server: ServerView) => {
    const { id, enabled } = server
    if (enabled) await request('host.setEnabled', { serverId: id, enabled: false })
    setHidden((before) => new Set([...before, id]))
    waiting.current.set(
      id,
      setTimeout(() => finish(id), UNDO_MS),
    )
    toast(say('removed', { name: server.name }), {
      undo: () => {
        clearTimeout(waiting.current.get(id))
        if (!waiting.current.delete(id)) return
        show(id)
        if (enabled) request('host.setEnabled', { serverId: id, enabled: true }).catch(toastError)
      },
    })
  }
  return { hidden, remove }
}

export type ServersScreenProps = {
  /** `add` opens with the dialog for a new server; `add {...}` with one that a link filled in. */
  readonly detail?: string | null | undefined
  readonly onOpenAccounts?: (() => void) | undefined
}

export default function ServersScreen({ detail = null, onOpenAccounts = () => {} }: ServersScreenProps): ReactElement {
  const say = useWords()
  const servers = useServers()
  const { hidden, remove } = useRemoval()
  const [dialog, setDialog] = useState<{ readonly server: ServerView | null; readonly round: number } | null>(
    detail?.startsWith('add') ? { server: null, round: 0 } : null,
  )
  const [approving, setApproving] = useState<ServerId | null>(null)
  const { start } = useAction()
  const addButton = (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      onClick={() => setDialog((before) => ({ server: null, round: (before?.round ?? 0) + 1 }))}
    >
      {say('add')}
    </Button>
  )
  // A server that was edited stops first, and needs its approval a moment later.
  const approved = servers.value?.find(({ id, state }) => id === approving && state.kind === 'approvalNeeded')
  return (
    <Page title={say('title')} intro={say('intro')} actions={addButton}>
      <LoadState state={servers} onRetry={() => void serversStore.refresh()}>
        {(all) => {
          const shown = all.filter((server) => !hidden.has(server.id))
          if (shown.length === 0)
            return (
              <EmptyState icon={<Plug />} title={say('none')}>
                {say('noneHint')}
              </EmptyState>
            )
          return (
            <List label={say('list')}>
              {shown.map((server) => (
                <ServerRow
                  key={server.id}
                  server={server}
                  onApprove={() => setApproving(server.id)}
                  onSignIn={onOpenAccounts}
                  onEdit={() => setDialog({ server, round: Date.now() })}
                  onRemove={() => start(() => remove(server))}
                />
              ))}
            </List>
          )
        }}
      </LoadState>
      {dialog === null ? null : (
        <ServerDialog
          key={`${dialog.server?.id ?? 'new'} ${dialog.round}`}
          server={dialog.server}
          suggested={dialog.round === 0 ? draftOfDetail(detail) : null}
          open
          onClose={() => setDialog(null)}
          onSaved={(server) => setApproving(server.id)}
        />
      )}
      {approved === undefined ? null : (
        <AskToStart key={approved.launchDigest} serverId={approved.id} onAsked={() => setApproving(null)} />
      )}
    </Page>
  )
}

type RowProps = {
  readonly server: ServerView
  readonly onApprove: () => void
  /** A sign-in was started: its card waits among the accounts. */
  readonly onSignIn: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function ServerRow({ server, onApprove, onEdit, onRemove, onSignIn }: RowProps): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const { state, name, id } = server
  // Signed in before: the same account again, not a second one.
  const accountId = useAccounts().value?.find((account) => account.serverId === id && account.isDefault)?.id ?? null
  const restart = () => start(() => request('host.restart', { serverId: id }))
  return (
    <ListRow
      icon={server.launch.kind === 'stdio' ? <Terminal /> : <Globe />}
      title={name}
      titleEnd={
        <>
          <StateBadge state={state} enabled={server.enabled} />
          {server.trusted ? <Badge tone="accent">{say('trusted')}</Badge> : null}
        </>
      }
      actions={
        <div className={flow.row}>
          {state.kind === 'approvalNeeded' ? (
            <Button size="sm" variant="primary" onClick={onApprove}>
              {say('review')}
            </Button>
          ) : null}
          {state.kind === 'signInNeeded' ? (
            <Button
              size="sm"
              variant="primary"
              busy={busy}
              onClick={() => start(() => request('oauth.startSignIn', { serverId: id, accountId }), onSignIn)}
            >
              {say('signIn')}
            </Button>
          ) : null}
          <Switch
            label={say('enabled', { name })}
            hideLabel
            checked={server.enabled}
            onChange={(enabled) => start(() => request('host.setEnabled', { serverId: id, enabled }))}
          />
          <Menu
            trigger={<IconButton label={say('more', { name })} icon={<EllipsisVertical />} />}
            items={[
              { id: 'edit', label: say('editItem'), run: onEdit },
              { id: 'restart', label: say('restart'), run: restart, disabled: !server.enabled },
              { kind: 'separator', id: 'line' },
              { id: 'remove', label: say('remove'), danger: true, run: onRemove },
            ]}
          />
        </div>
      }
      below={
        <div className={flow.stack}>
          {state.kind === 'failed' ? <Failure server={server} busy={busy} onRetry={restart} /> : null}
          <Disclosure label={say('details', { name })}>
            <ServerDetails server={server} />
          </Disclosure>
        </div>
      }
    >
      {server.builtIn ? say('builtIn') : null}
      {state.kind === 'signInNeeded' && state.authorizationHost !== null ? (
        <VisibleText text={say('signInAt', { host: state.authorizationHost })} />
      ) : null}
    </ListRow>
  )
}

function Failure({
  server,
  busy,
  onRetry,
}: {
  readonly server: ServerView
  readonly busy: boolean
  readonly onRetry: () => void
}): ReactElement | null {
  const say = useWords()
  const { state, stderrTail } = server
  if (state.kind !== 'failed') return null
  const { party, message } = AppError.fromWire(state.error)
  return (
    <>
      <ErrorNotice
        party={party}
        message={
          state.retryAt === null ? message : `${message} ${say('retryAt', { time: formatClock(state.retryAt) })}`
        }
        actions={
          <Button size="sm" busy={busy} onClick={onRetry}>
            {say('tryAgain')}
          </Button>
        }
      />
      {stderrTail.length === 0 ? null : (
        <section aria-label={say('stderr')}>
          <p className={flow.small}>{say('stderr')}</p>
          <pre className={css.stderr}>{stderrTail.slice(-8).join('\n')}</pre>
        </section>
      )}
    </>
  )
}
