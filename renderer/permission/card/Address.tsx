import type { ReactElement } from 'react'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { addressParts } from '../secretFields.ts'
import css from './card.module.css'
import { Part } from './CardFacts.tsx'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

/** An address whole, and the part of it that tells where it leads. */
export function Address({ url }: { readonly url: string }): ReactElement {
  const say = useWords()
  const parts = addressParts(url)
  return (
    <Part title={say('address')}>
      <dl className={css.rows}>
        <div className={css.row}>
          <dt>{say('leadsTo')}</dt>
          <dd>{parts === null ? say('noAddress') : <VisibleText text={parts.host} exact strong most={300} />}</dd>
        </div>
        <div className={css.row}>
          <dt>{say('wholeAddress')}</dt>
          <dd>
            <VisibleText text={url} exact most={8192} />
          </dd>
        </div>
      </dl>
      {parts?.unicodeHost === true ? <p className={flow.small}>{say('foreignLetters')}</p> : null}
    </Part>
  )
}
