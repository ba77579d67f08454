// One text for equal JSON values (RFC 8785), made for every call: what is hashed when a call is decided and again when it is sent.
import type { Json } from './json.ts'

/** Quotes, backslashes, control characters and surrogates: without one of them a text stands in quotation marks as it is. */
const NEEDS_CARE = /[^ !#-[\]-\ud7ff\ue000-\uffff]/

/** A text as JSON writes it. */
export const quoted = (text: string): string => (NEEDS_CARE.test(text) ? JSON.stringify(text) : `"${text}"`)

const NOT_ASCII = /[^ -~]/g
const PLAIN_ASCII = /^[ !#-[\]-~]*$/
const written = new Map<string, string>()
const MOST_WRITTEN = 500

/** A text as JSON in ASCII alone: one such line after the other stays half as large in memory as with a single sign beyond Latin in it. */
export function asciiQuoted(text: string): string {
  if (PLAIN_ASCII.test(text)) return '"' + text + '"'
  // Sentences of rules have typographic quotes, and come again with every call.
  const known = written.get(text)
  if (known !== undefined) return known
  const made = JSON.stringify(text).replace(
    NOT_ASCII,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  if (written.size >= MOST_WRITTEN) written.clear()
  if (text.length <= 300) written.set(text, made)
  return made
}

/** The RFC 8785 form. Members that are undefined do not count. Throws TypeError for what is no JSON: NaN, lone surrogates, functions. */
export function canonical(value: Json | undefined): string {
  switch (typeof value) {
    case 'string':
      return wellFormed(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('This number cannot be written as JSON.')
      return `${value}`
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? list(value as readonly Json[]) : members(value as { readonly [key: string]: Json })
    case 'undefined':
      return 'null'
    case 'bigint':
    case 'function':
    case 'symbol':
      throw new TypeError('This is no JSON.')
  }
}

function wellFormed(text: string): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`
  // SECURITY: two texts that differ only in broken characters would be written alike.
  if (!text.isWellFormed()) throw new TypeError('A text with broken characters cannot be written as JSON.')
  return JSON.stringify(text)
}

function list(values: readonly Json[]): string {
  let text = ''
  for (const value of values) text += text === '' ? canonical(value) : `,${canonical(value)}`
  return `[${text}]`
}

function members(object: { readonly [key: string]: Json | undefined }): string {
  let text = ''
  for (const key of sortedKeys(object)) {
    const value = object[key]
    if (value === undefined) continue
    text += `${text === '' ? '' : ','}${wellFormed(key)}:${canonical(value)}`
  }
  return `{${text}}`
}

/** In the order of UTF-16 units; most objects have few keys, often in order already. */
function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object)
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] as string) > (keys[at] as string)) return keys.sort()
  return keys
}
