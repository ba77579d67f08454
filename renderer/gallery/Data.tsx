import { Copy, MessageSquarePlus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { AppError } from '../../shared/ipc/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import { IconButton } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { SchemaForm } from '../ui/SchemaForm/SchemaForm.tsx'
import { NotLive } from '../ui/NotLive.tsx'
import { SearchList } from '../ui/SearchList.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import { Part } from './Part.tsx'
import { told } from '../../shared/told.ts'

const FAILED = new AppError(
  'SERVER_UNREACHABLE',
  told`The server did not answer. Check the connection, then try again.`,
)
const SCHEMA = {
  type: 'object',
  required: ['title', 'start'],
  properties: {
    title: { type: 'string', description: 'What it is called' },
    start: { type: 'string', format: 'date-time' },
    kind: { enum: ['meeting', 'lunch', 'call'] },
    minutes: { type: 'integer', minimum: 5, maximum: 480 },
    notify: { type: 'boolean' },
    attendees: { type: 'array', items: { type: 'string', format: 'email' } },
    place: { type: 'object', properties: { room: { type: 'string' } } },
  },
}

/** What shows data: how it loads, how it is written, how it is found. */
export function Data(): ReactElement {
  return (
    <>
      <Part name="Loading" grid>
        <LoadState state={{ value: null, error: null, loading: true }}>{() => null}</LoadState>
        <LoadState state={{ value: null, error: FAILED, loading: false }} onRetry={() => {}}>
          {() => null}
        </LoadState>
        <LoadState state={{ value: 'It is there.', error: null, loading: false }}>{(text) => <p>{text}</p>}</LoadState>
      </Part>
      <Part name="Text that cannot hide" grid>
        <p>
          <VisibleText text={'pay\u200Bpal\u202E.example and \u0430pple'} />
        </p>
        <p>
          <VisibleText text={'A very long word. '.repeat(40)} most={80} />
        </p>
        <p>
          <VisibleText text="What matters" strong /> <CopyButton text="What matters" /> <NotLive server="Office" />
        </p>
        <IconButton label="With a tooltip" icon={<Copy />} keys="Mod+C" />
        <IconButton label="Disabled" icon={<Copy />} disabled tooltip={false} />
      </Part>
      <Forms />
      <Find />
    </>
  )
}

function Forms(): ReactElement {
  const [values, setValues] = useState<JsonObject>({
    title: 'Review',
    minutes: 3,
    notify: true,
    attendees: ['a@b.example'],
  })
  return (
    <Part name="A form of a schema" grid>
      <SchemaForm schema={SCHEMA} values={values} onChange={setValues} problems={new Map([['/minutes', 'tooSmall']])} />
      <SchemaForm schema={SCHEMA} values={values} onChange={setValues} disabled />
    </Part>
  )
}

function Find(): ReactElement {
  const [mode, setMode] = useState<'form' | 'json'>('form')
  return (
    <Part name="Finding and choosing" grid>
      <Segmented
        label="View"
        value={mode}
        onChange={setMode}
        options={[
          { value: 'form', label: 'Form' },
          { value: 'json', label: 'JSON' },
        ]}
      />
      <Segmented
        label="Small and disabled"
        size="sm"
        disabled
        value={mode}
        onChange={setMode}
        options={[
          { value: 'form', label: 'Form' },
          { value: 'json', label: 'JSON' },
        ]}
      />
      <SearchList
        label="Go to"
        placeholder="Find something"
        empty="Nothing has this name."
        groups={[
          {
            label: 'Actions',
            items: [
              { id: 'new', label: 'New conversation', icon: <MessageSquarePlus />, keys: 'Mod+Shift+O', run: () => {} },
              { id: 'old', label: 'Trip to Lund', hint: 'three days ago', run: () => {} },
            ],
          },
        ]}
      />
      <SearchList label="Go to nothing" placeholder="Find something" empty="Nothing has this name." groups={[]} />
    </Part>
  )
}
