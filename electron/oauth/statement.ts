// A signed statement of somebody else's (a JWT), pasted or in a file, as it is handed to a sign-in service.
import { open } from 'node:fs/promises'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Statement } from '../../shared/oauth.ts'
import { told } from '../../shared/told.ts'

const LARGEST = 16 * 1024

/** True for three parts of which the first is the header of a signature. */
function isSigned(text: string): boolean {
  const parts = text.split('.')
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return false
  try {
    const header: unknown = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString())
    return typeof Reflect.get(Object(header) as object, 'alg') === 'string'
  } catch {
    return false
  }
}

async function readStart(path: string): Promise<string> {
  try {
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST), 0, LARGEST, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } catch (cause) {
    throw new AppError('SIGN_IN_FAILED', told`The file ${path} cannot be read. Check its name and rights.`, undefined, {
      cause,
    })
  }
}

/** Read anew each time, for a file is kept fresh by somebody else. */
export async function statementOf(statement: Statement): Promise<string> {
  const text = (statement.kind === 'token' ? statement.token : await readStart(statement.path)).trim()
  // SECURITY: nothing but a signed statement leaves this computer this way, whatever file was named.
  if (isSigned(text)) return text
  throw new AppError(
    'SIGN_IN_FAILED',
    statement.kind === 'token'
      ? told`What was pasted is not a signed token (JWT). Nothing was sent.`
      : told`What is in ${statement.path} is not a signed token (JWT). Nothing was sent.`,
  )
}
