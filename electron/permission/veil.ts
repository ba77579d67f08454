// Placeholders for secrets: what a model reads in place of a key or a card, the same for the same value throughout a conversation.
import type { AccountId, ServerId } from '../../shared/ids.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { SecretKind } from '../../shared/secrets.ts'
import { knownText } from '../exact.ts'
import { secretsIn } from './secrets.ts'

/** Where a text came from: a server's result, a file that the person attached, the person's own words, or the model. */
export type TextSource =
  | {
      readonly from: 'server'
      readonly serverId: ServerId
      readonly serverName: string
      readonly accountId: AccountId | null
    }
  | { readonly from: 'file' | 'person' | 'model' }
/** A secret with what stands for it. */
export type HeldSecret = {
  readonly placeholder: string
  readonly kind: SecretKind
  readonly shown: string
  readonly value: string
  readonly sources: readonly TextSource[]
}
export type Veil = {
  /** False where the person wants nothing hidden. */
  readonly hides: boolean
  /** The text with every secret replaced. Texts must come in the order of the conversation: the order gives the numbers. */
  text(this: void, words: string, source: TextSource): string
  /** The same for every text inside a value; keys stay. */
  json(this: void, value: JsonObject, source: TextSource): JsonObject
  find(this: void, placeholder: string): HeldSecret | undefined
}

const WORDS: Record<SecretKind, string> = {
  key: 'access key',
  token: 'access token',
  card: 'card',
  bankAccount: 'bank account',
  privateKey: 'private key',
  password: 'password',
}
const shownAs = (kind: SecretKind, value: string): string =>
  kind === 'card' || kind === 'bankAccount'
    ? `${WORDS[kind]} ending ${value.replaceAll(/[^A-Za-z0-9]/g, '').slice(-4)}`
    : WORDS[kind]

const PLACEHOLDER = /‹((?:access key|access token|card|bank account|private key|password)[^‹›]{0,40} #\d{1,6})›/g
/** What stands for secrets in a text; not all of them need be ours. */
export const placeholdersIn = (text: string): readonly string[] =>
  text.includes('‹') ? (text.match(PLACEHOLDER) ?? []) : []

/** One spelling for values that are written with and without blanks. */
const same = (kind: SecretKind, value: string): string =>
  kind === 'card' || kind === 'bankAccount' ? value.replaceAll(/[ -]/g, '') : value
/** `password: getPassword()` and `password: required` are no passwords; hiding them would only confuse. */
const isLikely = (kind: SecretKind, value: string): boolean =>
  kind !== 'password' || (/[A-Za-z]/.test(value) && /[\d!@#%^&*]/.test(value) && !/[(){}<>$[\]`‹›]/.test(value))
const MOST = 10_000

/** Hides nothing: for when the person wants it so. */
export const NO_VEIL: Veil = { hides: false, text: (words) => words, json: (value) => value, find: () => undefined }

/** An empty book of secrets; every text that is read adds to it. */
export function createVeil(): Veil {
  const byValue = new Map<string, HeldSecret & { readonly sources: TextSource[] }>()
  const byPlaceholder = new Map<string, HeldSecret>()

  const hold = (kind: SecretKind, value: string, source: TextSource): string => {
    const key = `${kind} ${same(kind, value)}`
    const known = byValue.get(key)
    if (known) {
      if (known.sources.length < 20) known.sources.push(source)
      return known.placeholder
    }
    const shown = shownAs(kind, value)
    const placeholder = `‹${shown} #${byValue.size + 1}›`
    const held = { placeholder, kind, shown, value, sources: [source] }
    byValue.set(key, held)
    byPlaceholder.set(placeholder, held)
    return placeholder
  }
  const text = (words: string, source: TextSource): string => {
    // SECURITY: what others wrote cannot pass for one of ours.
    const foreign = source.from === 'server' || source.from === 'file'
    const plain = foreign && words.includes('‹') ? words.replace(PLACEHOLDER, '<$1>') : words
    let out = ''
    let from = 0
    for (const { kind, value, at } of secretsIn(plain, MOST)) {
      if (at < from || !isLikely(kind, value)) continue
      out += plain.slice(from, at) + hold(kind, value, source)
      from = at + value.length
    }
    return from === 0 ? plain : out + plain.slice(from)
  }
  return {
    hides: true,
    text,
    json: (value, source) => mapTexts(value, (words) => text(words, source)) as JsonObject,
    find: (placeholder) => byPlaceholder.get(placeholder),
  }
}

/** A copy with every text inside changed; keys stay. The same object where nothing changed. */
export function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const list = (value as readonly Json[]).map((inner) => mapTexts(inner, change))
    return list.every((inner, at) => inner === (value as readonly Json[])[at]) ? value : list
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, mapTexts(inner as Json, change)] as const)
  return entries.every(([key, inner]) => inner === (value as JsonObject)[key]) ? value : Object.fromEntries(entries)
}

/** Could a placeholder stand in it, keys included? Most arguments hold none, and every decision asks. */
export function mayHold(value: Json): boolean {
  if (typeof value === 'string') return value.includes('‹')
  if (value === null || typeof value !== 'object') return false
  // Its canonical form holds every key and text, this sign as it is.
  const whole = knownText(value)
  if (whole !== null) return whole.includes('‹')
  if (Array.isArray(value)) return (value as readonly Json[]).some(mayHold)
  return Object.keys(value).some((key) => key.includes('‹') || mayHold((value as JsonObject)[key] as Json))
}

/** The arguments with the true values of those secrets that `which` lets in. */
export const unveiled = (args: JsonObject, veil: Veil, which: (held: HeldSecret) => boolean): JsonObject =>
  mayHold(args)
    ? (mapTexts(args, (text) =>
        text.replace(PLACEHOLDER, (placeholder) => {
          const held = veil.find(placeholder)
          return held !== undefined && which(held) ? held.value : placeholder
        }),
      ) as JsonObject)
    : args
