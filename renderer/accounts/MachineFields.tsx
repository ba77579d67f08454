import type { ReactElement } from 'react'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import css from './accounts.module.css'
import { ALGORITHMS, type Draft } from './machineDraft.ts'
import { useWords } from './words.ts'
import flow from '../ui/flow.module.css'

type Fields = { readonly draft: Draft; readonly onChange: (patch: Partial<Draft>) => void }

/** The fields of the chosen kind of proof. */
export function MachineFields(fields: Fields): ReactElement {
  switch (fields.draft.kind) {
    case 'secret':
      return <Secret {...fields} isOptional={false} />
    case 'privateKey':
      return <PrivateKey {...fields} />
    case 'enterprise':
      return <Organisation {...fields} />
    case 'workload':
      return <SignedStatement {...fields} />
  }
}

function Secret({ draft, onChange, isOptional }: Fields & { readonly isOptional: boolean }): ReactElement {
  const say = useWords()
  return (
    <TextField
      label={say(isOptional ? 'optionalSecret' : 'clientSecret')}
      type="password"
      autoComplete="new-password"
      value={draft.secret}
      onChange={(secret) => onChange({ secret })}
    />
  )
}

function PrivateKey({ draft, onChange }: Fields): ReactElement {
  const say = useWords()
  return (
    <>
      <TextArea
        label={say('pem')}
        hint={say('pemHint')}
        value={draft.pem}
        onChange={(pem) => onChange({ pem })}
        rows={6}
        code
      />
      <Select
        label={say('algorithm')}
        value={draft.algorithm}
        onChange={(algorithm) => onChange({ algorithm })}
        options={ALGORITHMS.map((value) => ({ value, label: value }))}
      />
    </>
  )
}

function Organisation({ draft, onChange }: Fields): ReactElement {
  const say = useWords()
  return (
    <>
      <TextField
        label={say('orgIssuer')}
        hint={say('orgIssuerHint')}
        type="url"
        value={draft.issuer}
        onChange={(issuer) => onChange({ issuer })}
        code
      />
      <TextField
        label={say('orgClientId')}
        value={draft.orgClientId}
        onChange={(orgClientId) => onChange({ orgClientId })}
        code
      />
      <SignedStatement draft={draft} onChange={onChange} />
      <Disclosure label={say('orgMore')}>
        <div className={flow.stack}>
          <Secret draft={draft} onChange={onChange} isOptional />
          <TextField
            label={say('orgSecret')}
            type="password"
            autoComplete="new-password"
            value={draft.orgSecret}
            onChange={(orgSecret) => onChange({ orgSecret })}
          />
          <TextField
            label={say('orgEndpoint')}
            hint={say('orgEndpointHint')}
            type="url"
            value={draft.tokenEndpoint}
            onChange={(tokenEndpoint) => onChange({ tokenEndpoint })}
            code
          />
        </div>
      </Disclosure>
    </>
  )
}

function SignedStatement({ draft, onChange }: Fields): ReactElement {
  const say = useWords()
  return (
    <>
      <p className={css.caption} aria-hidden="true">
        {say('proofFrom')}
      </p>
      <Segmented
        label={say('proofFrom')}
        value={draft.from}
        onChange={(from) => onChange({ from })}
        options={[
          { value: 'file', label: say('fromFile') },
          { value: 'token', label: say('fromPaste') },
        ]}
      />
      {draft.from === 'file' ? (
        <TextField
          label={say('filePath')}
          hint={say('fileHint')}
          value={draft.path}
          onChange={(path) => onChange({ path })}
          code
        />
      ) : (
        <TextArea
          label={say('pasted')}
          hint={say('pastedHint')}
          value={draft.token}
          onChange={(token) => onChange({ token })}
          rows={4}
          code
        />
      )}
    </>
  )
}
