import { Download, Ellipsis, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { AlertDialog, Dialog } from '../ui/Dialog.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Popover } from '../ui/Popover.tsx'
import { toast } from '../ui/toast.ts'
import { Part } from './Part.tsx'

export function Overlays(): ReactElement {
  const [open, setOpen] = useState<'dialog' | 'alert' | null>(null)
  return (
    <Part name="Overlays">
      <Button onClick={() => setOpen('dialog')}>Open dialog</Button>
      <Button onClick={() => setOpen('alert')}>Open question</Button>
      <Button onClick={() => toast('It was deleted.', { undo: () => {} })}>Show toast</Button>
      <Button onClick={() => toast('It did not work.', { tone: 'bad' })}>Show bad news</Button>
      <Menu
        trigger={<IconButton label="Open menu" icon={<Ellipsis />} tooltip={false} />}
        items={[
          { id: 'export', label: 'Export', icon: <Download aria-hidden="true" />, run: () => {} },
          { kind: 'check', id: 'check', label: 'Show all', checked: true, run: () => {} },
          { kind: 'separator', id: 'line' },
          { id: 'delete', label: 'Delete', danger: true, icon: <Trash2 aria-hidden="true" />, run: () => {} },
        ]}
      />
      <Popover title="About this" trigger={<Button>Open popover</Button>}>
        A few words.
      </Popover>
      <Dialog
        open={open === 'dialog'}
        onClose={() => setOpen(null)}
        title="Add a server"
        description="What it is called and how it is started."
        footer={<Button variant="primary">Save</Button>}
      >
        The form.
      </Dialog>
      <AlertDialog
        open={open === 'alert'}
        title="Remove this server?"
        description="Its tools go, and so do the rules for them."
        confirmLabel="Remove"
        danger
        onConfirm={() => setOpen(null)}
        onCancel={() => setOpen(null)}
      />
    </Part>
  )
}
