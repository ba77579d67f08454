import { z } from 'zod'
import type { MachineCredential } from '../../shared/oauth.ts'
import type { Typed } from './person.ts'

/** What a scenario may hand over. Which of these are there decides what is done; the scenario's name does not. */
const Context = z
  .object({
    client_id: z.string(),
    client_secret: z.string(),
    issuer: z.string(),
    private_key_pem: z.string(),
    signing_algorithm: z.enum(['RS256', 'ES256', 'PS256', 'EdDSA']),
    idp_client_id: z.string(),
    idp_id_token: z.string(),
    idp_issuer: z.string(),
    idp_token_endpoint: z.string(),
    valid_jwt: z.string(),
    toolCalls: z.array(z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) })),
  })
  .partial()
export type Context = z.infer<typeof Context>

export const readContext = (text: string | undefined): Context => Context.parse(JSON.parse(text ?? '{}'))

type Machine = { readonly clientId: string; readonly credential: MachineCredential }

/** The machine account that a context describes, if it does. */
export function machineIn(context: Context): Machine | null {
  const { client_id: clientId, client_secret: secret } = context
  if (clientId === undefined) return null
  if (context.valid_jwt !== undefined)
    return { clientId, credential: { kind: 'workload', statement: { kind: 'token', token: context.valid_jwt } } }
  if (context.private_key_pem !== undefined)
    return {
      clientId,
      credential: {
        kind: 'privateKey',
        pem: context.private_key_pem,
        algorithm: context.signing_algorithm ?? 'ES256',
      },
    }
  if (secret === undefined || context.issuer !== undefined) return null
  const { idp_issuer: issuer, idp_client_id: identityClient, idp_id_token: idToken } = context
  if (issuer === undefined || identityClient === undefined || idToken === undefined)
    return { clientId, credential: { kind: 'secret', secret } }
  const identity = {
    issuer,
    tokenEndpoint: context.idp_token_endpoint ?? null,
    clientId: identityClient,
    clientSecret: null,
    statement: { kind: 'token' as const, token: idToken },
  }
  return { clientId, credential: { kind: 'enterprise', clientSecret: secret, identity } }
}

/** The client that a person would type: handed over together with the issuer that it was registered with. */
export function typedIn(context: Context): Typed | null {
  if (context.client_id === undefined || context.issuer === undefined) return null
  return { clientId: context.client_id, clientSecret: context.client_secret ?? null }
}
