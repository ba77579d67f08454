import type { ReactElement } from 'react'
import type { ConsentRequest } from '../../../shared/consent.ts'
import type { SecretChoice, SecretUse } from '../../../shared/secrets.ts'
import { RadioGroup } from '../../ui/Choices.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import css from './card.module.css'
import { Part } from './CardFacts.tsx'
import { useWords } from './secretWords.ts'
import flow from '../../ui/flow.module.css'

type Send = SecretChoice['send'] | 'placeholder'
/** By placeholder: what is to be sent in its place. */
export type SecretChoices = ReadonlyMap<string, Send>

/** What the call is about goes as it is, unless the person says otherwise; everything else stays here. */
export const firstChoices = (secrets: readonly SecretUse[]): SecretChoices =>
  new Map(secrets.map(({ placeholder, suggested }) => [placeholder, suggested ? 'once' : 'placeholder']))

export const choicesOf = (choices: SecretChoices): SecretChoice[] =>
  [...choices].flatMap(([placeholder, send]) => (send === 'placeholder' ? [] : [{ placeholder, send }]))

/** Secrets that stand in the arguments as placeholders: for each, whether the true value goes along. */
export function CardSecrets({
  question,
  choices,
  onChoose,
  disabled,
}: {
  readonly question: ConsentRequest
  readonly choices: SecretChoices
  readonly onChoose: (choices: SecretChoices) => void
  readonly disabled: boolean
}): ReactElement | null {
  const say = useWords()
  const { secrets } = question
  const { serverName } = question.request.resource
  if (secrets.length === 0) return null
  return (
    <Part title={say('title')}>
      <p className={flow.small}>{say('intro')}</p>
      {secrets.map((secret) => (
        <div key={secret.placeholder} className={css.part}>
          <p>
            <VisibleText text={secret.shown} strong most={120} />{' '}
            <span className={flow.small}>
              <VisibleText text={say('seenIn', { places: placesOf(secret, say('you')) })} most={200} />
            </span>
          </p>
          <RadioGroup
            label={say('choice', { secret: secret.shown })}
            hideLabel
            value={choices.get(secret.placeholder) ?? 'placeholder'}
            onChange={(send) => onChoose(new Map(choices).set(secret.placeholder, send))}
            disabled={disabled}
            options={[
              { value: 'placeholder' as const, label: say('keep'), hint: say('keepHint', { server: serverName }) },
              { value: 'once' as const, label: say('once'), hint: say('onceHint', { server: serverName }) },
              ...(secret.canRemember
                ? [{ value: 'always' as const, label: say('always'), hint: say('alwaysHint', { server: serverName }) }]
                : []),
            ]}
          />
        </div>
      ))}
    </Part>
  )
}

const placesOf = ({ seenIn }: SecretUse, you: string): string =>
  seenIn.map(({ from, name }) => (from === 'person' ? you : name)).join(', ')
