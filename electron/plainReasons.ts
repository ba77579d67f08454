// Why something failed, in words of ours that can be translated; what the system or a schema said stands after them.
import type { z } from 'zod'
import { type Told, told } from '../shared/told.ts'

const SYSTEM: Readonly<Record<string, Told>> = {
  ENOENT: told`it is not there`,
  EACCES: told`this computer does not allow it`,
  EPERM: told`this computer does not allow it`,
  ENOTDIR: told`a part of the path is no folder`,
  EISDIR: told`it is a folder`,
  ENOSPC: told`the disk is full`,
  EROFS: told`the disk can only be read`,
  EMFILE: told`too many files are open`,
  ENFILE: told`too many files are open`,
  ENOMEM: told`there is not enough memory`,
  ENOEXEC: told`it is no program for this computer`,
  E2BIG: told`the command is too long`,
  EADDRINUSE: told`another program uses this port`,
  ECONNREFUSED: told`nothing answers at this address`,
  ECONNRESET: told`the other side ended the connection`,
  ECONNABORTED: told`the other side ended the connection`,
  EPIPE: told`the other side ended the connection`,
  ETIMEDOUT: told`no answer came in time`,
  ENOTFOUND: told`no computer of this name is known`,
  EAI_AGAIN: told`the name of the computer could not be looked up`,
  EHOSTUNREACH: told`there is no way to this computer`,
  ENETUNREACH: told`there is no way to this network`,
  EPROTO: told`the secure connection could not be made`,
}

/** A code of the system in words, with the code after them; the code alone where there are none. */
export function codeInWords(code: string): Told | string {
  const words = SYSTEM[code]
  return words === undefined ? code : told`${words} (${code})`
}

/** An error of the system in words, with its own text after them. */
export function systemReason(error: unknown): Told | string {
  const text = error instanceof Error ? error.message : String(error)
  const { code } = (error ?? {}) as { readonly code?: unknown }
  const words = typeof code === 'string' ? SYSTEM[code] : undefined
  return words === undefined ? text : told`${words} (${text})`
}

const WRONG: Partial<Record<z.core.$ZodIssue['code'], Told>> = {
  invalid_type: told`Something of another kind is wanted there.`,
  too_small: told`That is too little or too short.`,
  too_big: told`That is too much or too long.`,
  invalid_format: told`That is not in the right form.`,
  invalid_value: told`That is none of the choices.`,
  unrecognized_keys: told`There is something in it that is not known.`,
}
const UNUSABLE = told`That input cannot be used.`

/** Handed to a parse: a schema's own sentence stands before it. */
export const issueInWords = (issue: { readonly code: string }): string =>
  (WRONG[issue.code as z.core.$ZodIssue['code']] ?? UNUSABLE).say

/** The first things that are wrong, with their places; a sentence that a schema gave itself needs no place. */
export function inputReason(error: z.ZodError): Told {
  const [first] = error.issues
  if (first === undefined) return UNUSABLE
  const words: Told = { say: first.message }
  const place = first.path.join('.')
  return place === '' || first.message !== issueInWords(first) ? words : told`${words} (${place}, ${first.code})`
}
