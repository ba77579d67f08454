import { told } from '../../shared/told.ts'
import { hash } from 'node:crypto'
import { canonical } from '../../shared/canonical.ts'
import type { Launch, ServerConfig } from '../../shared/host.ts'
import type { Digest } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import { KEPT_SECRET } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Authorized } from '../permission/authorized.ts'
import type { Spend } from './seams.ts'

/** SHA-256 over the RFC 8785 form of a JSON value. */
export function digestOf(value: Json): Digest {
  return hash('sha256', canonical(value)) as Digest
}

const named = (values: { readonly [name: string]: string }): JsonObject =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === KEPT_SECRET ? value : `sha256 ${digestOf(value).slice(0, 16)}`,
    ]),
  )

/**
 * What a person allows: kind, command, arguments, folder and environment, or URL and headers, exactly as stored; the arguments of `server/start`.
 * A value kept in the vault counts as its mark: the vault is authenticated, and a plain value in its place, told by its digest, is another launch.
 */
export const exactLaunch = (launch: Launch): JsonObject =>
  launch.kind === 'stdio' ? { ...launch, env: named(launch.env) } : { ...launch, headers: named(launch.headers) }

/** SECURITY: any change of what would run, under the same name, is another digest and is asked about anew. */
export const launchDigest = (launch: Launch): Digest => digestOf(exactLaunch(launch))

/** SECURITY: looked at just before a process or a connection is opened: this very launch, let through by the gate, once. */
export function spendStart(spend: Spend, { id, name, launch }: ServerConfig, authorized: Authorized): void {
  const { action, resource, context } = authorized
  const fits = action === 'server/start' && resource.serverId === id && context.digest === launchDigest(launch)
  if (!fits || !spend(authorized))
    throw new AppError('UNAUTHORIZED_CALL', told`${name} was not started: nobody allowed exactly this.`)
}

const PLAIN = /^[A-Za-z0-9_@%+=:,./\\-]+$/
/** Quotes a word when it is not plain, with every unusual code point written out, so that nothing can hide. */
function quoted(word: string): string {
  if (PLAIN.test(word)) return word
  const visible = JSON.stringify(word).replace(
    /[^\x20-\x7e]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return visible
}

const identities = new WeakMap<Launch, string>()

/** The complete command or URL, for people and for pins. Never the values of the environment or of headers. A launch is never changed in place. */
export function launchIdentity(launch: Launch): string {
  const known = identities.get(launch) ?? identityOf(launch)
  identities.set(launch, known)
  return known
}

function identityOf(launch: Launch): string {
  if (launch.kind === 'http') {
    const headers = Object.keys(launch.headers).sort()
    return launch.url + (headers.length === 0 ? '' : ` (headers: ${headers.join(', ')})`)
  }
  const command = [launch.command, ...launch.args].map(quoted).join(' ')
  const names = Object.keys(launch.env).sort()
  const folder = launch.folder === null ? '' : ` (in ${quoted(launch.folder)})`
  return command + folder + (names.length === 0 ? '' : ` (with ${names.join(', ')})`)
}
