// Marks what a person should look at twice in a command before it runs for the first time. A hint, never a gate.

/** Why a part is marked; the words are in the `host` texts under `danger.<risk>`. */
export type Risk =
  | 'admin'
  | 'deletes'
  | 'downloads'
  | 'shell'
  | 'chained'
  | 'inline'
  | 'latest'
  | 'secret'
  | 'environment'
  | 'plainHttp'

/** One word of the command as it will be passed, with what is remarkable about it. */
export type MarkedWord = { readonly word: string; readonly risks: readonly Risk[] }

const baseName = (word: string): string =>
  word
    .replace(/^.*[\\/]/, '')
    .replace(/\.(exe|cmd|bat|ps1)$/i, '')
    .toLowerCase()

const ADMIN = new Set(['sudo', 'doas', 'su', 'pkexec', 'runas', 'gsudo'])
const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'fish', 'ksh', 'cmd', 'powershell', 'pwsh', 'osascript'])
const DOWNLOADERS = new Set(['curl', 'wget', 'iwr', 'invoke-webrequest', 'fetch'])
const DELETERS = new Set(['rm', 'rmdir', 'del', 'erase', 'shred', 'mkfs', 'dd', 'format'])
const RUNNERS = new Set(['npx', 'bunx', 'pnpx', 'uvx', 'pipx', 'dlx'])
const INLINE = /^(-c|-e|--eval|-p|--print|-Command|-EncodedCommand|-enc|\/c)$/i
const SECRET = /(sk-[A-Za-z0-9]|gh[pousr]_[A-Za-z0-9]|xox[bap]-|AKIA[0-9A-Z]{8}|--?(token|password|secret|api-?key)=.)/i
const CHAIN = /^(&&|\|\||\||;|&|>|>>|<)$/
const BURIED = /(\$\(|`|&&|\|\||;\s*\S|\|\s*(ba|z|da)?sh\b)/

const wordRisks = (word: string): readonly Risk[] => {
  const name = baseName(word)
  const risks: Risk[] = []
  if (ADMIN.has(name)) risks.push('admin')
  if (DELETERS.has(name) || /\brm\s+-[a-z]*[rf]/i.test(word)) risks.push('deletes')
  if (DOWNLOADERS.has(name) || /\b(curl|wget|iwr)\b.*\|/i.test(word)) risks.push('downloads')
  if (SHELLS.has(name)) risks.push('shell')
  if (CHAIN.test(word) || BURIED.test(word)) risks.push('chained')
  if (SECRET.test(word)) risks.push('secret')
  return risks
}

/** A package without a version may be another one tomorrow. */
const isUnpinned = (word: string): boolean => {
  if (word.startsWith('-') || /[\\/:]/.test(word.replace(/^@[^/]+\//, ''))) return false
  const version = /(?:@|==)([^@=]+)$/.exec(word.slice(1))?.[1]
  return version === undefined || /^(latest|next|\*)$/.test(version)
}

const contextRisks = (words: readonly string[], index: number): readonly Risk[] => {
  const word = words[index] ?? ''
  const risks: Risk[] = []
  const before = words.slice(0, index).map(baseName)
  const takesCode = before.some((name) => SHELLS.has(name) || /^(node|deno|bun|python[\d.]*|perl|ruby|php)$/.test(name))
  if (takesCode && INLINE.test(word)) risks.push('inline')
  const [command] = before
  if (index > 0 && command !== undefined && RUNNERS.has(command)) {
    const firstPackage = words.findIndex((other, at) => at > 0 && !other.startsWith('-'))
    if (index === firstPackage && isUnpinned(word)) risks.push('latest')
  }
  return risks
}

/** Every word of the command with its marks, none left out. */
export const markCommand = (command: string, args: readonly string[]): readonly MarkedWord[] => {
  const words = [command, ...args]
  return words.map((word, index) => ({
    word,
    risks: [...new Set([...wordRisks(word), ...contextRisks(words, index)])],
  }))
}

const STEERING =
  /^(LD_PRELOAD|LD_LIBRARY_PATH|LD_AUDIT|DYLD_.*|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|PYTHONSTARTUP|PYTHONPATH|PERL5OPT|RUBYOPT|BASH_ENV|ENV|PATH|HTTPS?_PROXY|ALL_PROXY|GIT_SSH.*|.*_BASE_URL)$/i

/** Environment names that change what runs or whom it talks to, rather than hand over a value. */
export const steersProcess = (name: string): boolean => STEERING.test(name)

/** All risks of a launch, once each, for the words under the command. */
export const risksOf = (words: readonly MarkedWord[], envNames: readonly string[]): readonly Risk[] => [
  ...new Set([
    ...words.flatMap((word) => word.risks),
    ...(envNames.some(steersProcess) ? (['environment'] as const) : []),
  ]),
]
