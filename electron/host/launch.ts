import { hash } from 'node:crypto'
import { canonical } from '../../shared/canonical.ts'
import type { Launch } from '../../shared/host.ts'
import type { Digest } from '../../shared/ids.ts'
import type { Json } from '../../shared/json.ts'

/** SHA-256 over the RFC 8785 form of a JSON value. */
export function digestOf(value: Json): Digest {
  return hash('sha256', canonical(value)) as Digest
}

/**
 * What a person approves: kind, command, arguments, folder and environment, or URL and headers, exactly as stored.
 * A value kept in the vault counts as its mark: the vault is authenticated, and a plain value in its place is another launch.
 */
export function launchDigest(launch: Launch): Digest {
  // SECURITY: any change of what would run, under the same name, needs a new approval.
  return digestOf(launch)
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
