import { Plus, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { JsonEditor } from '../../ui/SchemaForm/JsonEditor.tsx'
import { isRecord } from '../../ui/SchemaForm/resolveSchema.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { ConditionForm, PolicyForm, TestKind } from '../policyForm.ts'
import css from './screen.module.css'
import { VerdictPicker } from './VerdictPicker.tsx'
import { useWords } from './words.ts'
import flow from '../../ui/flow.module.css'

const TEST_WORDS = {
  equals: 'testEquals',
  oneOf: 'testOneOf',
  under: 'testUnder',
  startsWith: 'testStartsWith',
  domainIn: 'testDomainIn',
  atMost: 'testAtMost',
  matches: 'testMatches',
} as const satisfies Record<TestKind, string>

/** Conditions on single arguments; all of them must hold. */
export function ConditionRows({
  conditions,
  onChange,
}: {
  readonly conditions: readonly ConditionForm[]
  readonly onChange: (conditions: readonly ConditionForm[]) => void
}): ReactElement {
  const say = useWords()
  const put = (index: number, patch: Partial<ConditionForm>) =>
    onChange(conditions.map((one, at) => (at === index ? { ...one, ...patch } : one)))
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{say('ruleArguments')}</legend>
      <p className={flow.small}>{say('ruleArgumentsHint')}</p>
      {conditions.map((condition, index) => (
        <fieldset
          // oxlint-disable-next-line react/no-array-index-key -- conditions have only their place
          key={index}
          className={css.condition}
          aria-label={say('condition', { number: index + 1 })}
        >
          <TextField
            label={say('rulePointer')}
            placeholder="/to"
            value={condition.pointer}
            onChange={(pointer) => put(index, { pointer })}
            code
          />
          <Select
            label={say('ruleTest')}
            value={condition.kind}
            onChange={(kind) => put(index, { kind })}
            options={(Object.keys(TEST_WORDS) as TestKind[]).map((kind) => ({
              value: kind,
              label: say(TEST_WORDS[kind]),
            }))}
          />
          <TextField
            label={say('ruleValue')}
            error={
              condition.kind === 'atMost' &&
              condition.value !== '' &&
              Number.isNaN(Number(condition.value.replace(',', '.')))
                ? say('badNumber')
                : null
            }
            value={condition.value}
            onChange={(value) => put(index, { value })}
            code
          />
          <IconButton
            label={say('removeCondition', { number: index + 1 })}
            icon={<Trash2 />}
            onClick={() => onChange(conditions.filter((_, at) => at !== index))}
          />
        </fieldset>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange([...conditions, { pointer: '', kind: 'equals', value: '' }])}
        >
          {say('addCondition')}
        </Button>
      </div>
    </fieldset>
  )
}

/** Examples that the rule must keep: checked in main whenever it is saved. */
export function ExampleRows({
  examples,
  onChange,
  onBroken,
}: {
  readonly examples: PolicyForm['examples']
  readonly onChange: (examples: PolicyForm['examples']) => void
  readonly onBroken: (broken: boolean) => void
}): ReactElement {
  const say = useWords()
  const put = (index: number, patch: Partial<PolicyForm['examples'][number]>) =>
    onChange(examples.map((one, at) => (at === index ? { ...one, ...patch } : one)))
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{say('examples')}</legend>
      <p className={flow.small}>{say('examplesHint')}</p>
      {examples.map((example, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- examples have only their place
        <div key={index} className={css.example}>
          <JsonEditor
            label={say('exampleArguments', { number: index + 1 })}
            value={example.arguments}
            onChange={(value) => isRecord(value) && put(index, { arguments: value })}
            onBroken={onBroken}
            objectOnly
          />
          <div className={flow.row}>
            <VerdictPicker
              label={say('exampleExpect', { number: index + 1 })}
              value={example.expect}
              onChange={(expect) => put(index, { expect })}
            />
            <IconButton
              label={say('removeExample', { number: index + 1 })}
              icon={<Trash2 />}
              onClick={() => onChange(examples.filter((_, at) => at !== index))}
            />
          </div>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange([...examples, { arguments: {}, expect: 'ask' }])}
        >
          {say('addExample')}
        </Button>
      </div>
    </fieldset>
  )
}
