import { ExternalLink } from 'lucide-react'
import type { ReactElement } from 'react'
import { request } from '../ipc/client.ts'
import { Address } from './card/Address.tsx'
import { OwnCard } from './card/OwnCard.tsx'
import { useWords } from './card/words.ts'
import { addressParts } from './secretFields.ts'

/** A link of the chat in the trusted window: its whole address, for a model or a server may have put data into it. */
export default function LinkCard({ url }: { readonly url: string }): ReactElement {
  const say = useWords()
  return (
    <OwnCard
      title={say('openLink', { host: addressParts(url)?.host ?? '' })}
      icon={<ExternalLink />}
      effect="send"
      shows={url}
      yes={say('openAddress')}
      no={say('dismiss')}
      onYes={() => request('app.openLink', { url })}
      onNo={() => request('app.refuseOwnCard', { kind: 'link', url })}
    >
      <Address url={url} />
    </OwnCard>
  )
}
