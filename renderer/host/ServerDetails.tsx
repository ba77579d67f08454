import { type ReactElement, useState } from 'react'
import type { ServerView } from '../../shared/host.ts'
import { request } from '../ipc/client.ts'
import { useRequest } from '../ipc/useRequest.ts'
import { Button } from '../ui/Button.tsx'
import { Switch } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { LoadState } from '../ui/LoadState.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import { CommandView, LaunchExtras } from './CommandView.tsx'
import css from './host.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

function Prompts({ server }: { readonly server: ServerView }): ReactElement {
  const say = useWords()
  const state = useRequest('host.listPrompts', { input: { serverId: server.id } })
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(prompts) =>
        prompts.length === 0 ? (
          <p className={flow.small}>{say('noPrompts')}</p>
        ) : (
          <ul>
            {prompts.map((prompt) => (
              <li key={prompt.name}>
                <VisibleText text={prompt.title ?? prompt.name} strong />{' '}
                <VisibleText text={prompt.description ?? ''} most={200} />
                {prompt.arguments.length === 0 ? null : (
                  <span className={flow.small}>
                    {' '}
                    <VisibleText
                      text={say('needsArguments', { names: prompt.arguments.map((one) => one.name).join(', ') })}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </LoadState>
  )
}

function Resources({ server }: { readonly server: ServerView }): ReactElement {
  const say = useWords()
  const state = useRequest('host.listResources', { input: { serverId: server.id } })
  return (
    <LoadState state={state} onRetry={state.reload}>
      {(resources) =>
        resources.length === 0 ? (
          <p className={flow.small}>{say('noResources')}</p>
        ) : (
          <ul>
            {resources.map((resource) => (
              <li key={resource.uri}>
                <VisibleText text={resource.title ?? resource.name} strong />{' '}
                <span className={flow.small}>
                  <VisibleText text={resource.uri} most={200} />
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </LoadState>
  )
}

function Timeout({ server }: { readonly server: ServerView }): ReactElement {
  const say = useWords()
  const saved = server.callTimeoutMs === null ? '' : String(server.callTimeoutMs / 1000)
  const [text, setText] = useState(saved)
  const { busy, start } = useAction()
  const seconds = text.trim() === '' ? null : Number(text.trim().replace(',', '.'))
  const bad = seconds !== null && !(seconds >= 1 && seconds <= 86_400)
  const save = () =>
    start(
      () =>
        request('host.setCallTimeout', {
          serverId: server.id,
          milliseconds: seconds === null ? null : Math.round(seconds * 1000),
        }),
      () => toast(say('saved')),
    )
  return (
    <div className={flow.row}>
      <TextField
        label={say('timeout')}
        hint={say('timeoutHint')}
        error={bad ? say('timeoutBad') : null}
        inputMode="decimal"
        value={text}
        onChange={setText}
      />
      {text === saved ? null : (
        <Button size="sm" busy={busy} disabled={bad} onClick={save}>
          {say('save')}
        </Button>
      )}
    </div>
  )
}

function Facts({ server }: { readonly server: ServerView }): ReactElement {
  const say = useWords()
  const { state } = server
  return (
    <dl className={css.facts}>
      <dt>{say('identity')}</dt>
      <dd>
        <VisibleText text={server.identity} most={2000} />
      </dd>
      {state.kind === 'ready' ? (
        <>
          <dt>{say('protocol')}</dt>
          <dd>{state.protocolVersion}</dd>
          {state.serverInfo === null ? null : (
            <>
              <dt>{say('says')}</dt>
              <dd>
                <VisibleText text={`${state.serverInfo.name} ${state.serverInfo.version}`} most={120} />
              </dd>
            </>
          )}
        </>
      ) : null}
    </dl>
  )
}

/** Everything about one server: command, protocol, what it offers, how far it is trusted. */
export function ServerDetails({ server }: { readonly server: ServerView }): ReactElement {
  const say = useWords()
  const { start } = useAction()
  const ready = server.state.kind === 'ready'
  return (
    <div className={flow.stack}>
      <CommandView launch={server.launch} label={say('preview')} />
      <LaunchExtras launch={server.launch} />
      <Facts server={server} />
      <Switch
        label={say('trustSwitch')}
        hint={say('trustHint')}
        checked={server.trusted}
        onChange={(trusted) => start(() => request('host.setTrusted', { serverId: server.id, trusted }))}
      />
      <Timeout key={String(server.callTimeoutMs)} server={server} />
      {server.refusedTools.length === 0 ? null : (
        <Disclosure label={say('refused')} summary={server.refusedTools.length}>
          <ul>
            {server.refusedTools.map((tool) => (
              <li key={`${tool.name} ${tool.reason.say}`}>
                <VisibleText text={tool.name} strong most={200} />: <VisibleText text={tool.reason} most={300} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {ready && server.promptCount > 0 ? (
        <Disclosure label={say('showPrompts', { count: server.promptCount })}>
          <Prompts server={server} />
        </Disclosure>
      ) : null}
      {ready && server.resourceCount > 0 ? (
        <Disclosure label={say('showResources', { count: server.resourceCount })}>
          <Resources server={server} />
        </Disclosure>
      ) : null}
      {server.stderrTail.length === 0 ? null : (
        <Disclosure label={say('stderr')}>
          <pre className={css.stderr}>
            <VisibleText text={server.stderrTail.join('\n')} most={20_000} />
          </pre>
        </Disclosure>
      )}
    </div>
  )
}
