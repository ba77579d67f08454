import { Play, Search } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import type { CatalogueTool } from '../../shared/host.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { JsonObject } from '../../shared/json.ts'
import { request } from '../ipc/client.ts'
import { EffectChip } from '../ui/Badge.tsx'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { formFields } from '../ui/SchemaForm/formModel.ts'
import { checkValues, type Problems, startOf } from '../ui/SchemaForm/formValues.ts'
import { SchemaForm } from '../ui/SchemaForm/SchemaForm.tsx'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import css from './direct.module.css'
import { faultsOf } from './faults.ts'
import { titleOf, usePermissions } from './tool.ts'
import { useSuggestions } from './useSuggestions.ts'
import { useWords } from './words.ts'

const NONE: Problems = new Map()

/** The form of one tool, and the button that runs it. The focus goes to its first field. */
export function ToolForm({
  tool,
  initial,
  conversationId,
  ensureConversation,
  onBack,
  onRun,
  onLookUp,
}: {
  readonly tool: CatalogueTool
  readonly initial: JsonObject | null
  readonly conversationId: ConversationId | null
  readonly ensureConversation: () => Promise<ConversationId>
  readonly onBack: () => void
  readonly onRun: (values: JsonObject) => void
  /** The person wants to find a value first, and then to come back to what is filled in. */
  readonly onLookUp: (finder: CatalogueTool, values: JsonObject) => void
}): ReactElement {
  const say = useWords()
  const schema = tool.definition.inputSchema
  const fields = formFields(schema)
  const [values, setValues] = useState<JsonObject>(() => initial ?? startOf(fields ?? []))
  const [tried, setTried] = useState(false)
  const [broken, setBroken] = useState(false)
  const { busy, error, clear, start } = useAction('here')
  const form = useRef<HTMLFormElement>(null)
  const permission = usePermissions([tool]).of(tool)
  const { suggestions, finders, ready } = useSuggestions(tool, conversationId)
  const problems = fields === null ? NONE : checkValues(fields, values)
  useEffect(() => {
    if (!ready) return
    const first = form.current?.querySelector<HTMLElement>(
      '[data-fields] :is(input:not([type="radio"]), textarea), [data-run] button',
    )
    first?.focus()
  }, [ready])
  const run = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problems.size > 0 || broken) return
    start(async () => {
      const conversationId = await ensureConversation()
      await request('chat.runTool', { conversationId, toolKey: tool.key, arguments: values })
      onRun(values)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onBack()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }
  const faults = faultsOf(error)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Ctrl+Enter of the whole form
    <form ref={form} className={css.form} aria-label={titleOf(tool)} onSubmit={run} onKeyDown={onKeyDown} noValidate>
      <header className={css.formHead}>
        <h3 className={css.formTitle}>
          <VisibleText text={titleOf(tool)} most={120} />{' '}
          <span className={css.small}>{say('on', { server: tool.serverName })}</span>
        </h3>
        {permission?.assessment.effects.map((effect) => (
          <EffectChip key={effect} effect={effect} overwrites={permission.assessment.overwrites} />
        ))}
      </header>
      {tool.definition.description ? (
        <p className={css.small}>
          <VisibleText text={say('serverSays', { words: tool.definition.description })} most={240} />
        </p>
      ) : null}
      <div data-fields="">
        {ready ? (
          <SchemaForm
            schema={schema}
            values={values}
            onChange={(next) => {
              clear()
              setValues(next)
            }}
            problems={tried ? problems : NONE}
            errors={faults}
            suggestions={suggestions}
            noteAt={(pointer) => {
              const finder = finders.get(pointer)
              if (finder === undefined) return null
              return (
                <div>
                  <Button
                    size="sm"
                    icon={<Search aria-hidden="true" />}
                    disabled={busy}
                    onClick={() => onLookUp(finder, values)}
                  >
                    {say('lookUp', { tool: titleOf(finder) })}
                  </Button>
                </div>
              )
            }}
            onBroken={setBroken}
            disabled={busy}
          />
        ) : null}
      </div>
      {error !== null && faults.size === 0 ? <ErrorNotice party={error.party} message={error.said} /> : null}
      <div className={css.buttons}>
        <Button onClick={onBack}>{say('back')}</Button>
        <span data-run="">
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            icon={<Play aria-hidden="true" />}
            label={say('run', { tool: titleOf(tool) })}
          >
            {say('runShort')}
          </Button>
        </span>
      </div>
    </form>
  )
}
