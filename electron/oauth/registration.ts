// Becoming a client that the authorization server knows: registered beforehand, by document, dynamically, else by asking.
import { registerClient, RegistrationRejectedError } from '@modelcontextprotocol/client'
import type { AuthorizationServer } from './discovery.ts'
import { known } from './grants.ts'
import type { Fetch } from './guardedFetch.ts'
import type { ClientRecord } from './secret.ts'

export type Way =
  | { readonly kind: 'saved'; readonly client: ClientRecord }
  | { readonly kind: 'document'; readonly client: ClientRecord }
  | { readonly kind: 'dynamic' }
  | { readonly kind: 'ask' }

/** The first way that works, in the order of the specification. */
export function wayToRegister(
  server: AuthorizationServer,
  saved: ClientRecord | null,
  documentUrl: string | null,
): Way {
  if (saved !== null) return { kind: 'saved', client: saved }
  if (documentUrl !== null && server.metadata?.client_id_metadata_document_supported === true)
    return { kind: 'document', client: { client_id: documentUrl } }
  const canRegister = server.metadata === null || server.metadata.registration_endpoint !== undefined
  return { kind: canRegister ? 'dynamic' : 'ask' }
}

const METHODS = ['none', 'client_secret_basic', 'client_secret_post']

/** Registers a native client for one redirect address; null when the service does not want us (then the person is asked). */
export async function register(
  server: AuthorizationServer,
  redirectUri: string,
  scopes: readonly string[],
  fetch: Fetch,
): Promise<ClientRecord | null> {
  const supported: readonly string[] = server.metadata?.token_endpoint_auth_methods_supported ?? ['none']
  try {
    const answer = await registerClient(
      server.issuer,
      known({
        metadata: server.metadata ?? undefined,
        scope: scopes.join(' ') || undefined,
        fetchFn: fetch,
        clientMetadata: {
          client_name: 'Gatehouse',
          redirect_uris: [redirectUri],
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          token_endpoint_auth_method: METHODS.find((method) => supported.includes(method)) ?? 'none',
          application_type: 'native' as const,
        },
      }),
    )
    const { client_id, client_secret, token_endpoint_auth_method } = answer
    return known({ client_id, client_secret, token_endpoint_auth_method }) as ClientRecord
  } catch (reason) {
    if (reason instanceof RegistrationRejectedError) return null
    throw reason
  }
}
