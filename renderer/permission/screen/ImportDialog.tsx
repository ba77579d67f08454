import type { ReactElement } from 'react'
import { useServers } from '../../ipc/stores.ts'
import { request } from '../../ipc/client.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toast.ts'
import { useAction } from '../../ui/useAction.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import type { importPolicies } from '../policyForm.ts'
import { policySentence } from './common.ts'
import css from './screen.module.css'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

/** Shows the rules of a file before any of them counts; what allows something is marked. */
export function ImportDialog({
  found,
  onClose,
}: {
  readonly found: NonNullable<ReturnType<typeof importPolicies>>
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  const servers = useServers().value ?? []
  const { busy, start } = useAction()
  const save = async () => {
    for (const draft of found.drafts) await request('permission.savePolicy', { id: null, draft })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('importTitle')}
      description={say('importIntro')}
      footer={
        <Button
          variant="primary"
          busy={busy}
          onClick={() =>
            start(save, () => {
              toast(say('imported', { count: found.drafts.length }))
              onClose()
            })
          }
        >
          {say('importConfirm')}
        </Button>
      }
    >
      <ul className={css.imported}>
        {found.drafts.map((draft, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rules of one file have only their place
          <li key={index}>
            <VisibleText
              text={policySentence(draft, (id) => servers.find((server) => server.id === id)?.name ?? id, say)}
            />{' '}
            {draft.verdict === 'allow' ? <Badge tone="warn">{say('allows')}</Badge> : null}
          </li>
        ))}
      </ul>
      {found.skipped === 0 ? null : <p className={flow.small}>{say('importSkipped', { count: found.skipped })}</p>}
    </Dialog>
  )
}
