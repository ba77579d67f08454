// What a provider or the network said, as errors that people can act on. No key ever gets into their words.
import { AppError } from '../../../shared/ipc/errors.ts'
import { type Told, told } from '../../../shared/told.ts'
import { hostOf, isLoopback } from './address.ts'

/** Who was asked, for the words of errors; `key` only so that it can be struck out of them. */
export type Asked = {
  readonly label: string
  readonly baseUrl: string
  /** Null when the list of models was asked for. */
  readonly modelId: string | null
  readonly key: string | null
}
/** The shape that SDK errors share; everything may be missing. */
type Answer = {
  readonly statusCode?: number
  readonly responseBody?: string
  readonly responseHeaders?: Readonly<Record<string, string>>
  readonly message: string
  readonly cause?: unknown
}

const TOO_LONG =
  /context.{0,20}(length|window|size|limit)|too many (input )?tokens|prompt is too long|maximum.{0,30}tokens|exceed.{0,30}(context|tokens)|request_too_large/i
const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|ENET|EHOST|ETIMEDOUT|EPIPE|UND_ERR|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/
const LONGEST_REASON = 300

/** Any failure of a model request as an AppError MODEL_*. */
export function modelFailure(thrown: unknown, asked: Asked): AppError {
  if (thrown instanceof AppError) return thrown
  const answer = asAnswer(thrown)
  const reason = reasonOf(answer, asked.key)
  const text = `${answer.message} ${answer.responseBody ?? ''}`
  if (answer.statusCode === undefined && isNetwork(thrown)) return unreachable(asked)
  const { code, said } = byStatus(answer, text, reason, asked)
  // SECURITY: the SDK's own error carries the conversation and headers, so it is not kept as the cause.
  return new AppError(code, said, answer.statusCode === undefined ? undefined : { status: answer.statusCode })
}

function byStatus(answer: Answer, text: string, reason: string, asked: Asked): Pick<AppError, 'code' | 'said'> {
  const { label, modelId } = asked
  const status = answer.statusCode ?? 0
  if ((status === 0 || status === 400 || status === 413 || status === 422) && (status === 413 || TOO_LONG.test(text)))
    return {
      code: 'MODEL_CONTEXT_TOO_LONG',
      said: told`This conversation is longer than ${modelId ?? told`the model`} can read. Summarise the older messages, leave something out under “What this conversation knows”, or choose a model with more room.`,
    }
  if (status === 401 || status === 403) return { code: 'MODEL_KEY_REJECTED', said: keyRejected(status, reason, asked) }
  if (status === 404)
    return {
      code: 'MODEL_NOT_FOUND',
      said:
        modelId === null
          ? told`${label} has no list of models at this address. Check the address: it usually ends with /v1.`
          : told`${label} has no model named ${modelId}. Choose another one.`,
    }
  if (status === 429 || status === 529) {
    const wait = retryAfterMs(answer.responseHeaders)
    const seconds = Math.max(1, Math.ceil((wait ?? 0) / 1000))
    const said =
      wait === null
        ? told`${label} asks to slow down. Try again in a minute.`
        : told`${label} asks to slow down. Try again in ${seconds} seconds.`
    return { code: 'MODEL_RATE_LIMITED', said }
  }
  return {
    code: 'MODEL_FAILED',
    said: reason
      ? told`${label} could not answer (“${reason}”). Try again; if it goes on, choose another model.`
      : told`${label} could not answer. Try again; if it goes on, choose another model.`,
  }
}

function keyRejected(status: number, reason: string, { label, key }: Asked): Told {
  if (key === null) return told`${label} needs a key. Add it in Settings, under Models.`
  // A 403 can mean the key or the request (a country, a moderation): the provider's own words tell.
  if (status === 403 && reason)
    return told`${label} refused this (“${reason}”). If it is the key, give it again in Settings.`
  return told`${label} did not accept the key. Give it again in Settings, under Models.`
}

export const unreachable = (asked: Pick<Asked, 'baseUrl'>): AppError =>
  new AppError(
    'MODEL_UNREACHABLE',
    isLoopback(new URL(asked.baseUrl))
      ? told`Nothing answers at ${hostOf(asked.baseUrl)}. Start the model program on this computer, then try again.`
      : told`Could not reach ${hostOf(asked.baseUrl)}. Check your network connection, then try again.`,
  )

/** The HTTP status of a failed request, or null when there was none. */
export const statusOf = (thrown: unknown): number | null => asAnswer(thrown).statusCode ?? null

/** How long the provider asks to wait, in milliseconds; null when it does not say. */
export function retryAfterOf(thrown: unknown): number | null {
  return retryAfterMs(asAnswer(thrown).responseHeaders)
}

function retryAfterMs(headers: Readonly<Record<string, string>> | undefined): number | null {
  const exact = Number(headers?.['retry-after-ms'] ?? Number.NaN)
  if (Number.isFinite(exact)) return exact
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : null
}

function asAnswer(thrown: unknown): Answer {
  if (typeof thrown === 'string') return { message: thrown }
  if (typeof thrown !== 'object' || thrown === null) return { message: '' }
  const known = thrown as Partial<Answer>
  return { ...pick(known), message: typeof known.message === 'string' ? known.message : '' }
}
const pick = (known: Partial<Answer>) => ({
  ...(typeof known.statusCode === 'number' ? { statusCode: known.statusCode } : {}),
  ...(typeof known.responseBody === 'string' ? { responseBody: known.responseBody } : {}),
  ...(known.responseHeaders ? { responseHeaders: known.responseHeaders } : {}),
})

/** `fetch failed`, a refused redirect or a dropped connection, however deep the cause lies. */
function isNetwork(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return false
  const { code, name, message, cause } = thrown as Record<'code' | 'name' | 'message' | 'cause', unknown>
  if (name === 'TimeoutError') return true
  if (typeof code === 'string' && NETWORK.test(code)) return true
  if (typeof message === 'string' && /fetch failed|cannot connect to api|^terminated$|socket/i.test(message))
    return true
  return isNetwork(cause, depth + 1)
}

// SECURITY: providers echo keys in their errors; whatever looks like this key or any key is struck out.
function reasonOf(answer: Answer, key: string | null): string {
  const said = saidIn(answer.responseBody) ?? answer.message
  const plain = (key && key.length >= 4 ? said.replaceAll(key, '[key]') : said)
    .replace(/\b(sk|pk|key|rk)-[\w*.-]{6,}/gi, '[key]')
    .replace(/\bBearer\s+\S+/gi, '[key]')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > LONGEST_REASON ? `${plain.slice(0, LONGEST_REASON)}...` : plain
}

function saidIn(body: string | undefined): string | null {
  try {
    const parsed = JSON.parse(body ?? '') as { error?: { message?: unknown } | string; message?: unknown }
    const said = typeof parsed.error === 'string' ? parsed.error : (parsed.error?.message ?? parsed.message)
    return typeof said === 'string' ? said : null
  } catch {
    return null
  }
}
