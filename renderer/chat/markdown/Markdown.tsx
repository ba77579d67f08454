/** Markdown as React elements: no HTML is ever made from text, so that nothing in it can run, load or imitate the app. */
import type { Links } from 'marked'
import { type ReactElement, memo, useDeferredValue, useState } from 'react'
import { Block } from './Block.tsx'
import { classes } from '../../ui/classes.ts'
import { type BlockGroup, createBlockReader } from './blocks.ts'
import { copyWithSources } from './copySources.ts'
import css from './Markdown.module.css'

const NO_LINKS: Links = {}

/** Shows a text as Markdown. While it grows only its last block is rendered again; `finished` says that no more will come. */
export const Markdown = memo(function Markdown({
  text,
  finished,
}: {
  readonly text: string
  readonly finished: boolean
}): ReactElement {
  const [reader] = useState(createBlockReader)
  const [wasGrowing] = useState(!finished)
  // The end of a long answer is read once more as a whole: behind the frame that shows it, not in it.
  const { groups, links } = reader.read(text, useDeferredValue(finished))
  // Links change only when a new target was found: then, and only then, every block is rendered again.
  const known = Object.keys(links).length === 0 ? NO_LINKS : links
  return (
    <div className={css.markdown} onCopy={copyWithSources}>
      {groups.map((group, index) => (
        <Group
          key={index}
          group={group}
          links={known}
          remembered={wasGrowing}
          skippable={wasGrowing && index < groups.length - 3}
        />
      ))}
    </div>
  )
})

/** `skippable`: out of sight it is neither laid out nor painted. Only for what was on screen once, so that its size is known. */
const Group = memo(function Group({
  group,
  links,
  remembered,
  skippable,
}: {
  readonly group: BlockGroup
  readonly links: Links
  readonly remembered: boolean
  readonly skippable: boolean
}) {
  return (
    <div className={classes(css.group, remembered && css.remembered, skippable && css.skippable)}>
      {group.map((block, index) => (
        <Block key={index} token={block} links={links} />
      ))}
    </div>
  )
})
