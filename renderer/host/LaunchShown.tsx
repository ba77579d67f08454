import type { ReactElement } from 'react'
import type { ServerView } from '../../shared/host.ts'
import { CommandView, LaunchExtras, RiskList } from './CommandView.tsx'
import { LaunchAsked } from './LaunchAsked.tsx'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

/** All that a person must see before a server is started or reached: why it is asked, the whole command, what is remarkable. */
export function LaunchShown({ server }: { readonly server: ServerView }): ReactElement {
  const say = useWords()
  const { launch, state } = server
  return (
    <div className={flow.stack}>
      <LaunchAsked state={state} />
      <p>{say(launch.kind === 'http' ? 'connectIntro' : 'startIntro')}</p>
      <CommandView launch={launch} label={say('preview')} />
      <LaunchExtras launch={launch} />
      <RiskList launch={launch} />
    </div>
  )
}
