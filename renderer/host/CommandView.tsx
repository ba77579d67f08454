import type { ReactElement } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { Launch } from '../../shared/host.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import { addressProblem, quoteWord } from './commandLine.ts'
import { markCommand, type Risk, risksOf } from './danger.ts'
import css from './host.module.css'
import { useWords } from './words.ts'

const RISK_WORDS = {
  admin: 'danger_admin',
  deletes: 'danger_deletes',
  downloads: 'danger_downloads',
  shell: 'danger_shell',
  chained: 'danger_chained',
  inline: 'danger_inline',
  latest: 'danger_latest',
  secret: 'danger_secret',
  environment: 'danger_environment',
  plainHttp: 'danger_plainHttp',
} as const satisfies Record<Risk, string>

/** What is remarkable about a launch; empty for an ordinary one. */
export const launchRisks = (launch: Launch): readonly Risk[] => {
  if (launch.kind === 'http') return addressProblem(launch.url) === 'plainHttp' ? ['plainHttp'] : []
  return risksOf(markCommand(launch.command, launch.args), Object.keys(launch.env))
}

/** The whole command or address, word by word, nothing cut; words that deserve a second look are marked. */
export function CommandView({ launch, label }: { readonly launch: Launch; readonly label: string }): ReactElement {
  if (launch.kind === 'http')
    return (
      <section className={css.command} aria-label={label}>
        <span className={css.word} data-risky={addressProblem(launch.url) !== null || undefined}>
          <VisibleText text={launch.url} exact most={100_000} />
        </span>
      </section>
    )
  return (
    <section className={css.command} aria-label={label}>
      {markCommand(launch.command, launch.args).map(({ word, risks }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- words of one command have only their place
        <span key={index}>
          {index === 0 ? null : ' '}
          <span className={css.word} data-risky={risks.length > 0 || undefined}>
            <VisibleText text={quoteWord(word)} exact most={100_000} />
          </span>
        </span>
      ))}
    </section>
  )
}

/** Folder, variables and headers that go with the command, by name: values are secrets. */
export function LaunchExtras({ launch }: { readonly launch: Launch }): ReactElement | null {
  const say = useWords()
  const names = Object.keys(launch.kind === 'http' ? launch.headers : launch.env)
  const folder = launch.kind === 'stdio' ? launch.folder : null
  if (names.length === 0 && folder === null) return null
  return (
    <ul className={css.extras}>
      {folder === null ? null : (
        <li>
          <VisibleText text={say('inFolder', { folder })} />
        </li>
      )}
      {names.length === 0 ? null : (
        <li>
          <VisibleText text={say(launch.kind === 'http' ? 'withHeaders' : 'withEnv', { names: names.join(', ') })} />
        </li>
      )}
    </ul>
  )
}

export function RiskList({ launch }: { readonly launch: Launch }): ReactElement {
  const say = useWords()
  const risks = launchRisks(launch)
  if (risks.length === 0) return <p className={css.calm}>{say('calm')}</p>
  return (
    <div className={css.risks}>
      <TriangleAlert aria-hidden="true" />
      <div>
        <strong>{say('look')}</strong>
        <ul className={css.riskList}>
          {risks.map((risk) => (
            <li key={risk}>{say(RISK_WORDS[risk])}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
