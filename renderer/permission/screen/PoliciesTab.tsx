import { Download, PenLine, Plus, ScrollText, Trash2, Upload } from 'lucide-react'
import { type ReactElement, useRef, useState } from 'react'
import type { Policy, PolicyDraft } from '../../../shared/permission.ts'
import { request } from '../../ipc/client.ts'
import { useRevision, useServers } from '../../ipc/stores.ts'
import { useRequest } from '../../ipc/useRequest.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Card.tsx'
import { saveAsFile } from '../../ui/saveAsFile.ts'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { LoadState } from '../../ui/LoadState.tsx'
import { toast } from '../../ui/toast.ts'
import { useAction } from '../../ui/useAction.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { draftFromPolicy, exportPolicies, importPolicies } from '../policyForm.ts'
import { policySentence } from './common.ts'
import { ImportDialog } from './ImportDialog.tsx'
import css from './screen.module.css'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

export type EditPolicy = (policy: { readonly id: Policy['id'] | null; readonly draft: PolicyDraft | null }) => void

/** Standing rules: the person's own, and those of an organisation, which can only be read. */
export function PoliciesTab({ onEdit }: { readonly onEdit: EditPolicy }): ReactElement {
  const say = useWords()
  const state = useRequest('permission.listPolicies', { revision: useRevision('permission.rulesChanged') })
  const file = useRef<HTMLInputElement>(null)
  const [importing, setImporting] = useState<ReturnType<typeof importPolicies>>(null)
  const readFile = async (chosen: File | undefined) => {
    const read = chosen === undefined || chosen.size > 2_000_000 ? null : importPolicies(await chosen.text())
    if (read === null || read.drafts.length === 0) toast(say('importBad'), { tone: 'bad' })
    else setImporting(read)
    if (file.current !== null) file.current.value = ''
  }
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(policies) => {
        const own = policies.filter((policy) => policy.owner === 'person')
        return (
          <div className={css.stack}>
            <div className={flow.row}>
              <Button variant="primary" icon={<Plus />} onClick={() => onEdit({ id: null, draft: null })}>
                {say('addPolicy')}
              </Button>
              <Button icon={<Upload />} onClick={() => file.current?.click()}>
                {say('importPolicies')}
              </Button>
              <input
                ref={file}
                type="file"
                accept="application/json,.json"
                hidden
                aria-label={say('importPolicies')}
                onChange={(event) => void readFile(event.target.files?.[0])}
              />
              <Button
                icon={<Download />}
                disabled={own.length === 0}
                onClick={() =>
                  saveAsFile({
                    fileName: 'gatehouse-rules.json',
                    mimeType: 'application/json',
                    text: exportPolicies(own),
                  })
                }
              >
                {say('exportPolicies')}
              </Button>
            </div>
            {policies.length === 0 ? (
              <EmptyState icon={<ScrollText />} title={say('noPolicies')}>
                {say('noPoliciesHint')}
              </EmptyState>
            ) : (
              <List label={say('tabPolicies')}>
                {policies.map((policy) => (
                  <PolicyRow key={policy.id} policy={policy} onEdit={onEdit} />
                ))}
              </List>
            )}
            {importing === null ? null : <ImportDialog found={importing} onClose={() => setImporting(null)} />}
          </div>
        )
      }}
    </LoadState>
  )
}

function PolicyRow({ policy, onEdit }: { readonly policy: Policy; readonly onEdit: EditPolicy }): ReactElement {
  const say = useWords()
  const servers = useServers().value ?? []
  const { busy, start } = useAction()
  const draft = draftFromPolicy(policy)
  const sentence = policySentence(draft, (id) => servers.find((server) => server.id === id)?.name ?? id, say)
  const restore = () => start(() => request('permission.savePolicy', { id: null, draft }))
  const remove = () =>
    start(
      () => request('permission.removePolicy', { id: policy.id }),
      () => toast(say('removed'), { undo: restore }),
    )
  const own = policy.owner === 'person'
  return (
    <ListRow
      title={<VisibleText text={sentence} />}
      titleEnd={own ? null : <Badge tone="info">{say('organisation')}</Badge>}
      actions={
        own ? (
          <>
            <IconButton
              label={say('editNamed', { sentence })}
              icon={<PenLine />}
              onClick={() => onEdit({ id: policy.id, draft })}
            />
            <IconButton label={say('removePolicy', { sentence })} icon={<Trash2 />} disabled={busy} onClick={remove} />
          </>
        ) : null
      }
    >
      {policy.note === '' ? null : <VisibleText text={policy.note} />}
      {own ? null : ` ${say('organisationHint')}`}
    </ListRow>
  )
}
