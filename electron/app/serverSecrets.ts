// Values that a person gave for a server: in the vault, with a mark in their place in the settings.
import { KEPT_SECRET, type Launch, type ServerConfig } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'

type Values = { readonly [name: string]: string }
export type SecretStore = {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}
const secretName = (id: ServerId): string => `server/${id}`

export const forgetSecrets = (secrets: SecretStore, id: ServerId): Promise<void> => secrets.delete(secretName(id))

/** Puts the values of environment or headers into the vault and marks into the launch; `changed` says whether one differs from before. */
export async function splitSecrets(
  secrets: SecretStore,
  id: ServerId,
  launch: Launch,
  known: Values,
): Promise<{ readonly launch: Launch; readonly changed: boolean }> {
  const given = launch.kind === 'stdio' ? launch.env : launch.headers
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === KEPT_SECRET ? (known[name] ?? '') : value]),
  )
  const changed =
    Object.keys(values).some((name) => values[name] !== known[name]) ||
    Object.keys(known).some((name) => !(name in values))
  if (Object.keys(values).length > 0) await secrets.set(secretName(id), JSON.stringify(values))
  else if (Object.keys(known).length > 0) await secrets.delete(secretName(id))
  const marks = Object.fromEntries(Object.keys(values).map((name) => [name, KEPT_SECRET]))
  return { launch: launch.kind === 'stdio' ? { ...launch, env: marks } : { ...launch, headers: marks }, changed }
}

export async function allSecrets(secrets: SecretStore, id: ServerId): Promise<Values> {
  const stored = await secrets.get(secretName(id))
  return stored === null ? {} : (JSON.parse(stored) as Values)
}

/** What the host gives to the process or the requests: vault values for marks, literal values of our own servers as they are. */
export async function readSecrets(
  secrets: SecretStore,
  { id, launch }: ServerConfig,
): Promise<{ readonly env: Values; readonly headers: Values }> {
  const written = launch.kind === 'stdio' ? launch.env : launch.headers
  const hidden = Object.values(written).includes(KEPT_SECRET) ? await allSecrets(secrets, id) : {}
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(written)) {
    const real = value === KEPT_SECRET ? hidden[name] : value
    if (real === undefined)
      throw new AppError(
        'VAULT_UNAVAILABLE',
        told`The value of ${name} is not in the vault any more. Edit the server and give it again.`,
      )
    values[name] = real
  }
  return launch.kind === 'stdio' ? { env: values, headers: {} } : { env: {}, headers: values }
}
