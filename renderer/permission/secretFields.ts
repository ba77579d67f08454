// Fields of a server's form that should not be asked for in a form at all.
import type { JsonSchema } from '../../shared/json.ts'

/** What passwords, keys and cards are called, in the languages that we speak. A part of a word is enough: `userPassword`, `api_key`. */
const SECRET =
  /pass\W?(?:word|phrase|code)|passwort|kennwort|mot de passe|secret(?!ar)|geheim|token|api\W?key|access\W?key|private\W?key|privaten? schlüssel|clé (?:privée|secrète|api)|credential|zugangsdaten|identifiants|one.?time|einmal\W?code|\botp\b|\b2fa\b|\bmfa\b|\btan\b|\bpin\b|\bcv[vc]\b|card\W?number|credit\W?card|kreditkarte|carte (?:bancaire|de crédit)|\biban\b|\bssn\b|social\W?security|sozialversicherung|recovery|seed\W?phrase|mnemonic/iu

const words = (text: unknown): string =>
  typeof text === 'string' ? text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ') : ''

/** The names of such fields, as the form shows them. */
export function secretFields(schema: JsonSchema | null): readonly string[] {
  const properties = schema?.['properties']
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return []
  return Object.entries(properties).flatMap(([key, value]) => {
    const { title, description, format, writeOnly } = (typeof value === 'object' && value !== null ? value : {}) as {
      readonly [key: string]: unknown
    }
    const isSecret =
      format === 'password' || writeOnly === true || SECRET.test([key, title, description].map(words).join(' · '))
    return isSecret ? [typeof title === 'string' && title !== '' ? title : key] : []
  })
}

/** The parts of an address that tell where it leads; null when it is none. */
export function addressParts(url: string): { readonly host: string; readonly unicodeHost: boolean } | null {
  try {
    const { host } = new URL(url)
    return { host, unicodeHost: host.split('.').some((label) => label.startsWith('xn--')) }
  } catch {
    return null
  }
}
