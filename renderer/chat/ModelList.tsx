import { Check, Plus } from 'lucide-react'
import { type ReactElement, useEffect, useState } from 'react'
import type { ModelRef } from '../../shared/chat.ts'
import type { ProviderId } from '../../shared/ids.ts'
import type { ModelInfo, ProviderView } from '../../shared/model.ts'
import { request } from '../ipc/client.ts'
import { useProviders } from '../ipc/stores.ts'
import { Button } from '../ui/Button.tsx'
import { type SearchGroup, type SearchItem, SearchList } from '../ui/SearchList.tsx'
import css from './ModelPicker.module.css'
import { useWords } from './words.ts'

type Listed = { readonly models: readonly ModelInfo[] | null; readonly failed: boolean }

/** Asks every provider for its models, each on its own: one that does not answer holds up no other. */
function useModels(providers: readonly ProviderView[]): ReadonlyMap<ProviderId, Listed> {
  const [listed, setListed] = useState<ReadonlyMap<ProviderId, Listed>>(new Map())
  const key = providers.map((provider) => provider.id).join(' ')
  useEffect(() => {
    let current = true
    const put = (id: ProviderId, value: Listed) => current && setListed((before) => new Map(before).set(id, value))
    for (const id of key === '' ? [] : (key.split(' ') as ProviderId[]))
      request('model.listModels', { providerId: id }).then(
        (models) => put(id, { models, failed: false }),
        () => put(id, { models: null, failed: true }),
      )
    return () => {
      current = false
    }
  }, [key])
  return listed
}

/** All models of all providers, to choose one; a model that is not listed can be named. */
export default function ModelList({
  model,
  onChoose,
  onSetUp,
}: {
  readonly model: ModelRef | null
  readonly onChoose: (model: ModelRef) => void
  readonly onSetUp: () => void
}): ReactElement {
  const say = useWords()
  const [query, setQuery] = useState('')
  const providers = useProviders().value ?? []
  const listed = useModels(providers)
  const waiting = providers.filter((provider) => !listed.has(provider.id))
  const failed = providers.filter((provider) => listed.get(provider.id)?.failed)

  const itemsOf = (provider: ProviderView): SearchItem[] => {
    const models = (listed.get(provider.id)?.models ?? []).map((info) => ({
      id: `${provider.id}/${info.id}`,
      label: info.label,
      hint: info.label === info.id ? undefined : info.id,
      icon: model?.providerId === provider.id && model.modelId === info.id ? <Check /> : <span className={css.blank} />,
      run: () => onChoose({ providerId: provider.id, modelId: info.id }),
    }))
    const named = query.trim()
    if (named === '' || models.some((item) => item.id.endsWith(`/${named}`))) return models
    const anyway: SearchItem = {
      id: `${provider.id}/named`,
      label: say('modelUseAnyway', { id: named }),
      icon: <Plus />,
      run: () => onChoose({ providerId: provider.id, modelId: named }),
    }
    return [...models, anyway]
  }
  const groups: SearchGroup[] = providers.map((provider) => ({ label: provider.label, items: itemsOf(provider) }))
  return (
    <div className={css.list}>
      <SearchList
        label={say('modelSearch')}
        placeholder={say('modelSearch')}
        groups={groups}
        query={query}
        onQuery={setQuery}
        empty={providers.length === 0 ? say('modelNone') : say('modelEmpty')}
        footer={
          <div className={css.footer}>
            {waiting.map((provider) => (
              <p key={provider.id}>{say('modelLoading', { provider: provider.label })}</p>
            ))}
            {failed.map((provider) => (
              <p key={provider.id}>{say('modelFailed', { provider: provider.label })}</p>
            ))}
            <Button size="sm" variant="quiet" icon={<Plus aria-hidden="true" />} onClick={onSetUp}>
              {say('modelSetUp')}
            </Button>
          </div>
        }
      />
    </div>
  )
}
