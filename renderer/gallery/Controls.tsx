import { Plus, Settings, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { Checkbox, RadioGroup, Switch } from '../ui/Choices.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { SuggestField } from '../ui/SuggestField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { Part } from './Part.tsx'

export function Controls(): ReactElement {
  return (
    <>
      <Part name="Buttons">
        {(['primary', 'secondary', 'quiet', 'danger'] as const).map((variant) => (
          <Button key={variant} variant={variant} icon={<Plus aria-hidden="true" />}>
            {variant}
          </Button>
        ))}
        {(['primary', 'secondary'] as const).map((variant) => (
          <Button key={variant} variant={variant} size="sm">
            small {variant}
          </Button>
        ))}
        <Button disabled>disabled</Button>
        <Button variant="primary" busy>
          busy
        </Button>
        <IconButton label="Settings" icon={<Settings />} />
        <IconButton label="Delete" icon={<Trash2 />} variant="danger" size="sm" />
        <IconButton label="Pinned" icon={<Plus />} pressed />
      </Part>
      <Fields />
      <Choices />
    </>
  )
}

function Fields(): ReactElement {
  const [text, setText] = useState('')
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system')
  return (
    <Part name="Fields" grid>
      <TextField label="Name" value={text} onChange={setText} placeholder="What you call it" />
      <TextField label="With a hint" value={text} onChange={setText} hint="Only you see this." />
      <TextField label="With an error" value="ftp://x" onChange={setText} error="Give an address with https://." />
      <TextField label="Disabled" value="Cannot be changed" onChange={setText} disabled />
      <TextField label="Command" value="npx -y server" onChange={setText} code />
      <TextArea label="Several lines" value={text} onChange={setText} />
      <SearchField label="Search" value={text} onChange={setText} />
      <SuggestField
        label="With suggestions"
        value={text}
        onChange={setText}
        suggestions={[{ value: 'evt-1', title: 'Team lunch', hint: 'evt-1' }]}
      />
      <Select
        label="Theme"
        value={theme}
        onChange={setTheme}
        hint="Follows the computer when it says so."
        options={[
          { value: 'system', label: 'As the computer' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark', hint: 'For the evening' },
        ]}
      />
    </Part>
  )
}

function Choices(): ReactElement {
  const [on, setOn] = useState(true)
  const [mode, setMode] = useState<'careful' | 'balanced'>('balanced')
  return (
    <Part name="Choices" grid>
      <Switch label="Ask before every call" hint="Reads too." checked={on} onChange={setOn} />
      <Switch label="Off and disabled" checked={false} onChange={setOn} disabled />
      <Checkbox label="Remember this" checked={on} onChange={setOn} />
      <Checkbox label="Some of them" checked={false} mixed onChange={setOn} />
      <RadioGroup
        label="Mode"
        value={mode}
        onChange={setMode}
        options={[
          { value: 'careful', label: 'Careful', hint: 'Asks for everything.' },
          { value: 'balanced', label: 'Balanced', hint: 'Reads run, the rest asks.' },
        ]}
      />
    </Part>
  )
}
