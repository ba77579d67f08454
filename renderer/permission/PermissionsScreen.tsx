/** Permissions: modes, tools, grants, rules, and how much is asked of the person. */
import { type ReactElement, useState } from 'react'
import type { Mode } from '../../shared/permission.ts'
import { request } from '../ipc/client.ts'
import { useSettings } from '../ipc/stores.ts'
import { Page } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useAction } from '../ui/useAction.ts'
import { AttentionTab } from './screen/AttentionTab.tsx'
import { GrantsTab } from './screen/GrantsTab.tsx'
import { type EditPolicy, PoliciesTab } from './screen/PoliciesTab.tsx'
import { PolicyDialog } from './screen/PolicyDialog.tsx'
import { ToolsTab } from './screen/ToolsTab.tsx'
import { useWords } from './screen/words.ts'

function ModePicker(): ReactElement {
  const say = useWords()
  const settings = useSettings()
  const { start } = useAction()
  const mode: Mode | null = settings.value?.mode ?? null
  return (
    <RadioGroup
      label={say('mode')}
      value={mode}
      onChange={(next) => start(() => request('settings.update', { mode: next }))}
      options={[
        { value: 'careful', label: say('modeCareful'), hint: say('modeCarefulHint') },
        { value: 'balanced', label: say('modeBalanced'), hint: say('modeBalancedHint') },
        { value: 'focused', label: say('modeFocused'), hint: say('modeFocusedHint') },
      ]}
    />
  )
}

type TabId = 'tools' | 'grants' | 'policies' | 'attention'

export type PermissionsScreenProps = { readonly tab?: TabId | undefined }

export default function PermissionsScreen({ tab: first = 'tools' }: PermissionsScreenProps): ReactElement {
  const say = useWords()
  const [tab, setTab] = useState<TabId>(first)
  const [editing, setEditing] = useState<Parameters<EditPolicy>[0] | null>(null)
  return (
    <Page title={say('title')} intro={say('intro')}>
      <ModePicker />
      <Tabs
        label={say('views')}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'tools', label: say('tabTools'), content: <ToolsTab /> },
          { id: 'grants', label: say('tabGrants'), content: <GrantsTab /> },
          { id: 'policies', label: say('tabPolicies'), content: <PoliciesTab onEdit={setEditing} /> },
          {
            id: 'attention',
            label: say('tabAttention'),
            content: <AttentionTab onLookAt={(draft) => setEditing({ id: null, draft })} />,
          },
        ]}
      />
      {editing === null ? null : (
        <PolicyDialog id={editing.id} draft={editing.draft} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}
