// Secrets and personal numbers that have a known form: keys, tokens, cards, bank accounts. Found, shown, and kept out of what leaves.

import type { SecretKind } from '../../shared/secrets.ts'
import { type Told, told } from '../../shared/told.ts'

export type FoundSecret = { readonly kind: SecretKind; readonly value: string; readonly at: number }

/** `needs`: where this does not fit, the form fits nowhere, and need not be tried. */
const FORMS: readonly { readonly kind: SecretKind; readonly form: RegExp; readonly needs: RegExp }[] = [
  {
    kind: 'privateKey',
    needs: /PRIVATE KEY/,
    // To its end line, or as far as it goes where that was cut off; JSON writes line ends as \\n.
    form: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?:[A-Za-z0-9+/=\s\\:,]{0,20000}-----END [A-Z ]{0,20}PRIVATE KEY-----|[A-Za-z0-9+/=\s\\]{0,20000})/g,
  },
  { kind: 'token', needs: /eyJ/, form: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  {
    kind: 'token',
    needs: /gh|glpat-|xox|npm_/,
    form: /\b(?:gh[opusr]_[A-Za-z0-9]{30,}|github_pat_\w{40,}|glpat-[\w-]{18,}|xox[abprs]-[\w-]{10,}|npm_[A-Za-z0-9]{30,})/g,
  },
  { kind: 'key', needs: /[spr]k/, form: /\b(?:sk|pk|rk)[-_](?:live|test|ant|proj|or)[-_][\w-]{16,}/g },
  {
    kind: 'key',
    needs: /sk-|AKIA|ASIA|AIza|SG\./,
    form: /\b(?:sk-[A-Za-z0-9]{32,}|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|AIza[\w-]{35}|SG\.[\w-]{16,}\.[\w-]{16,})/g,
  },
  {
    kind: 'password',
    needs: /[:=]/,
    form: /\b(?:password|passwd|passphrase|pwd)["']?\s*[:=]\s*["']?([^\s"',;]{6,200})/gi,
  },
  { kind: 'card', needs: /\d/, form: /(?<![\d.-])(?:\d[ -]?){12,18}\d(?![\d-])/g },
  { kind: 'bankAccount', needs: /\d/, form: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g },
]

/** Where none of them fits, most texts end at once. */
const ANY_NEEDED = new RegExp(FORMS.map(({ needs }) => needs.source).join('|'))

/** The Luhn check of card numbers, on digits alone. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = Number(digits[at])
    sum += twice ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0
}

/** The mod 97 check of an IBAN, written without spaces. */
export function passesMod97(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4))
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** Numbers that some issuer gives out: other long numbers pass the check by chance, one in ten. */
const ISSUED =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|(?:6011|64[4-9]\d|65\d\d)\d{12,15}|35(?:2[89]|[3-8]\d)\d{12,15}|3(?:0[0-5]|[689]\d)\d{11,16}|62\d{14,17}|(?:50|5[6-9]|6[37])\d{11,17})$/

const holds = (kind: SecretKind, value: string): boolean => {
  if (kind === 'card') {
    const digits = value.replace(/\D/g, '')
    return ISSUED.test(digits) && passesLuhn(digits)
  }
  return kind !== 'bankAccount' || passesMod97(value.replaceAll(' ', ''))
}

const NONE: readonly FoundSecret[] = []

/** Every secret in a text, in order, at most `most`. */
export function secretsIn(text: string, most = 100): readonly FoundSecret[] {
  if (text.length < 6 || !ANY_NEEDED.test(text)) return NONE
  const found: FoundSecret[] = []
  for (const { kind, form, needs } of FORMS) {
    if (!needs.test(text)) continue
    for (const match of text.matchAll(form)) {
      const value = match[1] ?? match[0]
      if (found.length < most && holds(kind, value))
        found.push({ kind, value, at: match.index + match[0].indexOf(value) })
    }
  }
  return found.length < 2 ? found : found.sort((a, b) => a.at - b.at)
}

const WORDS: Record<SecretKind, Told> = {
  key: told`an access key`,
  token: told`an access token`,
  card: told`a card number`,
  bankAccount: told`a bank account number`,
  privateKey: told`a private key`,
  password: told`a password`,
}
export const secretWords = (kind: SecretKind): Told => WORDS[kind]
