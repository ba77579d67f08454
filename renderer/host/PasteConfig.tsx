import { type ReactElement, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import { CommandView } from './CommandView.tsx'
import { importConfig, type Imported } from './configImport.ts'
import { type DraftForm, formOf } from './draftForm.ts'
import css from './host.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const PROBLEMS = { notJson: 'paste_notJson', noServers: 'paste_noServers', tooLarge: 'paste_tooLarge' } as const
const ENTRY_PROBLEMS = { noCommand: 'entry_noCommand', notText: 'entry_notText' } as const

/** Settings of another app, pasted: each server found can fill the form. */
export function PasteConfig({ onUse }: { readonly onUse: (form: DraftForm) => void }): ReactElement {
  const say = useWords()
  const [text, setText] = useState('')
  const result = text.trim() === '' ? null : importConfig(text)
  return (
    <div className={flow.stack}>
      <TextArea
        label={say('paste')}
        hint={say('pasteHint')}
        error={result?.ok === false ? say(PROBLEMS[result.problem]) : null}
        value={text}
        onChange={setText}
        rows={6}
        code
      />
      {result?.ok === true ? (
        <>
          <output>{say('found', { count: result.servers.length })}</output>
          {result.dropped.length === 0 ? null : <Dropped names={result.dropped} />}
          <ul className={css.found}>
            {result.servers.map((server) => (
              <FoundServer key={server.name} server={server} onUse={onUse} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function Dropped({ names }: { readonly names: readonly string[] }): ReactElement {
  const say = useWords()
  return (
    <p className={flow.small}>
      <VisibleText text={say('dropped', { names: names.join(', ') })} />
    </p>
  )
}

function FoundServer({
  server,
  onUse,
}: {
  readonly server: Imported
  readonly onUse: (form: DraftForm) => void
}): ReactElement {
  const say = useWords()
  const { launch, name, problem } = server
  return (
    <li className={css.foundItem}>
      <strong>
        <VisibleText text={name} />
      </strong>
      {problem === null ? null : <p className={flow.small}>{say(ENTRY_PROBLEMS[problem])}</p>}
      {launch === null ? null : <CommandView launch={launch} label={say('preview')} />}
      {server.dropped.length === 0 ? null : <Dropped names={server.dropped} />}
      {server.placeholders.length === 0 ? null : (
        <p className={flow.small}>
          <VisibleText text={say('placeholders', { names: server.placeholders.join(', ') })} />
        </p>
      )}
      {launch === null ? null : (
        <div>
          <Button size="sm" variant="primary" onClick={() => onUse(formOf(name, launch))}>
            {say('use', { name })}
          </Button>
        </div>
      )}
    </li>
  )
}
