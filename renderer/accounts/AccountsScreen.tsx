/** Accounts: who the person is signed in as at each server, and what is needed when a sign-in stopped working. */
import { EllipsisVertical, KeyRound, UsersRound } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { AccountView } from '../../shared/oauth.ts'
import { request } from '../ipc/client.ts'
import { accountsStore, useAccounts, useSignIns } from '../ipc/stores.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { EmptyState, Page } from '../ui/Card.tsx'
import { AlertDialog, Dialog } from '../ui/Dialog.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { formatTime } from '../ui/format.ts'
import { List, ListRow } from '../ui/ListRow.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { Menu } from '../ui/Menu.tsx'
import { TextField } from '../ui/TextField.tsx'
import { classes } from '../ui/classes.ts'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './accounts.module.css'
import { MachineAccountDialog } from './MachineAccountDialog.tsx'
import { useScopeWords } from './scopeWords.ts'
import { type RenderAsked, SignInCard } from './SignInCard.tsx'
import { AccountState, StatusBadge } from './status.tsx'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

export default function AccountsScreen({ renderAsked }: { readonly renderAsked: RenderAsked }): ReactElement {
  const say = useWords()
  const accounts = useAccounts()
  const [adding, setAdding] = useState(false)
  /** The card that the dialog for a machine account shows itself. */
  const [shown, setShown] = useState<string | null>(null)
  const signIns = (useSignIns().value ?? []).filter(
    ({ id, state }) => id !== shown && state.kind !== 'done' && state.kind !== 'cancelled',
  )
  const { start } = useAction()
  return (
    <Page
      title={say('title')}
      intro={say('intro')}
      actions={<Button onClick={() => setAdding(true)}>{say('machine')}</Button>}
    >
      {signIns.length === 0 ? null : (
        <section className={classes(flow.stack, css.signIns)} aria-label={say('signIns')}>
          {signIns.map((signIn) => (
            <SignInCard key={signIn.id} signIn={signIn} renderAsked={renderAsked} />
          ))}
        </section>
      )}
      <LoadState state={accounts} onRetry={() => void accountsStore.refresh()}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<UsersRound />} title={say('none')}>
              {say('noneHint')}
            </EmptyState>
          ) : (
            [...Map.groupBy(all, (account) => account.serverId)].map(([serverId, ofServer]) => (
              <section key={serverId} className={flow.stack} aria-label={ofServer[0]?.serverName}>
                <div className={flow.row}>
                  <h2 className={css.serverName}>{ofServer[0]?.serverName}</h2>
                  <Button
                    size="sm"
                    onClick={() => start(() => request('oauth.startSignIn', { serverId, accountId: null }))}
                  >
                    {say('another')}
                  </Button>
                </div>
                <List label={say('list', { server: ofServer[0]?.serverName ?? '' })}>
                  {ofServer.map((account) => (
                    <AccountRow key={account.id} account={account} />
                  ))}
                </List>
              </section>
            ))
          )
        }
      </LoadState>
      {adding ? (
        <MachineAccountDialog
          shown={shown}
          renderAsked={renderAsked}
          onShow={setShown}
          onClose={() => {
            setShown(null)
            setAdding(false)
          }}
        />
      ) : null}
    </Page>
  )
}

function AccountRow({ account }: { readonly account: AccountView }): ReactElement {
  const say = useWords()
  const [renaming, setRenaming] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { busy, start } = useAction()
  const { name, id: accountId } = account
  const signOut = () =>
    start(
      () => request('oauth.signOut', { accountId }),
      () => {
        setLeaving(false)
        toast(say('signedOut', { name }))
      },
    )
  const again = () => start(() => request('oauth.startSignIn', { serverId: account.serverId, accountId }))
  const makeDefault = () =>
    start(
      () => request('oauth.setDefault', { accountId }),
      () => toast(say('chosen', { name })),
    )
  return (
    <ListRow
      icon={<span className={css.initials}>{account.initials}</span>}
      title={<VisibleText text={name} most={80} />}
      titleEnd={
        <>
          <StatusBadge status={account.status} />
          {account.isDefault ? <Badge tone="accent">{say('isDefault')}</Badge> : null}
        </>
      }
      actions={
        <Menu
          trigger={<IconButton label={say('more', { name })} icon={<EllipsisVertical />} />}
          items={[
            { id: 'rename', label: say('renameItem'), run: () => setRenaming(true) },
            { id: 'again', label: say('againItem'), run: again },
            { id: 'default', label: say('makeDefault'), disabled: account.isDefault, run: makeDefault },
            { kind: 'separator', id: 'line' },
            { id: 'out', label: say('signOut'), danger: true, run: () => setLeaving(true) },
          ]}
        />
      }
      below={
        <div className={flow.stack}>
          <AccountState account={account} />
          <Disclosure label={say('rights')}>
            <Rights account={account} />
          </Disclosure>
          {renaming ? <RenameDialog account={account} onClose={() => setRenaming(false)} /> : null}
          <AlertDialog
            open={leaving}
            title={say('signOutTitle', { name })}
            description={say('signOutText')}
            confirmLabel={say('signOut')}
            danger
            busy={busy}
            onConfirm={signOut}
            onCancel={() => setLeaving(false)}
          />
        </div>
      }
    />
  )
}

function Rights({ account }: { readonly account: AccountView }): ReactElement {
  const say = useWords()
  const inWords = useScopeWords()
  return (
    <div className={flow.stack}>
      {account.scopes.length === 0 ? (
        <p className={flow.small}>{say('noRights')}</p>
      ) : (
        <ul>
          {account.scopes.map((scope) => (
            <li key={scope.scope}>
              <VisibleText text={inWords(scope.scope)} /> <code className={css.code}>{scope.scope}</code>
            </li>
          ))}
        </ul>
      )}
      <p className={flow.small}>
        <KeyRound aria-hidden="true" className={css.icon} /> {say('issuer')}: <VisibleText text={account.issuer} /> ·{' '}
        {say('since')} {formatTime(account.createdAt)}
      </p>
    </div>
  )
}

function RenameDialog({
  account,
  onClose,
}: {
  readonly account: AccountView
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  const [name, setName] = useState(account.name)
  const { busy, start } = useAction()
  const trimmed = name.trim()
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={say('rename', { name: account.name })}
      footer={
        <Button
          variant="primary"
          busy={busy}
          disabled={trimmed === '' || trimmed.length > 60}
          onClick={() => start(() => request('oauth.rename', { accountId: account.id, name: trimmed }), onClose)}
        >
          {say('save')}
        </Button>
      }
    >
      <TextField label={say('newName')} value={name} onChange={setName} />
    </Dialog>
  )
}
