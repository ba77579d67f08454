import vm from 'node:vm'
import type { ErrorObject, Options, ValidateFunction } from 'ajv'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ToolDefinition } from '../../shared/host.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json, JsonSchema } from '../../shared/json.ts'
import { judgeSchema, type SchemaKind } from './schemaBounds.ts'

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
  if (judged.kind === 'refused') throw new Error(judged.reason)
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
export type Fault = { readonly pointer: string; readonly message: string }

function fault(error: ErrorObject | undefined): Fault {
  const at = error?.instancePath ?? ''
  const params = (error?.params ?? {}) as {
    missingProperty?: string
    additionalProperty?: string
    allowedValues?: unknown[]
  }
  const step = (name: string) => `${at}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`
  if (params.missingProperty !== undefined) return { pointer: step(params.missingProperty), message: 'is missing' }
  if (params.additionalProperty !== undefined)
    return { pointer: step(params.additionalProperty), message: 'is not an argument of this tool' }
  if (params.allowedValues !== undefined)
    return { pointer: at, message: `must be one of ${params.allowedValues.slice(0, 10).map(String).join(', ')}` }
  return { pointer: at, message: error?.message ?? 'is not valid' }
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
      `The arguments of ${tool.name} could not be checked, so the call was not made: ${reasonOf(cause)}.`,
      undefined,
      { cause },
    )
  }
  if (found === null) return
  const where = found.pointer === '' ? 'The arguments' : `The argument ${found.pointer.slice(1)}`
  throw new AppError('INVALID_ARGUMENTS', `${where} ${found.message}.`, found)
}

export function reasonOf(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
    return 'its server describes them in a way that takes too long to check'
  if (cause instanceof RangeError) return 'its server describes them in a way that never ends'
  return cause instanceof Error ? cause.message.slice(0, 300) : 'its server describes them in a way that cannot be read'
}
