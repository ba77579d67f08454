import { english, type Told, told, verbatim } from '../told.ts'

/** Whose part an error belongs to; the window says it in words. */
export type ErrorParty = 'you' | 'app' | 'server' | 'network' | 'signIn' | 'model'

/** The closed table of what can go wrong on purpose: code -> whose part. Anything else is a bug (`INTERNAL`). */
export const ERROR_PARTIES = {
  UNKNOWN_REQUEST: 'app',
  INVALID_INPUT: 'you',
  NOT_FOUND: 'you',
  INTERNAL: 'app',
  STORAGE_FAILED: 'app',
  VAULT_LOCKED: 'app',
  VAULT_UNAVAILABLE: 'app',
  SETTINGS_INVALID: 'you',
  SERVER_NOT_READY: 'server',
  SERVER_START_FAILED: 'server',
  SERVER_NOT_APPROVED: 'you',
  SERVER_DIED: 'server',
  SERVER_TIMEOUT: 'server',
  SERVER_PROTOCOL: 'server',
  SERVER_UNREACHABLE: 'network',
  RESULT_TOO_LARGE: 'server',
  UNKNOWN_TOOL: 'server',
  INVALID_ARGUMENTS: 'you',
  UNAUTHORIZED_CALL: 'app',
  PERMISSION_DENIED: 'you',
  CONSENT_DECLINED: 'you',
  CONSENT_WITHDRAWN: 'you',
  SIGN_IN_NEEDED: 'signIn',
  SIGN_IN_FAILED: 'signIn',
  SIGN_IN_CANCELLED: 'you',
  MODEL_NOT_SET: 'you',
  MODEL_KEY_REJECTED: 'model',
  MODEL_RATE_LIMITED: 'model',
  MODEL_CONTEXT_TOO_LONG: 'model',
  MODEL_UNREACHABLE: 'network',
  MODEL_NOT_FOUND: 'model',
  MODEL_FAILED: 'model',
  ROUND_LIMIT_REACHED: 'app',
  BUSY: 'you',
  LINK_REFUSED: 'app',
  INTERRUPTED: 'app',
} as const satisfies Record<string, ErrorParty>
export type ErrorCode = keyof typeof ERROR_PARTIES

/** What survives the process boundary: Electron's own rejection keeps only `message`. `said` is absent in what an older Gatehouse kept. */
export type WireError = {
  readonly code: ErrorCode
  /** In English, for models and logs. */
  readonly message: string
  readonly said?: Told
  readonly data?: unknown
}
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError }

/** The one error class that we mean to show: thrown where it is known, shown where it matters. `said` is for people: what happened and what to do next; `message` is the same in English. */
export class AppError extends Error {
  override readonly name: string = 'AppError'
  readonly code: ErrorCode
  readonly said: Told
  readonly data: unknown

  constructor(code: ErrorCode, said: Told, data?: unknown, options?: ErrorOptions) {
    super(english(said), options)
    this.code = code
    this.said = said
    this.data = data
  }

  get party(): ErrorParty {
    return ERROR_PARTIES[this.code]
  }

  /** Anything we did not throw on purpose is a bug, and its text stays in the log. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown
    return new AppError('INTERNAL', told`Something went wrong inside Gatehouse. The log has the details.`, undefined, {
      cause: thrown,
    })
  }

  static fromWire(wire: WireError): AppError {
    return new AppError(wire.code, wire.said ?? verbatim(wire.message), wire.data)
  }

  toWire(): WireError {
    const { code, message, said, data } = this
    return { code, message, said, ...(data === undefined ? {} : { data }) }
  }
}
