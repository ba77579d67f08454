import { Cpu, PenLine, Plus, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import type { ProviderView } from '../../shared/model.ts'
import { request } from '../ipc/client.ts'
import { providersStore, useProviders, useSettings } from '../ipc/stores.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { SectionHeader } from '../ui/Card.tsx'
import { AlertDialog } from '../ui/Dialog.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { List, ListRow } from '../ui/ListRow.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { SearchList } from '../ui/SearchList.tsx'
import { useAction } from '../ui/useAction.ts'
import { ProviderDialog } from './ProviderDialog.tsx'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

/** Where models come from, and which one new conversations use. */
export function ModelsSection(): ReactElement {
  const say = useWords()
  const providers = useProviders()
  const settings = useSettings()
  const [editing, setEditing] = useState<{ readonly provider: ProviderView | null } | null>(null)
  const model = settings.value?.model ?? null
  const { start } = useAction()
  const chosen = providers.value?.find((provider) => provider.id === model?.providerId)
  return (
    <section className={flow.stack} aria-label={say('models')}>
      <SectionHeader
        title={say('models')}
        actions={
          <Button icon={<Plus aria-hidden="true" />} onClick={() => setEditing({ provider: null })}>
            {say('addProvider')}
          </Button>
        }
      >
        {say('modelsIntro')}
      </SectionHeader>
      <p>
        {say('model')}:{' '}
        <strong>{model === null ? say('modelNone') : `${model.modelId} (${chosen?.label ?? model.providerId})`}</strong>{' '}
        {model === null ? null : (
          <Button size="sm" variant="quiet" onClick={() => start(() => request('settings.update', { model: null }))}>
            {say('modelNone')}
          </Button>
        )}
      </p>
      <LoadState state={providers} onRetry={() => void providersStore.refresh()}>
        {(all) =>
          all.length === 0 ? (
            <p className={flow.small}>{say('noProviders')}</p>
          ) : (
            <List label={say('providers')}>
              {all.map((provider) => (
                <ProviderRow
                  key={provider.id}
                  provider={provider}
                  inUse={provider.id === model?.providerId}
                  onEdit={() => setEditing({ provider })}
                />
              ))}
            </List>
          )
        }
      </LoadState>
      {editing === null ? null : <ProviderDialog provider={editing.provider} onClose={() => setEditing(null)} />}
    </section>
  )
}

function ProviderRow({
  provider,
  inUse,
  onEdit,
}: {
  readonly provider: ProviderView
  readonly inUse: boolean
  readonly onEdit: () => void
}): ReactElement {
  const say = useWords()
  const { label: name } = provider
  const [removing, setRemoving] = useState(false)
  const [open, setOpen] = useState(false)
  const { busy, start } = useAction()
  return (
    <ListRow
      icon={<Cpu />}
      title={name}
      titleEnd={
        <>
          <Badge tone={provider.hasKey ? 'good' : 'neutral'}>{say(provider.hasKey ? 'hasKey' : 'noKey')}</Badge>
          {inUse ? <Badge tone="accent">{say('inUse')}</Badge> : null}
        </>
      }
      actions={
        <>
          <IconButton label={say('editProvider', { name })} icon={<PenLine />} onClick={onEdit} />
          <IconButton label={say('removeProvider', { name })} icon={<Trash2 />} onClick={() => setRemoving(true)} />
        </>
      }
      below={
        <>
          <Disclosure label={say('chooseModel', { name })} open={open} onOpenChange={setOpen}>
            <ModelChoice provider={provider} onChosen={() => setOpen(false)} />
          </Disclosure>
          <AlertDialog
            open={removing}
            title={say('removeTitle', { name })}
            description={say('removeText')}
            confirmLabel={say('remove')}
            danger
            busy={busy}
            onCancel={() => setRemoving(false)}
            onConfirm={() =>
              start(
                () => request('model.removeProvider', { providerId: provider.id }),
                () => setRemoving(false),
              )
            }
          />
        </>
      }
    >
      {provider.baseUrl}
    </ListRow>
  )
}

function ModelChoice({
  provider,
  onChosen,
}: {
  readonly provider: ProviderView
  readonly onChosen: () => void
}): ReactElement {
  const say = useWords()
  const state = useRequest('model.listModels', { input: { providerId: provider.id } })
  const { start } = useAction()
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(models) => (
        <SearchList
          label={say('chooseModel', { name: provider.label })}
          placeholder={say('chooseModel', { name: provider.label })}
          empty={say('listed', { count: 0 })}
          groups={[
            {
              label: provider.label,
              items: models.map((model) => ({
                id: model.id,
                label: model.label,
                hint: model.label === model.id ? undefined : model.id,
                run: () =>
                  start(
                    () => request('settings.update', { model: { providerId: provider.id, modelId: model.id } }),
                    onChosen,
                  ),
              })),
            },
          ]}
        />
      )}
    </LoadState>
  )
}
