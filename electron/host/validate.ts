import vm from 'node:vm'
import type { ErrorObject, Options, ValidateFunction } from 'ajv'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ToolDefinition } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json, JsonSchema } from '../../shared/json.ts'
import { judgeSchema, type SchemaKind } from './schemaBounds.ts'
import { english, type Told, told } from '../../shared/told.ts'

const COMPILE_MS = 1000
const CHECK_MS = 250
const SHORT = 4096

/** A pattern as JSON Schema writes it; one that JavaScript cannot read checks nothing, since the server checks anyway. */
function expression(pattern: string, flags: string): RegExp | { test(): boolean } {
  for (const tried of [flags, '']) {
    try {
      return new RegExp(pattern, tried)
    } catch {
      // Written for another engine.
    }
  }
  return { test: () => true }
}
const regExp = Object.assign(expression, { code: 'expression' }) as unknown as NonNullable<Options['code']>['regExp']
const options: Options = {
  strict: false,
  validateSchema: false,
  addUsedSchema: false,
  allErrors: false,
  messages: true,
  logger: false,
  code: regExp === undefined ? {} : { regExp },
}

function instance(kind: 'draft07' | 'draft2020'): Ajv {
  const ajv = kind === 'draft07' ? new Ajv(options) : (new Ajv2020(options) as unknown as Ajv)
  // Fast formats only: the full ones have patterns that take long on hostile values.
  addFormats.default(ajv, { mode: 'fast' })
  return ajv
}
const engines = new Map<'draft07' | 'draft2020', Ajv>()
function engine(schema: JsonSchema): Ajv {
  const dialect = schema['$schema']
  const kind = typeof dialect === 'string' && /draft-0[4-7]/.test(dialect) ? 'draft07' : 'draft2020'
  const known = engines.get(kind) ?? instance(kind)
  engines.set(kind, known)
  return known
}

const sandbox = vm.createContext({ run: null as (() => unknown) | null })
const script = new vm.Script('run()')
/** Runs a function here and now, but stops it after so many ms: hostile schemas and patterns end with an error. */
function within<T>(milliseconds: number, run: () => T): T {
  sandbox['run'] = run
  try {
    return script.runInContext(sandbox, { timeout: milliseconds }) as T
  } finally {
    sandbox['run'] = null
  }
}

type Compiled = { readonly check: ValidateFunction; readonly kind: SchemaKind['kind'] }
const compiled = new WeakMap<JsonSchema, Compiled>()

function compile(schema: JsonSchema): Compiled {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const judged = judgeSchema(schema)
  if (judged.kind === 'refused') throw new Error(english(judged.reason))
  const ajv = engine(schema)
  // Without its own names: two servers may use the same one, and neither may see the other's.
  const { $schema: _dialect, $id: _id, ...own } = schema
  const check = within(COMPILE_MS, () => ajv.compile(own))
  ajv.removeSchema(own)
  const fresh: Compiled = { check, kind: judged.kind }
  compiled.set(schema, fresh)
  return fresh
}

/** `pointer` is an RFC 6901 pointer to the place; `message` is for people. */
export type Fault = { readonly pointer: string; readonly message: Told }

type Params = {
  missingProperty?: string
  additionalProperty?: string
  allowedValues?: unknown[]
  type?: unknown
  limit?: unknown
  format?: unknown
  pattern?: unknown
}

function fault(error: ErrorObject | undefined): Fault {
  const at = error?.instancePath ?? ''
  const params = (error?.params ?? {}) as Params
  const step = (name: string) => `${at}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`
  if (params.missingProperty !== undefined) return { pointer: step(params.missingProperty), message: told`is missing` }
  if (params.additionalProperty !== undefined)
    return { pointer: step(params.additionalProperty), message: told`is not an argument of this tool` }
  if (params.allowedValues !== undefined) {
    const list = params.allowedValues.slice(0, 10).map(String)
    return { pointer: at, message: told`must be one of ${{ list, by: 'comma' }}` }
  }
  return { pointer: at, message: bound(error?.keyword ?? '', params) }
}

/** What JSON Schema's commonest words ask for; the rest is seldom, and said by the server. */
function bound(keyword: string, { type, limit, format, pattern }: Params): Told {
  const most = String(limit)
  switch (keyword) {
    case 'type':
      return told`must be of the kind ${String(type)}`
    case 'minimum':
      return told`must be at least ${most}`
    case 'maximum':
      return told`must be at most ${most}`
    case 'exclusiveMinimum':
      return told`must be more than ${most}`
    case 'exclusiveMaximum':
      return told`must be less than ${most}`
    case 'minLength':
      return told`must have at least ${most} characters`
    case 'maxLength':
      return told`must have at most ${most} characters`
    case 'minItems':
      return told`must have at least ${most} entries`
    case 'maxItems':
      return told`must have at most ${most} entries`
    case 'format':
      return told`must be written as ${String(format)}`
    case 'pattern':
      return told`must fit the pattern ${String(pattern)}`
    default:
      return told`is not valid`
  }
}

/** Null when `value` fits. Throws when the schema cannot be used or the check takes too long. `size`: characters of the value as JSON. */
export function checkAgainst(schema: JsonSchema, value: Json, size: number): Fault | null {
  const { check, kind } = compile(schema)
  const guarded = kind === 'costly' || (kind === 'patterns' && size > SHORT)
  const ok = guarded ? within(CHECK_MS, () => check(value)) : check(value)
  return ok === true ? null : fault(check.errors?.[0])
}

/** Compares arguments with what a tool says it takes. AppError INVALID_ARGUMENTS naming the place, or SERVER_PROTOCOL when that cannot be checked. */
export function validateArguments(tool: ToolDefinition, value: Json, size: number): void {
  let found: Fault | null
  try {
    found = checkAgainst(tool.inputSchema, value, size)
  } catch (cause) {
    throw new AppError(
      'SERVER_PROTOCOL',
      told`The arguments of ${tool.name} could not be checked, so the call was not made: ${reasonOf(cause)}.`,
      undefined,
      { cause },
    )
  }
  if (found === null) return
  const { pointer, message } = found
  throw new AppError(
    'INVALID_ARGUMENTS',
    pointer === '' ? told`The arguments: ${message}.` : told`The argument ${pointer.slice(1)} ${message}.`,
    found,
  )
}

export function reasonOf(cause: unknown): Told | string {
  if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
    return told`its server describes them in a way that takes too long to check`
  if (cause instanceof RangeError) return told`its server describes them in a way that never ends`
  return cause instanceof Error
    ? cause.message.slice(0, 300)
    : told`its server describes them in a way that cannot be read`
}
