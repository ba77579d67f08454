import { type ReactElement, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { formatCount } from '../ui/format.ts'
import css from './Result.module.css'
import { useWords } from './words.ts'

const FIRST = 1600
const STEP = 20_000

/** Text of any length, as it is: a first part, then more on demand, so that a huge result never blocks the window. */
export function LongText({
  text,
  code,
  first = FIRST,
}: {
  readonly text: string
  readonly code?: boolean | undefined
  readonly first?: number | undefined
}): ReactElement {
  const say = useWords()
  const [shown, setShown] = useState(first)
  // A little more than the bound is shown whole: a fold must be worth its click.
  const whole = text.length <= shown * 1.15
  const cut = whole ? text : text.slice(0, endOfPiece(text, shown))
  return (
    <div className={css.long}>
      <div className={classes(css.text, code && css.code)}>
        {cut}
        {whole ? null : '…'}
      </div>
      {whole && shown === first ? null : (
        <div className={css.more}>
          {whole ? null : (
            <Button size="sm" variant="quiet" onClick={() => setShown(shown + STEP)}>
              {say('showMoreCharacters', { count: formatCount(text.length - cut.length) })}
            </Button>
          )}
          {shown > first ? (
            <Button size="sm" variant="quiet" onClick={() => setShown(first)}>
              {say('showLess')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}

/** Never cuts a surrogate pair in two. */
const endOfPiece = (text: string, end: number): number => {
  const unit = text.charCodeAt(end - 1)
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end
}
