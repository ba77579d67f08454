import { type ReactElement, useDeferredValue, useState } from 'react'
import type { PolicyId } from '../../../shared/ids.ts'
import type { EffectKind, PolicyDraft, PrincipalKind } from '../../../shared/permission.ts'
import { request } from '../../ipc/client.ts'
import { useServers } from '../../ipc/stores.ts'
import { useRequest } from '../../ipc/useRequest.ts'
import { ErrorNotice } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LoadState } from '../../ui/LoadState.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useAction } from '../../ui/useAction.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { draftOfPolicy, EMPTY_POLICY, formOfPolicy, type PolicyForm } from '../policyForm.ts'
import { EFFECT_WORDS, EFFECTS, OUTCOME_WORDS, PRINCIPAL_WORDS } from './common.ts'
import { RuleReach } from './RuleReach.tsx'
import { ConditionRows, ExampleRows } from './PolicyRows.tsx'
import css from './screen.module.css'
import { VerdictPicker } from './VerdictPicker.tsx'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

const ANY = '*'
type Change = (patch: Partial<PolicyForm>) => void

/** The time machine: what the recorded history would have looked like under this rule. */
function ReplayView({
  draft,
  without,
}: {
  readonly draft: PolicyDraft
  readonly without: PolicyId | null
}): ReactElement {
  const say = useWords()
  const state = useRequest('permission.replay', { input: { draft: useDeferredValue(draft), without } })
  return (
    <section aria-label={say('timeMachine')} className={css.replay}>
      <h3 className={css.cardTitle}>{say('timeMachine')}</h3>
      <LoadState state={state} onRetry={state.reload}>
        {(replay) => (
          <>
            <p>
              {say('replayAsked', replay.asked)} {say('replayDenied', replay.denied)}
            </p>
            {replay.changed.length === 0 ? (
              <p className={flow.small}>{say('replaySame', { total: replay.total })}</p>
            ) : (
              <>
                <p className={flow.small}>
                  {say('replayChanged', { count: replay.changed.length, total: replay.total })}
                </p>
                <ul className={css.imported}>
                  {replay.changed.slice(0, 20).map((call) => (
                    <li key={`${call.at} ${call.sentence.en}`}>
                      <VisibleText text={call.sentence} most={160} />{' '}
                      <span className={flow.small}>
                        {say('replayRow', {
                          before: say(OUTCOME_WORDS[call.before]),
                          after: say(OUTCOME_WORDS[call.after]),
                        })}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </LoadState>
    </section>
  )
}

function MatchFields({ form, change }: { readonly form: PolicyForm; readonly change: Change }): ReactElement {
  const say = useWords()
  const servers = useServers().value ?? []
  const toggle = (effect: EffectKind, on: boolean) =>
    change({ effects: on ? [...form.effects, effect] : form.effects.filter((one) => one !== effect) })
  return (
    <>
      <div className={css.pair}>
        <Select
          label={say('ruleServer')}
          value={form.serverId ?? ANY}
          onChange={(id) =>
            change({
              serverId: servers.find((server) => server.id === id)?.id ?? null,
              // An account belongs to its server.
              rest: { ...form.rest, accountId: null },
            })
          }
          options={[
            { value: ANY, label: say('ruleAnyServer') },
            ...servers.map((server) => ({ value: String(server.id), label: server.name })),
          ]}
        />
        <TextField
          label={say('ruleTool')}
          placeholder={say('ruleAnyTool')}
          value={form.name}
          onChange={(name) => change({ name })}
          code
        />
      </div>
      <Select
        label={say('rulePrincipal')}
        value={form.principal ?? ANY}
        onChange={(kind) => change({ principal: kind === ANY ? null : kind })}
        options={[
          { value: ANY, label: say('ruleAnyone') },
          ...(Object.keys(PRINCIPAL_WORDS) as PrincipalKind[]).map((kind) => ({
            value: kind,
            label: say(PRINCIPAL_WORDS[kind]),
          })),
        ]}
      />
      <fieldset className={css.group}>
        <legend className={css.legend}>{say('ruleEffects')}</legend>
        <p className={flow.small}>{say('ruleEffectsHint')}</p>
        <div className={css.checks}>
          {EFFECTS.map((effect) => (
            <Checkbox
              key={effect}
              label={say(EFFECT_WORDS[effect])}
              checked={form.effects.includes(effect)}
              onChange={(on) => toggle(effect, on)}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}

/** Makes or changes a rule, with examples that it must keep and a look at what it would have done. */
export function PolicyDialog({
  id,
  draft: initial,
  onClose,
}: {
  /** Null for a new rule. */
  readonly id: PolicyId | null
  readonly draft: PolicyDraft | null
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  const [form, setForm] = useState<PolicyForm>(initial === null ? EMPTY_POLICY : formOfPolicy(initial))
  const [broken, setBroken] = useState(false)
  const { busy, error, start } = useAction('here')
  const change: Change = (patch) => setForm((before) => ({ ...before, ...patch }))
  const draft = draftOfPolicy(form)
  const save = () => draft !== null && start(() => request('permission.savePolicy', { id, draft }), onClose)
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={id === null ? say('addPolicy') : say('editPolicy')}
      footer={
        <Button variant="primary" busy={busy} disabled={draft === null || broken} onClick={save}>
          {say('save')}
        </Button>
      }
    >
      <div className={css.stack}>
        <div className={css.group}>
          <span className={css.legend}>{say('ruleVerdict')}</span>
          <VerdictPicker label={say('ruleVerdict')} value={form.verdict} onChange={(verdict) => change({ verdict })} />
        </div>
        <MatchFields form={form} change={change} />
        <RuleReach form={form} change={change} />
        <ConditionRows conditions={form.conditions} onChange={(conditions) => change({ conditions })} />
        <TextField
          label={say('ruleNote')}
          hint={say('ruleNoteHint')}
          value={form.note}
          onChange={(note) => change({ note })}
        />
        <ExampleRows examples={form.examples} onChange={(examples) => change({ examples })} onBroken={setBroken} />
        {draft === null ? null : <ReplayView draft={draft} without={id} />}
        {error === null ? null : <ErrorNotice party={error.party} message={error.said} />}
      </div>
    </Dialog>
  )
}
