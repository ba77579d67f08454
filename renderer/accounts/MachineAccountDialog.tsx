import { type ReactElement, useEffect, useEffectEvent, useState } from 'react'
import type { ServerId } from '../../shared/ids.ts'
import type { SignInView } from '../../shared/oauth.ts'
import { request } from '../ipc/client.ts'
import { useServers, useSignIns } from '../ipc/stores.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { MachineFields } from './MachineFields.tsx'
import { credentialOf, EMPTY, type Kind } from './machineDraft.ts'
import { type RenderAsked, SignInCard } from './SignInCard.tsx'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const KINDS = {
  secret: ['kindSecret', 'hintSecret'],
  privateKey: ['kindKey', 'hintKey'],
  workload: ['kindWorkload', 'hintWorkload'],
  enterprise: ['kindEnterprise', 'hintEnterprise'],
} as const satisfies Record<Kind, readonly [string, string]>
const KIND_ORDER = ['secret', 'privateKey', 'workload', 'enterprise'] as const satisfies readonly Kind[]

type DialogProps = {
  /** The sign-in that this dialog started, once there is one. */
  readonly shown: string | null
  readonly onShow: (id: string | null) => void
  readonly onClose: () => void
  readonly renderAsked: RenderAsked
}

/** A machine account: a client of its own, with no person in a browser. First what it proves itself with, then who gets that. */
export function MachineAccountDialog({ shown, onShow, onClose, renderAsked }: DialogProps): ReactElement {
  const say = useWords()
  const signIn = (useSignIns().value ?? []).find(({ id }) => id === shown) ?? null
  const servers = (useServers().value ?? []).filter((server) => server.launch.kind === 'http')
  const [picked, setPicked] = useState<ServerId | null>(null)
  const serverId = picked ?? servers[0]?.id ?? null
  const [name, setName] = useState('')
  const [clientId, setClientId] = useState('')
  const [draft, setDraft] = useState(EMPTY)
  const { busy, error, start } = useAction('here')
  const credential = credentialOf(draft)
  const ready = serverId !== null && name.trim() !== '' && clientId.trim() !== '' && credential !== null
  const add = () => {
    if (serverId === null || credential === null) return
    const account = { serverId, name: name.trim(), clientId: clientId.trim(), credential }
    start(async () => onShow((await request('oauth.addMachineAccount', account)).id))
  }
  const leave = () => {
    if (signIn !== null && signIn.state.kind !== 'done') start(() => request('oauth.cancelSignIn', { id: signIn.id }))
    onClose()
  }
  useEnd(signIn, (kind) => {
    if (kind === 'cancelled') return onShow(null)
    toast(say('added', { name: name.trim() }), { tone: 'good' })
    onClose()
  })
  return (
    <Dialog
      open
      onClose={leave}
      title={say('machineTitle')}
      description={say('machineIntro')}
      footer={
        signIn === null ? (
          <Button variant="primary" busy={busy} disabled={!ready} onClick={add}>
            {say('goOn')}
          </Button>
        ) : undefined
      }
    >
      {signIn === null ? (
        <div className={flow.stack}>
          <Select
            label={say('server')}
            hint={servers.length === 0 ? say('noServer') : undefined}
            value={serverId}
            onChange={(id) => setPicked(servers.find((server) => server.id === id)?.id ?? null)}
            options={servers.map((server) => ({ value: server.id, label: server.name }))}
          />
          <TextField label={say('name')} value={name} onChange={setName} />
          <Select
            label={say('kind')}
            hint={say(KINDS[draft.kind][1])}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind })}
            options={KIND_ORDER.map((value) => ({ value, label: say(KINDS[value][0]) }))}
          />
          <TextField label={say('clientId')} value={clientId} onChange={setClientId} code />
          <MachineFields draft={draft} onChange={(patch) => setDraft({ ...draft, ...patch })} />
          {error === null ? null : <ErrorNotice party={error.party} message={error.said} />}
        </div>
      ) : (
        <SignInCard signIn={signIn} renderAsked={renderAsked} />
      )}
    </Dialog>
  )
}

/** Calls back once the sign-in is done or cancelled. */
function useEnd(signIn: SignInView | null, onEnd: (kind: 'done' | 'cancelled') => void): void {
  const kind = signIn?.state.kind
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (kind === 'done' || kind === 'cancelled') end(kind)
  }, [kind])
}
