// What may be written into a span: measures and names, never content and never a secret.
import { asciiQuoted } from '../../shared/canonical.ts'
import type { Json } from '../../shared/json.ts'

type Attributes = { readonly [key: string]: Json }

/** OpenTelemetry's names for content, and whatever smells of a secret. Numbers under these names (token counts) are measures. */
const CONTENT =
  /(^|[._-])(content|message|prompt|instruction|argument|param|result|input|output|body|query|text|header)s?$|(token|secret|password|passphrase|authorization|cookie|credential|api.?key)s?$/i
const SECRET_VALUE = /\b[Bb]earer\s|\beyJ[\w-]{8,}\.|\b(sk|pk|ghp|gho|xox[abp]|AKIA)[-_A-Za-z0-9]{12,}/
const LONGEST = 256

/** Drops content and secrets, cuts addresses to their origin and path, and long texts short. Pure. */
export function scrub(attributes: Attributes): Attributes {
  const kept: { [key: string]: Json } = {}
  for (const key of Object.keys(attributes)) {
    const value = scrubValue(key, attributes[key])
    if (value !== undefined) kept[key] = value
  }
  return kept
}

/** One of them as a member of JSON, empty where it is dropped. Every call writes six: names and values are few and come again, so their texts are kept. */
export function scrubbedMember(key: string, value: Json | undefined): string {
  const text = valueText(key, value)
  return text === undefined ? '' : known(key).text + text
}

const texts = new Map<string, string>()
const MOST_TEXTS = 2000

function valueText(key: string, value: Json | undefined): string | undefined {
  if (typeof value !== 'string') {
    const kept = scrubValue(key, value)
    return kept === undefined ? undefined : JSON.stringify(kept)
  }
  if (known(key).isContent) return undefined
  const before = texts.get(value)
  if (before !== undefined) return before
  const kept = scrubText(value)
  if (kept === undefined) return undefined
  const text = asciiQuoted(kept)
  if (texts.size >= MOST_TEXTS) texts.clear()
  if (value.length <= 64) texts.set(value, text)
  return text
}

function scrubValue(key: string, value: Json | undefined): Json | undefined {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  // SECURITY: what a person, a model or a server said stays in the conversation; traces keep names and measures.
  if (value === undefined || known(key).isContent) return undefined
  if (typeof value === 'string') return scrubText(value)
  if (!Array.isArray(value)) return undefined
  return (value as readonly Json[]).slice(0, 32).flatMap((one) => scrubValue(key, one) ?? [])
}

/** `text`: as a key in JSON, with its colon. */
type Name = { readonly isContent: boolean; readonly text: string }

/** Names of attributes stand in our sources: few, and asked for with every span. */
const names = new Map<string, Name>()
function known(key: string): Name {
  const found = names.get(key)
  if (found !== undefined) return found
  const fresh = { isContent: CONTENT.test(key), text: asciiQuoted(key) + ':' }
  if (names.size < 1000) names.set(key, fresh)
  return fresh
}

function scrubText(value: string): string | undefined {
  if (SECRET_VALUE.test(value)) return undefined
  const plain = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? withoutQuery(value) : value
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}\u2026` : plain
}

/** User names and queries of addresses carry tokens often enough. */
function withoutQuery(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}${url.pathname}` : '(an address that cannot be read)'
}
