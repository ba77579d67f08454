import { createElement, type ReactElement, type ReactNode } from 'react'
import { CopyButton } from '../../ui/CopyButton.tsx'
import css from './Formula.module.css'
import type { Formula as Found } from './formulas.ts'
import { useWords } from './words.ts'
import { createJobs, useJob } from './work/jobs.ts'
import type { MathTree } from './work/formulaTree.ts'
import { formulaWorker } from './work/addresses.ts'

const jobs = createJobs<MathTree>(formulaWorker)

/** A formula as MathML elements; its source while it is being written, and when it cannot be read. */
export function Formula({ formula }: { readonly formula: Found }): ReactElement {
  const { text, display, open, raw } = formula
  const tree = useJob(jobs, open ? null : (display ? 'b' : 'i') + text)
  if (!display)
    return tree ? (
      <span className={css.inline} data-source={raw}>
        {drawn(tree, 0)}
      </span>
    ) : (
      <code className={css.source}>{text}</code>
    )
  return (
    <DisplayFormula source={text} raw={raw.trimEnd()}>
      {tree ? drawn(tree, 0) : <code className={css.source}>{text}</code>}
    </DisplayFormula>
  )
}

function DisplayFormula({
  source,
  raw,
  children,
}: {
  readonly source: string
  readonly raw: string
  readonly children: ReactNode
}): ReactElement {
  const say = useWords()
  return (
    <span className={css.display}>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span className={css.scroll} tabIndex={0} data-source={raw}>
        {children}
      </span>
      <span className={css.copy}>
        <CopyButton label={say('copyFormula')} text={source} />
      </span>
    </span>
  )
}

/** SECURITY: only elements, attributes and styles of the allowlist of `formulaTree` are in the tree. */
function drawn(tree: MathTree | string, key: number): ReactNode {
  if (typeof tree === 'string') return tree
  const { tag, attributes, style, kind, children } = tree
  return createElement(
    tag,
    { key, ...attributes, ...(kind === '' ? {} : { 'data-kind': kind }), style },
    ...children.map(drawn),
  )
}
