import { Check, Copy } from 'lucide-react'
import { type ReactElement, useEffect, useState } from 'react'
import { IconButton } from './Button.tsx'
import { toastError } from './toast.ts'
import { useWords } from './words.ts'

/** Puts a text on the clipboard and says so for a moment. `label` names what is copied. */
export function CopyButton({
  text,
  label,
}: {
  readonly text: string | (() => string)
  readonly label?: string | undefined
}): ReactElement {
  const say = useWords()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(() => setCopied(true), toastError)
  }
  return (
    <>
      <IconButton
        size="sm"
        tooltip="native"
        label={label ?? say('copy')}
        icon={copied ? <Check /> : <Copy />}
        onClick={copy}
      />
      <output className="visually-hidden">{copied ? say('copied') : ''}</output>
    </>
  )
}
