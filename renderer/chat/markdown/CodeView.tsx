import { WrapText } from 'lucide-react'
import { type ReactElement, memo, useEffect, useRef, useState } from 'react'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import css from './CodeView.module.css'
import { paint } from './paint.ts'
import { useInSight } from './useInSight.ts'
import { useTouched } from './useTouched.ts'
import { useWords } from './words.ts'
import { createJobs, useJob } from './work/jobs.ts'
import type { Run } from './work/colours.ts'
import { coloursWorker } from './work/addresses.ts'

const jobs = createJobs<readonly Run[]>(coloursWorker)
const MOST_COLOURED = 30_000

/** A fenced block: its language, its colours once it is complete, to copy and to wrap. */
export const CodeView = memo(function CodeView({
  code,
  language,
  complete,
}: {
  readonly code: string
  readonly language: string | undefined
  readonly complete: boolean
}): ReactElement {
  const say = useWords()
  const [wraps, setWraps] = useState(false)
  const [touched, touch] = useTouched()
  const element = useRef<HTMLElement>(null)
  // The browser goes through all its highlights at every change of the page: only those in sight are there.
  const isColoured = useInSight(element, complete && language !== undefined && code.length <= MOST_COLOURED)
  const runs = useJob(jobs, isColoured ? `${language}\n${code}` : null)
  useEffect(() => {
    const text = element.current?.firstChild
    return runs && text ? paint(text, runs) : undefined
  }, [runs, code])
  return (
    <figure className={css.block} {...touch} aria-label={language ? say('codeNamed', { language }) : say('code')}>
      <figcaption className={css.bar}>
        <span className={css.language}>{language ?? ''}</span>
        <span className={css.buttons}>
          {touched ? (
            <IconButton
              size="sm"
              tooltip="native"
              label={say('wrapLines')}
              icon={<WrapText />}
              pressed={wraps}
              onClick={() => setWraps(!wraps)}
            />
          ) : null}
          <CopyButton text={code} />
        </span>
      </figcaption>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes(css.pre, wraps && css.wraps)} tabIndex={0}>
        <code ref={element}>{code}</code>
      </pre>
    </figure>
  )
})
