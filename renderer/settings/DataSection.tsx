import { type ReactElement, useState } from 'react'
import type { AppInfo } from '../../shared/settings.ts'
import { request } from '../ipc/client.ts'
import { appInfoStore } from '../ipc/stores.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { SectionHeader } from '../ui/Card.tsx'
import { AlertDialog } from '../ui/Dialog.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import css from './settings.module.css'
import { useWords } from './words.ts'
import { useTell } from '../i18n/words.ts'
import flow from '../ui/flow.module.css'

const SHORTEST_PASSPHRASE = 12

function Vault({ info }: { readonly info: AppInfo }): ReactElement {
  const say = useWords()
  const { vault } = info
  const [passphrase, setPassphrase] = useState('')
  const { busy, start } = useAction()
  const unlock = (text: string | null) =>
    start(
      async () => {
        await request('app.unlockVault', { passphrase: text })
        await appInfoStore.refresh()
      },
      () => setPassphrase(''),
    )
  if (vault.kind === 'keychain') return <p>{say('vaultKeychain')}</p>
  if (vault.kind === 'passphrase') return <p>{say('vaultPassphrase')}</p>
  return (
    <div className={flow.stack}>
      <Banner tone="warn">{say(vault.kind === 'memory' ? 'vaultMemory' : 'vaultLocked', { why: vault.why })}</Banner>
      <div className={flow.row}>
        <Button busy={busy} onClick={() => unlock(null)}>
          {say('vaultRetry')}
        </Button>
      </div>
      <Disclosure label={say('passphraseUse')} defaultOpen={vault.kind === 'locked'}>
        <div className={flow.stack}>
          <TextField
            label={say('passphrase')}
            hint={say('passphraseHint')}
            type="password"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          <div>
            <Button
              variant="primary"
              busy={busy}
              disabled={passphrase.length < SHORTEST_PASSPHRASE}
              onClick={() => unlock(passphrase)}
            >
              {say('unlock')}
            </Button>
          </div>
        </div>
      </Disclosure>
    </div>
  )
}

function Sample(): ReactElement {
  const say = useWords()
  const [asking, setAsking] = useState(false)
  const { busy, start } = useAction()
  return (
    <section className={flow.stack} aria-label={say('sample')}>
      <SectionHeader title={say('sample')}>{say('sampleHint')}</SectionHeader>
      <div className={flow.row}>
        <Button onClick={() => setAsking(true)}>{say('sampleReset')}</Button>
        <Button
          variant="quiet"
          onClick={() =>
            start(() =>
              request('settings.update', {
                onboarding: { sawRead: false, sawAsk: false, addedOwn: false, dismissed: false },
              }),
            )
          }
        >
          {say('onboardingAgain')}
        </Button>
      </div>
      <AlertDialog
        open={asking}
        title={say('sampleTitle')}
        description={say('sampleText')}
        confirmLabel={say('sampleReset')}
        busy={busy}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          start(
            () => request('app.resetSample'),
            () => {
              setAsking(false)
              toast(say('sampleDone'), { tone: 'good' })
            },
          )
        }
      />
    </section>
  )
}

/** Where things lie, how secrets are kept, and the sample office. */
export function DataSection({ info }: { readonly info: AppInfo }): ReactElement {
  const say = useWords()
  const tell = useTell()
  return (
    <>
      <section className={flow.stack} aria-label={say('data')}>
        <SectionHeader title={say('data')}>{say('folderHint')}</SectionHeader>
        <p>
          {say('folder')}: <code className={css.code}>{info.dataFolder}</code>
        </p>
        <h3 className={css.subTitle}>{say('vault')}</h3>
        <Vault info={info} />
      </section>
      {info.notices.length === 0 ? null : (
        <section className={flow.stack} aria-label={say('notices')}>
          <SectionHeader title={say('notices')} />
          {info.notices.map((notice) => (
            <Banner
              key={notice.id}
              tone={notice.level === 'error' ? 'bad' : notice.level === 'warning' ? 'warn' : 'info'}
            >
              {tell(notice.text)}
            </Banner>
          ))}
        </section>
      )}
      <Sample />
      <section className={flow.stack} aria-label={say('about')}>
        <SectionHeader title={say('about')} />
        <p>
          Gatehouse {say('version', { version: info.version })} ·{' '}
          {say(info.entry === 'desktop' ? 'entryDesktop' : 'entryBrowser', { platform: info.platform })}
        </p>
        <p className={flow.small}>{say('aboutText')}</p>
      </section>
    </>
  )
}
