import { meaningOf } from '../../shared/scopes.ts'
import { useWords } from './words.ts'

const KEYS = {
  openid: 'right_openid',
  profile: 'right_profile',
  email: 'right_email',
  address: 'right_address',
  phone: 'right_phone',
  offline_access: 'right_offline_access',
  repo: 'right_repo',
  'read:user': 'right_read_user',
  'mcp:tools': 'right_mcp_tools',
  'mcp:admin': 'right_mcp_admin',
} as const

/** Says what a scope allows, in the person's language. */
export function useScopeWords(): (scope: string) => string {
  const say = useWords()
  return (scope) => {
    const meaning = meaningOf(scope)
    if (meaning.kind === 'known') return say(KEYS[meaning.name])
    return meaning.kind === 'verb' ? say(`verb_${meaning.verb}`, { object: meaning.object }) : scope
  }
}
