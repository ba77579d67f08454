import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useIsDark } from '../../ui/useIsDark.ts'
import { Picture } from '../Picture.tsx'
import { CodeView } from './CodeView.tsx'
import css from './Diagram.module.css'
import { type Drawn, drawDiagram, knownDiagram } from './drawDiagram.ts'
import { useInSight } from './useInSight.ts'
import { useWords } from './words.ts'

/** A diagram as a picture, with its source one click away; the source alone until it is complete, and when it cannot be drawn. */
export function Diagram({ source }: { readonly source: string }): ReactElement {
  const say = useWords()
  const [showsSource, setShowsSource] = useState(false)
  const element = useRef<HTMLElement>(null)
  const drawn = useDrawn(source, element)
  if (drawn === null)
    return (
      <div>
        <p className={css.note}>{say('diagramFailed')}</p>
        <CodeView code={source} language="mermaid" complete />
      </div>
    )
  const name = drawn ? say('diagramOf', { words: drawn.words }) : say('diagram')
  return (
    <figure ref={element} className={css.diagram} aria-label={say('diagram')} aria-busy={drawn === undefined}>
      {showsSource ? (
        <CodeView code={source} language="mermaid" complete />
      ) : drawn ? (
        <div className={css.picture}>
          <Picture address={drawn.address} alt={name} size={drawn} />
        </div>
      ) : (
        <div className={css.waiting}>{say('diagramDrawing')}</div>
      )}
      <figcaption className={css.bar}>
        <Button size="sm" variant="quiet" onClick={() => setShowsSource(!showsSource)}>
          {say(showsSource ? 'showDiagram' : 'showSource')}
        </Button>
        <CopyButton text={source} />
      </figcaption>
    </figure>
  )
}

/** Undefined while it is on its way. Only what is near the eye is drawn. */
function useDrawn(source: string, element: { readonly current: HTMLElement | null }): Drawn | null | undefined {
  const dark = useIsDark()
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly drawn: Drawn | null } | null>(null)
  const known = knownDiagram(source, dark) ?? (outcome?.of === source + String(dark) ? outcome.drawn : undefined)
  const inSight = useInSight(element, known === undefined)
  useEffect(() => {
    if (!inSight) return
    let wanted = true
    void drawDiagram(source, dark).then((drawn) => {
      if (wanted) setOutcome({ of: source + String(dark), drawn })
    })
    return () => {
      wanted = false
    }
  }, [source, dark, inSight])
  return known
}
