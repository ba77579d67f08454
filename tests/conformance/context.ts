import { z } from 'zod'
import type { MachineGrant } from '../../electron/oauth/secret.ts'
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

/** The machine account that a context describes, if it does. */
export function grantIn(context: Context): MachineGrant | null {
  const { client_id: clientId, client_secret: secret } = context
  if (clientId === undefined) return null
  if (context.valid_jwt !== undefined)
    return { kind: 'workload', clientId, statement: { kind: 'token', token: context.valid_jwt } }
  if (context.private_key_pem !== undefined)
    return {
      kind: 'privateKey',
      clientId,
      pem: context.private_key_pem,
      algorithm: context.signing_algorithm ?? 'ES256',
    }
  if (secret === undefined || context.issuer !== undefined) return null
  const { idp_issuer: issuer, idp_client_id: identityClient, idp_id_token: idToken } = context
  if (issuer === undefined || identityClient === undefined || idToken === undefined)
    return { kind: 'secret', clientId, secret }
  return {
    kind: 'enterprise',
    clientId,
    clientSecret: secret,
    identity: {
      issuer,
      tokenEndpoint: context.idp_token_endpoint ?? null,
      clientId: identityClient,
      clientSecret: null,
      idToken,
    },
  }
}

/** The client that a person would type: handed over together with the issuer that it was registered with. */
export function typedIn(context: Context): Typed | null {
  if (context.client_id === undefined || context.issuer === undefined) return null
  return { clientId: context.client_id, clientSecret: context.client_secret ?? null }
}
