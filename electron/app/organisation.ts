// The organisation's rules: a managed file that only an administrator can write, read once at the start.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Json } from '../../shared/json.ts'
import type { Policy } from '../../shared/permission.ts'
import { type Told, told } from '../../shared/told.ts'
import { parseOrganisationPolicies } from '../permission/policies.ts'

/** Where administrators put it; GATEHOUSE_POLICY names another place. */
export function policyFile(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env['GATEHOUSE_POLICY']) return env['GATEHOUSE_POLICY']
  if (platform === 'darwin') return '/Library/Application Support/Gatehouse/policy.json'
  if (platform === 'win32') return join(env['ProgramData'] ?? 'C:\\ProgramData', 'Gatehouse', 'policy.json')
  return '/etc/gatehouse/policy.json'
}

/** `whole` false: the file is there, but not all of it could be read. */
export type Organisation = { readonly policies: readonly Policy[]; readonly whole: boolean }

/** No file means no rules. A file that cannot be read is said, and everything in it that can be read holds. */
export async function readOrganisation(file: string, say: (text: Told) => void): Promise<Organisation> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return { policies: [], whole: true }
    say(told`Your organisation’s rules in ${file} cannot be read, so you are asked about everything.`)
    return { policies: [], whole: false }
  }
  try {
    const { policies, errors } = parseOrganisationPolicies(JSON.parse(text) as Json)
    if (errors.length > 0)
      say(
        told`Some of your organisation’s rules in ${file} are not valid, so you are asked about everything: ${{ list: errors, by: 'comma' }}`,
      )
    return { policies, whole: errors.length === 0 }
  } catch {
    say(told`Your organisation’s rules in ${file} are not valid JSON, so you are asked about everything.`)
    return { policies: [], whole: false }
  }
}
