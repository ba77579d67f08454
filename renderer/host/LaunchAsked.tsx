import type { ReactElement } from 'react'
import type { ServerView } from '../../shared/host.ts'
import type { PinDiff } from '../../shared/permission.ts'
import { Banner } from '../ui/Banner.tsx'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './host.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const PARTS = {
  command: 'part_command',
  argument: 'part_argument',
  folder: 'part_folder',
  env: 'part_env',
  url: 'part_url',
  headers: 'part_headers',
} as const
type Part = keyof typeof PARTS
const isPart = (word: string): word is Part => word in PARTS

/** Why a launch is asked about, beyond that it is the first: a rule wants it, or it is not the one that was allowed. */
export function LaunchAsked({ state }: { readonly state: ServerView['state'] }): ReactElement | null {
  if (state.kind !== 'approvalNeeded') return null
  const { reason, drift } = state
  const isRule = reason.kind === 'organisation' || reason.kind === 'policy'
  return (
    <>
      {isRule ? (
        <Banner>
          <VisibleText text={reason.sentence} />
        </Banner>
      ) : null}
      {drift === null || drift.fields.length === 0 ? null : <LaunchDiff drift={drift} />}
    </>
  )
}

/** Part by part; a value that is kept secret is only said to be another one. */
function LaunchDiff({ drift }: { readonly drift: PinDiff }): ReactElement {
  const say = useWords()
  return (
    <section aria-label={say('launchChanged')}>
      <p className={flow.small}>{say('launchChanged')}</p>
      <ul className={css.extras}>
        {drift.fields.map(({ field, before, after }) => {
          const [part = '', ...name] = field.split(' ')
          const isSecret = part === 'env' || part === 'headers'
          return (
            <li key={field}>
              {isPart(part) ? say(PARTS[part]) : null} <VisibleText text={name.join(' ')} />{' '}
              {before === null || isSecret ? null : (
                <del>
                  <VisibleText text={before} exact most={100_000} />
                </del>
              )}{' '}
              {after === null ? (
                say('part_gone')
              ) : isSecret ? (
                say(before === null ? 'part_new' : 'part_value')
              ) : (
                <ins>
                  <VisibleText text={after} exact most={100_000} />
                </ins>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
