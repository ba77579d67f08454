import { Plus, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Pair } from './draftForm.ts'
import css from './host.module.css'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

const KINDS = {
  env: { legend: 'env', name: 'envName', value: 'envValue', add: 'addEnv' },
  headers: { legend: 'headers', name: 'headerName', value: 'headerValue', add: 'addHeader' },
} as const

/** Variables or headers: names in sight, values typed once and masked from then on. */
export function PairRows({
  kind,
  pairs,
  onChange,
}: {
  readonly kind: keyof typeof KINDS
  readonly pairs: readonly Pair[]
  readonly onChange: (pairs: readonly Pair[]) => void
}): ReactElement {
  const say = useWords()
  const words = KINDS[kind]
  const put = (index: number, pair: Pair) => onChange(pairs.map((one, at) => (at === index ? pair : one)))
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{say(words.legend)}</legend>
      <p className={flow.small}>{say('envHint')}</p>
      {pairs.map((pair, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have only their place
        <div key={index} className={css.pair}>
          <TextField
            label={say(words.name, { number: index + 1 })}
            hideLabel
            placeholder={kind === 'env' ? 'API_KEY' : 'X-Api-Key'}
            value={pair.name}
            onChange={(name) => put(index, { ...pair, name })}
            code
          />
          <TextField
            label={say(words.value, { number: index + 1 })}
            hideLabel
            type="password"
            autoComplete="new-password"
            placeholder={pair.kept ? say('kept') : ''}
            value={pair.value}
            onChange={(value) => put(index, { ...pair, value })}
          />
          <IconButton
            label={say('removeItem', { name: pair.name || say(words.name, { number: index + 1 }) })}
            icon={<Trash2 />}
            onClick={() => onChange(pairs.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange([...pairs, { name: '', value: '', kept: false }])}
        >
          {say(words.add)}
        </Button>
      </div>
    </fieldset>
  )
}

/** Arguments one by one: what the program gets, with no splitting left to guess. */
export function ArgumentRows({
  args,
  onChange,
}: {
  readonly args: readonly string[]
  readonly onChange: (args: readonly string[]) => void
}): ReactElement {
  const say = useWords()
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{say('args')}</legend>
      <p className={flow.small}>{say('argsHint')}</p>
      {args.map((arg, index) => {
        const name = say('arg', { number: index + 1 })
        return (
          // oxlint-disable-next-line react/no-array-index-key -- arguments have only their place
          <div key={index} className={css.single}>
            <TextField
              label={name}
              hideLabel
              value={arg}
              onChange={(next) => onChange(args.map((one, at) => (at === index ? next : one)))}
              code
            />
            <IconButton
              label={say('removeItem', { name })}
              icon={<Trash2 />}
              onClick={() => onChange(args.filter((_, at) => at !== index))}
            />
          </div>
        )
      })}
      <div>
        <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={() => onChange([...args, ''])}>
          {say('addArg')}
        </Button>
      </div>
    </fieldset>
  )
}
