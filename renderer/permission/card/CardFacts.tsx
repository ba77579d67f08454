import { ArrowRight, Globe, KeyRound, RotateCcw, Server, UserRound } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { ConsentRequest, Preview } from '../../../shared/consent.ts'
import type { Assessment, EffectKind, Flow } from '../../../shared/permission.ts'
import { EffectChip } from '../../ui/Badge.tsx'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { diffLines } from '../diff.ts'
import { changesOf } from '../question.ts'
import css from './card.module.css'
import { useWords } from './words.ts'
import { useLanguage } from '../../i18n/words.ts'
import flow from '../../ui/flow.module.css'

/** One part of the card under its own small heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className={css.part} aria-label={title}>
      <h3 className={css.partTitle}>{title}</h3>
      {children}
    </section>
  )
}

/** What removes or replaces also changes: that is not said twice. */
const effectsShown = ({ effects }: Assessment): readonly EffectKind[] =>
  effects.includes('delete') ? effects.filter((effect) => effect !== 'write') : effects

const UNDO = { yes: 'undoYes', partly: 'undoPartly', never: 'undoNever' } as const

/** Part 2: which server and how it is known, which account, what kind of effect, whether it can be put back. */
export function WhoWhere({ question }: { readonly question: ConsentRequest }): ReactElement {
  const say = useWords()
  const { assessment, request } = question
  return (
    <ul className={css.strip} aria-label={say('where')}>
      <li className={css.fact}>
        <Server aria-hidden="true" />
        <span>
          <span className="visually-hidden">{say('server')}: </span>
          <VisibleText text={request.resource.serverName} strong />
          <span className={css.identity}>
            <span className="visually-hidden">{say('identity')}: </span>
            <VisibleText text={question.serverIdentity} most={120} />
          </span>
        </span>
      </li>
      <li className={css.fact}>
        {question.accountName === null ? <UserRound aria-hidden="true" /> : <KeyRound aria-hidden="true" />}
        <span className="visually-hidden">{say('account')}: </span>
        {question.accountName === null ? say('noAccount') : <VisibleText text={question.accountName} />}
      </li>
      <li className={css.fact}>
        <span className="visually-hidden">{say('effect')}: </span>
        {effectsShown(assessment).map((effect) => (
          <EffectChip key={effect} effect={effect} overwrites={assessment.overwrites} />
        ))}
      </li>
      {assessment.effects.every((effect) => effect === 'read') ? null : (
        <li className={css.fact} data-undo={assessment.undo}>
          <RotateCcw aria-hidden="true" />
          {say(UNDO[assessment.undo])}
        </li>
      )}
    </ul>
  )
}

function Value({ text }: { readonly text: string | null }): ReactElement {
  const say = useWords()
  return text === null || text === '' ? (
    <em className={css.nothing}>{say('nothing')}</em>
  ) : (
    <VisibleText text={text} most={600} />
  )
}

/** Two texts of several lines, as what went and what came. */
export function TextDiff({
  before,
  after,
}: {
  readonly before: string | null
  readonly after: string | null
}): ReactElement {
  const signs = { same: ' ', removed: '−', added: '+' } as const
  return (
    <div className={css.diff}>
      {diffLines(before, after).map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines of one fixed diff have only their place
        <div key={index} data-kind={line.kind} className={css.diffLine}>
          <span className={css.sign}>{signs[line.kind]}</span>
          {line.kind === 'removed' ? (
            <del>
              <VisibleText text={line.text} />
            </del>
          ) : line.kind === 'added' ? (
            <ins>
              <VisibleText text={line.text} />
            </ins>
          ) : (
            <VisibleText text={line.text} />
          )}
        </div>
      ))}
    </div>
  )
}

function Change({ before, after }: { readonly before: string | null; readonly after: string | null }): ReactElement {
  const say = useWords()
  if (before !== null && after !== null && (before.includes('\n') || after.includes('\n')))
    return <TextDiff before={before} after={after} />
  if (before === after) return <Value text={after} />
  return (
    <span className={css.change}>
      <span className={css.was}>
        <span className="visually-hidden">{say('now')}: </span>
        <Value text={before} />
      </span>
      <ArrowRight aria-hidden="true" className={css.arrow} />
      <span className={css.will}>
        <span className="visually-hidden">{say('afterwards')}: </span>
        <Value text={after} />
      </span>
    </span>
  )
}

/** Part 3: what it is now and what it will be; for a new or a doomed thing, its fields alone. */
export function BeforeAfter({ preview }: { readonly preview: Preview }): ReactElement {
  const say = useWords()
  const language = useLanguage()
  const inWords = (rows: Preview['before']) => rows.map(({ field, value }) => ({ field, value: value[language] }))
  const spoken = { before: inWords(preview.before), after: inWords(preview.after) }
  const both = preview.before.length > 0 && preview.after.length > 0
  const title = both ? say('change') : preview.before.length > 0 ? say('now') : say('afterwards')
  return (
    <Part title={title}>
      {preview.title === null ? null : (
        <p className={css.previewTitle}>
          <VisibleText text={preview.title} strong />
        </p>
      )}
      <dl className={css.rows}>
        {changesOf(spoken).map((row) => (
          <div key={row.field} className={css.row}>
            <dt>
              <VisibleText text={row.field} />
            </dt>
            <dd>
              {both ? <Change before={row.before} after={row.after} /> : <Value text={row.before ?? row.after} />}
            </dd>
          </div>
        ))}
        {preview.people.length === 0 ? null : (
          <div className={css.row}>
            <dt>{say('people')}</dt>
            <dd>
              <ul className={css.people}>
                {preview.people.map((person) => (
                  <li key={person}>
                    <VisibleText text={person} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <p className={flow.small}>
        <VisibleText text={say('lookedUp', { source: preview.source })} />
      </p>
    </Part>
  )
}

const flowWords = (flow: Flow, say: ReturnType<typeof useWords>): string =>
  say(flow.toOutside ? 'flowOutside' : 'flow', {
    what: flow.what,
    from: flow.from.serverName,
    to: flow.toServerName,
  })

/** Part 5: which data goes from which service to whom. */
export function Leaving({ question }: { readonly question: ConsentRequest }): ReactElement {
  const say = useWords()
  return (
    <Part title={say('leaves')}>
      {question.flows.length === 0 ? (
        <p className={flow.small}>
          <VisibleText text={say('leavesNothing', { server: question.request.resource.serverName })} />
        </p>
      ) : (
        <ul className={css.flows}>
          {question.flows.map((flow) => (
            <li key={flowWords(flow, say)} className={css.fact} data-outside={flow.toOutside || undefined}>
              <Globe aria-hidden="true" />
              <span>
                <VisibleText text={flowWords(flow, say)} />
                {flow.from.privacy === 'private' ? (
                  <>
                    {' '}
                    <span className={css.private}>{say('private')}</span>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
