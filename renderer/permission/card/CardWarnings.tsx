import { TriangleAlert } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { ConsentRequest } from '../../../shared/consent.ts'
import type { PinDiff, Warning } from '../../../shared/permission.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import css from './card.module.css'
import { TextDiff } from './CardFacts.tsx'
import { useWords } from './words.ts'
import { english } from '../../../shared/told.ts'
import flow from '../../ui/flow.module.css'

const TITLES = {
  untrustedInfluence: 'untrusted',
  leavingData: 'leaving',
  definitionChanged: 'changed',
  shadowing: 'shadowing',
  hiddenCharacters: 'hiddenCharacters',
  hintsDisagree: 'disagree',
  secret: 'secret',
} as const satisfies Record<Warning['kind'], string>

export function Caution({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <li className={css.caution}>
      <TriangleAlert aria-hidden="true" />
      <div className={css.cautionWords}>
        <strong>{title}</strong>
        {children}
      </div>
    </li>
  )
}

/** What changed in the definition since it was allowed, field by field. */
export function DefinitionDiff({ drift }: { readonly drift: PinDiff }): ReactElement {
  const say = useWords()
  return (
    <ul className={css.drift}>
      {drift.fields.map(({ field, before, after }) => (
        <li key={field}>
          <p className={flow.small}>
            <VisibleText text={say('changedField', { field })} />
            {before === null ? ` — ${say('absent')}` : after === null ? ` — ${say('gone')}` : null}
          </p>
          <TextDiff before={before} after={after} />
        </li>
      ))}
    </ul>
  )
}

/** Part 7: everything that should make a person look twice, each once. */
export function CardWarnings({ question }: { readonly question: ConsentRequest }): ReactElement | null {
  const say = useWords()
  const { warnings } = question.decision
  const { disagreement } = question.assessment
  const saysDisagree = warnings.some((warning) => warning.kind === 'hintsDisagree')
  const saysChanged = warnings.some((warning) => warning.kind === 'definitionChanged')
  const drift =
    question.drift === null ? null : (
      <Disclosure label={say('change')} defaultOpen={question.drift.fields.length <= 2}>
        <DefinitionDiff drift={question.drift} />
      </Disclosure>
    )
  if (warnings.length === 0 && disagreement === null && drift === null) return null
  return (
    <ul className={css.cautions}>
      {warnings.map((warning) => (
        <Caution key={`${warning.kind} ${english(warning.sentence)}`} title={say(TITLES[warning.kind])}>
          <p>
            <VisibleText text={warning.sentence} />
          </p>
          {warning.kind === 'definitionChanged' ? drift : null}
        </Caution>
      ))}
      {drift !== null && !saysChanged ? <Caution title={say('changed')}>{drift}</Caution> : null}
      {disagreement !== null && !saysDisagree ? (
        <Caution title={say('disagree')}>
          <p>
            <VisibleText text={disagreement} />
          </p>
        </Caution>
      ) : null}
    </ul>
  )
}
