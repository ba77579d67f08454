import {
  ProtocolError,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  SseError,
  UnauthorizedError,
} from '@modelcontextprotocol/client'
import { AppError } from '../../shared/ipc/errors.ts'
import { codeInWords } from '../plainReasons.ts'
import { carriedError, WireError, WireTimeout } from './wire.ts'
import { type Told, told } from '../../shared/told.ts'

const NETWORK = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])
const NETWORK_BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** The HTTP status in an error of the SDK, or null. */
export function httpStatus(error: unknown): number | null {
  if (SdkHttpError.isInstance(error)) return error.status
  if (SseError.isInstance(error)) return error.code ?? null
  return null
}

/** The SDK keeps what went wrong underneath in `cause` or in `data`. */
function causeOf(error: Error): unknown {
  const { cause } = ('data' in error ? (error.data ?? {}) : {}) as { cause?: unknown }
  return error.cause ?? cause
}
function systemCode(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = causeOf(current))
    if (
      'code' in current &&
      typeof current.code === 'string' &&
      current.code.startsWith('E') &&
      !SdkError.isInstance(current)
    )
      return current.code
  return null
}

function span(milliseconds: number): Told {
  return milliseconds < 2000 ? told`${milliseconds} ms` : told`${Math.round(milliseconds / 1000)} seconds`
}

function timedOut(server: string, milliseconds: number, cause: unknown): AppError {
  return new AppError(
    'SERVER_TIMEOUT',
    told`${server} did not answer within ${span(milliseconds)}. It may still be working. Try again, or give it more time in its settings.`,
    { milliseconds },
    { cause },
  )
}

/** What a server's own words may look like in a message: short, on one line. */
function said(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > 400 ? `${line.slice(0, 400)} …` : line
}

/** A JSON-RPC error. Codes from -32000 to -32019 have no agreed meaning, so only the words are told. */
function refusedByServer(server: string, code: number, text: string, cause: unknown): AppError {
  const data = { code, said: said(text) }
  if (code === -32602)
    return new AppError('INVALID_ARGUMENTS', told`${server} did not take the arguments: ${said(text)}`, data, { cause })
  if (code === -32601)
    return new AppError('SERVER_PROTOCOL', told`${server} does not offer this: ${said(text)}`, data, { cause })
  return new AppError('SERVER_PROTOCOL', told`${server} answered with an error: ${said(text)}`, data, { cause })
}

/** What an HTTP status means for the person. 404 inside a session is handled before this. */
function refusedByHttp(server: string, status: number, cause: unknown): AppError {
  const data = { status }
  if (status === 401)
    return new AppError('SIGN_IN_NEEDED', told`${server} wants you to sign in first.`, data, { cause })
  if (status === 403)
    return new AppError(
      'SERVER_PROTOCOL',
      told`${server} refused the request (403). Your account may lack the right.`,
      data,
      {
        cause,
      },
    )
  if (status >= 500)
    return new AppError(
      'SERVER_UNREACHABLE',
      told`${server} has a problem of its own (${status}). Try again later.`,
      data,
      {
        cause,
      },
    )
  return new AppError('SERVER_PROTOCOL', told`${server} refused the request (${status}). Check its address.`, data, {
    cause,
  })
}

/** Every error of the SDK, the wire and the system, once, at this border, in words that say whose part it is. */
export function translate(error: unknown, server: string, timeoutMs: number): AppError {
  for (let current = error; current instanceof Error; current = causeOf(current))
    if (current instanceof AppError) return current
  if (error instanceof WireTimeout) return timedOut(server, error.milliseconds, error)
  if (error instanceof WireError) return refusedByServer(server, error.code, error.message, error)
  if (UnauthorizedError.isInstance(error)) return refusedByHttp(server, 401, error)
  const status = httpStatus(error)
  if (status !== null) return refusedByHttp(server, status, error)
  const carried = ProtocolError.isInstance(error) ? carriedError(error.data) : null
  if (carried !== null) return carried
  if (ProtocolError.isInstance(error)) return refusedByServer(server, error.code, error.message, error)
  const code = systemCode(error)
  if (code !== null && NETWORK.has(code))
    return new AppError(
      'SERVER_UNREACHABLE',
      told`${server} cannot be reached: ${codeInWords(code)}. Check the network and its address.`,
      { code },
      { cause: error },
    )
  if (code !== null && NETWORK_BROKEN.has(code))
    return new AppError(
      'SERVER_DIED',
      told`The connection to ${server} broke off: ${codeInWords(code)}.`,
      { code },
      { cause: error },
    )
  if (SdkError.isInstance(error)) return translateSdk(error, server, timeoutMs)
  const text = error instanceof Error ? error.message : String(error)
  return new AppError('SERVER_PROTOCOL', told`${server} could not be understood: ${said(text)}`, undefined, {
    cause: error,
  })
}

const CLOSED: readonly string[] = [SdkErrorCode.ConnectionClosed, SdkErrorCode.NotConnected]

function translateSdk(error: SdkError, server: string, timeoutMs: number): AppError {
  if (error.code === SdkErrorCode.RequestTimeout) return timedOut(server, timeoutMs, error)
  if (CLOSED.includes(error.code))
    return new AppError('SERVER_DIED', told`The connection to ${server} was closed.`, undefined, { cause: error })
  const text = told`${server} could not be understood: ${said(error.message)}`
  return new AppError('SERVER_PROTOCOL', text, undefined, { cause: error })
}
