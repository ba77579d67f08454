import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, extname, isAbsolute, join, resolve } from 'node:path'
import { AppError } from '../../shared/ipc/errors.ts'
import { type Told, told } from '../../shared/told.ts'

const COMES_WITH: { readonly [command: string]: Told } = {
  npx: told`npx comes with Node.js (nodejs.org).`,
  npm: told`npm comes with Node.js (nodejs.org).`,
  node: told`Install Node.js (nodejs.org).`,
  uvx: told`uvx comes with uv (docs.astral.sh/uv).`,
  uv: told`Install uv (docs.astral.sh/uv).`,
  docker: told`Install Docker, or start it.`,
  python: told`Install Python, or try python3.`,
  deno: told`Install Deno (deno.com).`,
  bunx: told`bunx comes with Bun (bun.sh).`,
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function candidates(path: string, pathExt: string | undefined): string[] {
  if (process.platform !== 'win32' || extname(path) !== '') return [path]
  return (pathExt ?? '.EXE;.CMD;.BAT').split(';').map((extension) => path + extension)
}

/**
 * The file that a command names, looked up as a shell would. AppError SERVER_START_FAILED, saying where it was looked for.
 * @param folder the server's working folder: a relative path with a separator is taken from there.
 */
export function findCommand(command: string, searchPath: string, folder: string): string {
  const pathExt = process.env['PATHEXT']
  if (isAbsolute(command) || command.includes('/') || command.includes('\\')) {
    const found = candidates(resolve(folder, command), pathExt).find(isRunnable)
    if (found !== undefined) return found
    throw new AppError(
      'SERVER_START_FAILED',
      told`There is no program at ${resolve(folder, command)}. Check the command of this server.`,
      { command },
    )
  }
  const folders = searchPath.split(delimiter).filter((entry) => entry !== '')
  for (const entry of folders) {
    const found = candidates(join(entry, command), pathExt).find(isRunnable)
    if (found !== undefined) return found
  }
  const hint = COMES_WITH[command] ?? told`Install it, or give its full path.`
  throw new AppError('SERVER_START_FAILED', told`${command} was not found in ${folders.join(', ')}. ${hint}`, {
    command,
    folders,
  })
}
