// The border of main: parse, call, answer; never throws, so that error codes reach the window.
import type { Contract, Handlers } from '../../shared/ipc/define.ts'
import { AppError, type Reply } from '../../shared/ipc/errors.ts'
import { told } from '../../shared/told.ts'
import { inputReason, issueInWords } from '../plainReasons.ts'

export type Router = (name: unknown, input: unknown) => Promise<Reply<unknown>>

/** Turns a contract and its handlers into one function. `onBug` hears what was thrown by mistake; the window hears only INTERNAL. */
export function createRouter<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  onBug: (name: string, thrown: unknown) => void,
): Router {
  return async (name, input) => {
    try {
      if (typeof name !== 'string' || !Object.hasOwn(contract, name))
        throw new AppError('UNKNOWN_REQUEST', told`There is no request “${String(name).slice(0, 80)}”.`)
      const parsed = contract[name]?.input.safeParse(input, { error: issueInWords })
      if (!parsed?.success) {
        const issues =
          parsed?.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) ?? []
        const why = parsed ? inputReason(parsed.error) : told`That input cannot be used.`
        throw new AppError('INVALID_INPUT', why, { request: name, issues })
      }
      const handler = handlers[name as keyof C] as (value: unknown) => unknown
      return { ok: true, value: await handler(parsed.data) }
    } catch (thrown) {
      const error = AppError.from(thrown)
      if (error.code === 'INTERNAL') onBug(String(name), error.cause ?? error)
      return { ok: false, error: error.toWire() }
    }
  }
}
