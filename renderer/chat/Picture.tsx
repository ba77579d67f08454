import { Download } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { classes } from '../ui/classes.ts'
import { saveDataAsFile } from '../ui/saveAsFile.ts'
import { useWords } from './markdown/words.ts'
import css from './Picture.module.css'

/** SECURITY: only raster formats: an SVG from outside could carry scripts and addresses. */
const DRAWABLE = /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/
export const isDrawable = (mimeType: string): boolean => DRAWABLE.test(mimeType)
export const addressOf = (mimeType: string, data: string): string => `data:${mimeType};base64,${data}`

/** An image within bounds; a click shows it large, where it can be saved. `address` holds the data itself, never another place. */
export function Picture({
  address,
  alt,
  size,
  file,
  look = 'plain',
}: {
  readonly address: string
  readonly alt: string
  readonly size?: { readonly width: number; readonly height: number } | undefined
  /** How it is saved; left out, it is not offered. */
  readonly file?: { readonly name: string; readonly mimeType: string; readonly data: string } | undefined
  readonly look?: 'plain' | 'framed' | 'thumb' | undefined
}): ReactElement {
  const say = useWords()
  const [open, setOpen] = useState(false)
  const [broken, setBroken] = useState(false)
  if (broken) return <span className={css.broken}>{say('pictureBroken')}</span>
  const image = (
    <img src={address} alt={alt} width={size?.width} height={size?.height} onError={() => setBroken(true)} />
  )
  return (
    <>
      <button
        type="button"
        className={classes(css.small, look === 'thumb' && css.thumb, look === 'framed' && css.framed)}
        aria-label={say('openLarge', { name: alt })}
        onClick={() => setOpen(true)}
      >
        {image}
      </button>
      {open ? (
        <Dialog
          open
          size="lg"
          title={alt.length > 80 ? `${alt.slice(0, 80)}…` : alt}
          onClose={() => setOpen(false)}
          footer={
            file ? (
              <Button icon={<Download aria-hidden="true" />} onClick={() => saveDataAsFile(file)}>
                {say('save')}
              </Button>
            ) : null
          }
        >
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={css.large} tabIndex={0}>
            {image}
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
