import type { ReactElement } from 'react'
import type { Notice } from '../../shared/settings.ts'
import { request } from '../ipc/client.ts'
import { useAppInfo, useLink } from '../ipc/stores.ts'
import { Banner, type BannerTone } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { toastError } from '../ui/toast.ts'
import { NewsLine } from './News.tsx'
import { openScreen } from './route.ts'
import { SignInNotices } from './SignInNotices.tsx'
import { useWords } from './words.ts'
import { useTell } from '../i18n/words.ts'

const TONES = { info: 'info', warning: 'warn', error: 'bad' } as const satisfies Record<Notice['level'], BannerTone>

/** What the person should know about the app itself, above every screen. */
export function Notices(): ReactElement {
  const say = useWords()
  const tell = useTell()
  const notices = useAppInfo().value?.notices ?? []
  const link = useLink()
  return (
    <>
      {link === 'lost' ? (
        <Banner tone="warn" flush>
          {say('linkLost')}
        </Banner>
      ) : null}
      <NewsLine />
      <SignInNotices />
      {notices.map((notice) => (
        <Banner
          key={notice.id}
          tone={TONES[notice.level]}
          flush
          onDismiss={() => void request('app.dismissNotice', { id: notice.id }).catch(toastError)}
          actions={notice.action ? <NoticeAction action={notice.action} /> : null}
        >
          {tell(notice.text)}
        </Banner>
      ))}
    </>
  )
}

function NoticeAction({ action }: { readonly action: NonNullable<Notice['action']> }): ReactElement {
  const say = useWords()
  if (action === 'openSettings')
    return (
      <Button size="sm" onClick={() => openScreen('settings')}>
        {say('noticeOpenSettings')}
      </Button>
    )
  if (action === 'keepUnsealed')
    return (
      <Button size="sm" onClick={() => void request('app.keepUnsealed').catch(toastError)}>
        {say('noticeKeepUnsealed')}
      </Button>
    )
  return (
    <Button size="sm" onClick={() => void request('app.unlockVault', { passphrase: null }).catch(toastError)}>
      {say('noticeRetryVault')}
    </Button>
  )
}
