import { type ReactElement, memo } from 'react'
import css from './CodeBlock.module.css'
import { CopyButton } from './CopyButton.tsx'
import { useWords } from './words.ts'

/** Code or any exact text: never wrapped into something else, scrolls inside itself, can be copied. */
export const CodeBlock = memo(function CodeBlock({
  code,
  language,
  wrap,
  label,
}: {
  readonly code: string
  readonly language?: string | undefined
  readonly wrap?: boolean | undefined
  readonly label?: string | undefined
}): ReactElement {
  const say = useWords()
  const name = label ?? (language ? say('codeOfLanguage', { language }) : say('codeOf'))
  return (
    <figure className={css.block} aria-label={name}>
      <figcaption className={css.bar}>
        <span className={css.language}>{language ?? ''}</span>
        <CopyButton text={code} />
      </figcaption>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={wrap ? css.wrap : css.pre} tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  )
})
