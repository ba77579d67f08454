import { type ReactElement, useState } from 'react'
import type { ServerId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { useServers } from '../ipc/stores.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import css from './accounts.module.css'
import { useWords } from './words.ts'

const ALGORITHMS = ['RS256', 'ES256', 'PS256', 'EdDSA'] as const

/** A machine account: a client of its own, proved by a secret or a private key, with no person in a browser. */
export function MachineAccountDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const say = useWords()
  const servers = (useServers().value ?? []).filter((server) => server.launch.kind === 'http')
  const [serverId, setServerId] = useState<ServerId | null>(servers[0]?.id ?? null)
  const [name, setName] = useState('')
  const [clientId, setClientId] = useState('')
  const [kind, setKind] = useState<'secret' | 'privateKey'>('secret')
  const [secret, setSecret] = useState('')
  const [pem, setPem] = useState('')
  const [algorithm, setAlgorithm] = useState<(typeof ALGORITHMS)[number]>('RS256')
  const { busy, error, start } = useAction('here')
  const proof = kind === 'secret' ? secret : pem
  const complete = serverId !== null && name.trim() !== '' && clientId.trim() !== '' && proof.trim() !== ''
  const add = () => {
    if (serverId === null) return
    const credential = kind === 'secret' ? { kind, secret } : { kind, pem, algorithm }
    start(
      () => request('oauth.addMachineAccount', { serverId, name: name.trim(), clientId: clientId.trim(), credential }),
      () => {
        toast(say('added', { name: name.trim() }), { tone: 'good' })
        onClose()
      },
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('machineTitle')}
      description={say('machineIntro')}
      footer={
        <Button variant="primary" busy={busy} disabled={!complete} onClick={add}>
          {say('add')}
        </Button>
      }
    >
      <div className={css.stack}>
        <Select
          label={say('server')}
          value={serverId}
          onChange={(id) => setServerId(servers.find((server) => server.id === id)?.id ?? null)}
          options={servers.map((server) => ({ value: server.id, label: server.name }))}
        />
        <TextField label={say('name')} value={name} onChange={setName} />
        <TextField label={say('clientId')} value={clientId} onChange={setClientId} code />
        <Segmented
          label={say('kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'secret', label: say('kindSecret') },
            { value: 'privateKey', label: say('kindKey') },
          ]}
        />
        {kind === 'secret' ? (
          <TextField
            label={say('clientSecret')}
            type="password"
            autoComplete="new-password"
            value={secret}
            onChange={setSecret}
          />
        ) : (
          <>
            <TextArea label={say('pem')} hint={say('pemHint')} value={pem} onChange={setPem} rows={6} code />
            <Select
              label={say('algorithm')}
              value={algorithm}
              onChange={setAlgorithm}
              options={ALGORITHMS.map((value) => ({ value, label: value }))}
            />
          </>
        )}
        {error === null ? null : <ErrorNotice party={error.party} message={error.message} />}
      </div>
    </Dialog>
  )
}
