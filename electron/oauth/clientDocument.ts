// Who we are at services that read client documents (CIMD): the https address of build/client-metadata.json as it is published.
import published from '../../build/client-metadata.json' with { type: 'json' }
import { AppError } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'

const NOT_USABLE = told`GATEHOUSE_CLIENT_METADATA_URL must be an https address with a path, and nothing after it. Until it is, Gatehouse registers itself at each service instead.`

/** `named` stands in for the published address. Null while it is not published anywhere; AppError SETTINGS_INVALID for what cannot be one. */
export function clientDocumentUrl(named: string | undefined, own = published.client_id): string | null {
  const text = named === undefined || named === '' ? own : named
  const url = URL.canParse(text) ? new URL(text) : null
  // The address in the source tree is a placeholder until a release publishes the document.
  if (text === own && url?.hostname.endsWith('.example') === true) return null
  const isBare = url !== null && url.username + url.password + url.search + url.hash === ''
  if (isBare && url.protocol === 'https:' && url.pathname !== '/') return text
  throw new AppError('SETTINGS_INVALID', NOT_USABLE)
}
