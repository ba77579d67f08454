import { type ReactElement, useState } from 'react'
import { PROVIDER_PRESETS, ProviderDraft, type ProviderPreset, type ProviderView } from '../../shared/model.ts'
import { request } from '../ipc/client.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const presetOf = (provider: ProviderView | null): ProviderPreset =>
  PROVIDER_PRESETS.find((one) => one.baseUrl === provider?.baseUrl)?.preset ??
  (provider === null ? 'anthropic' : 'custom')

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null)

/** Adds or changes a provider. The key can be written and replaced here, never read. */
export function ProviderDialog({
  provider,
  onClose,
}: {
  readonly provider: ProviderView | null
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  const [preset, setPreset] = useState<ProviderPreset>(presetOf(provider))
  const chosen = PROVIDER_PRESETS.find((one) => one.preset === preset) ?? PROVIDER_PRESETS[0]
  const [label, setLabel] = useState(provider?.label ?? chosen.label)
  const [baseUrl, setBaseUrl] = useState(provider?.baseUrl ?? chosen.baseUrl)
  const [key, setKey] = useState('')
  const { busy, error, start } = useAction('here')
  const sameHost = provider !== null && hostOf(provider.baseUrl) === hostOf(baseUrl)
  const keepsKey = provider?.hasKey === true && sameHost
  const parsed = ProviderDraft.safeParse({
    id: provider?.id ?? null,
    label,
    kind: chosen.kind,
    baseUrl: baseUrl.trim(),
    key: key === '' ? null : key,
  })
  const choose = (next: ProviderPreset) => {
    const to = PROVIDER_PRESETS.find((one) => one.preset === next) ?? chosen
    setPreset(next)
    if (label === chosen.label || label === '') setLabel(to.label)
    setBaseUrl(to.baseUrl)
  }
  const save = () =>
    start(async () => {
      if (!parsed.success) return
      const saved = await request('model.saveProvider', parsed.data)
      onClose()
      const models = await request('model.listModels', { providerId: saved.id }).catch((failed: unknown) => {
        toast(failed instanceof Error ? failed.message : String(failed), { tone: 'bad' })
        return null
      })
      if (models !== null) toast(say('listed', { count: models.length }), { tone: 'good' })
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={provider === null ? say('addProvider') : say('editProvider', { name: provider.label })}
      footer={
        <Button variant="primary" busy={busy} disabled={!parsed.success} onClick={save}>
          {say('saveAndList')}
        </Button>
      }
    >
      <div className={flow.stack}>
        <Select
          label={say('preset')}
          value={preset}
          onChange={choose}
          options={PROVIDER_PRESETS.map((one) => ({ value: one.preset, label: one.label }))}
        />
        <TextField label={say('label')} value={label} onChange={setLabel} />
        <TextField
          label={say('baseUrl')}
          value={baseUrl}
          onChange={setBaseUrl}
          inputMode="url"
          error={baseUrl !== '' && hostOf(baseUrl.trim()) === null ? say('baseUrlBad') : null}
          hint={provider?.hasKey === true && !sameHost ? say('newHost') : null}
          code
        />
        <TextField
          label={say('key')}
          hint={say('keyHint')}
          type="password"
          autoComplete="new-password"
          placeholder={keepsKey ? say('keyKept') : chosen.needsKey ? '' : say('keyNone')}
          value={key}
          onChange={setKey}
        />
        {error === null ? null : <ErrorNotice party={error.party} message={error.said} />}
      </div>
    </Dialog>
  )
}
