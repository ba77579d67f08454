import { type ReactElement, useState } from 'react'
import type { ServerDraft, ServerView } from '../../shared/host.ts'
import { request } from '../ipc/client.ts'
import { Banner, ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useAction } from '../ui/useAction.ts'
import { parseCommandLine } from './commandLine.ts'
import { CommandView } from './CommandView.tsx'
import {
  type DraftForm,
  draftOf,
  EMPTY_FORM,
  formOf,
  isComplete,
  launchOf,
  problemsOf,
  suggestName,
} from './draftForm.ts'
import { ArgumentRows, PairRows } from './PairRows.tsx'
import { PasteConfig } from './PasteConfig.tsx'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

type Change = (patch: Partial<DraftForm>) => void
type Fields = { readonly form: DraftForm; readonly change: Change }
type Way = DraftForm['kind'] | 'paste'

const URL_WORDS = {
  unreadable: 'url_unreadable',
  scheme: 'url_scheme',
  credentials: 'url_credentials',
  plainHttp: 'url_plainHttp',
} as const

function NameField({ form, change }: Fields): ReactElement {
  const say = useWords()
  return (
    <TextField
      label={say('name')}
      hint={say('nameHint')}
      error={form.name === '' ? null : problemsOf(form).name}
      value={form.name}
      onChange={(name) => change({ name })}
    />
  )
}

function LocalFields({ form, change, isNew }: Fields & { readonly isNew: boolean }): ReactElement {
  const say = useWords()
  const [line, setLine] = useState('')
  // What was pasted from another app, or is being edited, is shown word by word from the start.
  const [inDetail] = useState(!isNew || form.command !== '')
  const parsed = line.trim() === '' ? null : parseCommandLine(line)
  const takeLine = (text: string) => {
    setLine(text)
    const read = parseCommandLine(text)
    if (read === null) return
    const env = Object.entries(read.env).map(([name, value]) => ({ name, value, kept: false }))
    change({ command: read.command, args: read.args, ...(env.length > 0 ? { env } : {}) })
  }
  return (
    <>
      <TextField
        label={say('line')}
        hint={say('lineHint')}
        error={line.trim() !== '' && parsed === null ? say('lineOpen') : null}
        placeholder="npx -y @example/server@1.2.3 /home/me/notes"
        value={line}
        onChange={takeLine}
        code
      />
      <NameField form={form} change={change} />
      <Disclosure label={say('wordByWord')} defaultOpen={inDetail}>
        <div className={flow.stack}>
          <TextField label={say('command')} value={form.command} onChange={(command) => change({ command })} code />
          <ArgumentRows args={form.args} onChange={(args) => change({ args })} />
          <PairRows kind="env" pairs={form.env} onChange={(env) => change({ env })} />
          <TextField
            label={say('folder')}
            hint={say('folderHint')}
            value={form.folder}
            onChange={(folder) => change({ folder })}
            code
          />
        </div>
      </Disclosure>
    </>
  )
}

function RemoteFields({ form, change }: Fields): ReactElement {
  const say = useWords()
  const problem = form.url === '' ? null : problemsOf(form).url
  const [hadHeaders] = useState(form.headers.length > 0)
  return (
    <>
      <TextField
        label={say('url')}
        hint={say('urlHint')}
        error={problem === null ? null : say(URL_WORDS[problem])}
        placeholder="https://mcp.example.com/mcp"
        inputMode="url"
        value={form.url}
        onChange={(url) => change({ url })}
        code
      />
      <NameField form={form} change={change} />
      <Disclosure label={say('headers')} defaultOpen={hadHeaders}>
        <PairRows kind="headers" pairs={form.headers} onChange={(headers) => change({ headers })} />
      </Disclosure>
    </>
  )
}

/** Adds a server, or edits one. Saving never starts anything: a new command is approved on its own. */
export function ServerDialog({
  server,
  suggested = null,
  open,
  onClose,
  onSaved,
}: {
  /** Null to add one. */
  readonly server: ServerView | null
  /** What a link filled in for a new one: anybody may have written it. */
  readonly suggested?: ServerDraft | null | undefined
  readonly open: boolean
  readonly onClose: () => void
  readonly onSaved?: ((server: ServerView) => void) | undefined
}): ReactElement {
  const say = useWords()
  const [form, setForm] = useState<DraftForm>(() => {
    const from = server ?? suggested
    return from === null ? EMPTY_FORM : formOf(from.name, from.launch)
  })
  const [way, setWay] = useState<Way>(form.kind)
  const { busy, error, start } = useAction('here')
  // A name follows what is typed until the person writes one.
  const [named, setNamed] = useState(server !== null || suggested !== null)
  const change: Change = (patch) => {
    if (patch.name !== undefined) setNamed(patch.name !== '')
    const next = { ...form, ...patch }
    setForm(named || patch.name !== undefined ? next : { ...next, name: suggestName(launchOf(next)) })
  }
  const problems = problemsOf(form)
  const choose = (next: Way) => {
    setWay(next)
    if (next !== 'paste') change({ kind: next })
  }
  const save = () =>
    start(async () => {
      const draft = draftOf(form)
      const saved =
        server === null
          ? await request('host.addServer', draft)
          : await request('host.editServer', { serverId: server.id, draft })
      onClose()
      onSaved?.(saved)
    })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="lg"
      title={server === null ? say('addTitle') : say('editTitle', { name: server.name })}
      footer={
        way === 'paste' ? null : (
          <Button variant="primary" busy={busy} disabled={!isComplete(problems)} onClick={save}>
            {server === null ? say('create') : say('save')}
          </Button>
        )
      }
    >
      <div className={flow.stack}>
        {suggested === null ? null : <Banner tone="warn">{say('fromLink')}</Banner>}
        <Segmented
          label={say('kind')}
          value={way}
          onChange={choose}
          options={[
            { value: 'stdio', label: say('kindLocal') },
            { value: 'http', label: say('kindRemote') },
            ...(server === null ? [{ value: 'paste' as const, label: say('kindPaste') }] : []),
          ]}
        />
        {way === 'paste' ? (
          <PasteConfig
            onUse={(filled) => {
              setForm(filled)
              setNamed(filled.name !== '')
              setWay(filled.kind)
            }}
          />
        ) : (
          <>
            {form.kind === 'stdio' ? (
              <LocalFields form={form} change={change} isNew={server === null} />
            ) : (
              <RemoteFields form={form} change={change} />
            )}
            {problems.command || problems.url !== null ? null : (
              <CommandView launch={launchOf(form)} label={say('preview')} />
            )}
            {error === null ? null : <ErrorNotice party={error.party} message={error.said} />}
          </>
        )}
      </div>
    </Dialog>
  )
}
