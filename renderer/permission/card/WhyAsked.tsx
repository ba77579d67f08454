import type { ReactElement } from 'react'
import type { ConsentRequest } from '../../../shared/consent.ts'
import type { TraceId } from '../../../shared/ids.ts'
import type { Assessment, PrincipalKind, SignalSource } from '../../../shared/permission.ts'
import { EffectChip } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import css from './card.module.css'
import { Part } from './CardFacts.tsx'
import { useWords } from './words.ts'
import { english } from '../../../shared/told.ts'
import flow from '../../ui/flow.module.css'

const SOURCES = {
  hint: 'sourceHint',
  name: 'sourceName',
  description: 'sourceDescription',
  schema: 'sourceSchema',
  scope: 'sourceScope',
  curated: 'sourceCurated',
  person: 'sourcePerson',
} as const satisfies Record<SignalSource, string>

/** The evidence for the effects, surest first. */
export function SignalList({ assessment }: { readonly assessment: Assessment }): ReactElement {
  const say = useWords()
  const signals = [...assessment.signals].sort((a, b) => b.sure - a.sure)
  return (
    <ul className={css.signals}>
      {signals.map((signal) => (
        <li key={`${signal.source} ${signal.effect} ${english(signal.evidence)}`} className={css.signal}>
          <EffectChip effect={signal.effect} overwrites={assessment.overwrites} />
          <span>
            {say(SOURCES[signal.source])}: <VisibleText text={signal.evidence} />
          </span>
          <span className={css.length}>{`${Math.round(signal.sure * 100)} %`}</span>
        </li>
      ))}
    </ul>
  )
}

/** Part 4: the person's own sentence that it serves, or that there is none. */
export function WhyNow({ question }: { readonly question: ConsentRequest }): ReactElement {
  const say = useWords()
  const asker = { server: 'byServer', delegate: 'byDelegate', app: 'byApp', person: 'byYou', assistant: null } as const
  const by = asker[question.request.principal.kind satisfies PrincipalKind]
  return (
    <Part title={say('whyNow')}>
      {by === null ? null : (
        <p>
          <VisibleText text={say(by, { name: question.request.principal.name })} most={400} />
        </p>
      )}
      {question.servesSentence !== null ? (
        <p>
          {say('youSaid')}{' '}
          <q className={css.quote}>
            <VisibleText text={question.servesSentence} most={400} />
          </q>
        </p>
      ) : by === null ? (
        <p>{say('noSentence')}</p>
      ) : null}
    </Part>
  )
}

/** Part 9: the rule and the signals, and the way to the trace. */
export function WhyAsked({
  question,
  onOpenTrace,
}: {
  readonly question: ConsentRequest
  readonly onOpenTrace?: ((traceId: TraceId) => void) | undefined
}): ReactElement {
  const say = useWords()
  const { decidedBy, reasons } = question.decision
  const others = reasons.filter((reason) => reason.id !== decidedBy.id || reason.kind !== decidedBy.kind)
  const { traceId } = question.request.context
  return (
    <div className={css.foot}>
      <Disclosure label={say('whyAsked')}>
        <div className={css.why}>
          <p>
            {say('decidedBy')}: <VisibleText text={decidedBy.sentence} /> <code className={css.id}>{decidedBy.id}</code>
          </p>
          {others.length === 0 ? null : (
            <>
              <p>{say('alsoSaid')}:</p>
              <ul>
                {others.map((reason) => (
                  <li key={`${reason.kind} ${reason.id}`}>
                    <VisibleText text={reason.sentence} />
                  </li>
                ))}
              </ul>
            </>
          )}
          {question.assessment.signals.length === 0 ? null : (
            <>
              <p>{say('signals')}:</p>
              <SignalList assessment={question.assessment} />
            </>
          )}
          {traceId !== null && onOpenTrace !== undefined ? (
            <div>
              <Button size="sm" variant="quiet" onClick={() => onOpenTrace(traceId)}>
                {say('openTrace')}
              </Button>
            </div>
          ) : null}
        </div>
      </Disclosure>
      {question.toolDescription === '' ? null : (
        <Disclosure label={say('serverWords')}>
          <p className={flow.small}>{say('serverWordsHint')}</p>
          <p className={css.serverWords}>
            <VisibleText text={question.toolDescription} most={1200} />
          </p>
        </Disclosure>
      )}
    </div>
  )
}
