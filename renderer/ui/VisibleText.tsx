import { Fragment, type ReactElement, useState } from 'react'
import { Button } from './Button.tsx'
import { firstPieces, type Piece, reveal } from './visible.ts'
import css from './VisibleText.module.css'
import type { InEach, Told } from '../../shared/told.ts'
import { useTell } from '../i18n/words.ts'
import { useVisibleWords } from './visibleWords.ts'
import { useWords } from './words.ts'

function OnePiece({ piece }: { readonly piece: Piece }): ReactElement {
  const say = useVisibleWords()
  if (piece.kind === 'plain') return <Fragment>{piece.text}</Fragment>
  if (piece.kind === 'blank') return <mark className={css.mark}>{say('blanks', { count: piece.count })}</mark>
  if (piece.kind === 'hidden') return <mark className={css.mark}>{`[${piece.name}]`}</mark>
  return (
    <mark className={css.lookAlike}>
      {piece.text}
      <span className={css.name}>{`[${piece.name}]`}</span>
    </mark>
  )
}

/**
 * Text of others, inert and exact: hidden and look-alike characters are shown by name, nothing is cut without
 * "n more". Keeps line breaks. Isolated, so that its direction changes nothing around it. `exact`: what runs or is sent as
 * it stands, where no blank is taken for good typography.
 */
export function VisibleText({
  text: said,
  most = 800,
  strong,
  exact = false,
}: {
  readonly text: Told | InEach<string> | string
  readonly most?: number | undefined
  readonly strong?: boolean | undefined
  readonly exact?: boolean | undefined
}): ReactElement {
  const say = useWords()
  const text = useTell()(said)
  const [whole, setWhole] = useState(false)
  const { pieces, left } = whole ? { pieces: reveal(text, exact), left: 0 } : firstPieces(text, most, exact)
  const Tag = strong ? 'strong' : 'span'
  return (
    <>
      <bdi className={css.text}>
        <Tag>
          {pieces.map((piece, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- pieces have no other identity and never move
            <OnePiece key={index} piece={piece} />
          ))}
          {left > 0 ? '…' : null}
        </Tag>
      </bdi>
      {left > 0 ? (
        <>
          {' '}
          <Button size="sm" variant="quiet" onClick={() => setWhole(true)}>
            {say('more', { count: left })}
          </Button>
        </>
      ) : null}
    </>
  )
}
