// `gatehouse://` links, from the system or the address of a browser window: written by anybody, so they only ever lead somewhere.
import { type Destination, type LinkRefusal, SCREENS } from '../shared/desk.ts'
import { ServerDraft } from '../shared/host.ts'
import type { ConversationId } from '../shared/ids.ts'
import { checkedServerUrl } from './links.ts'

export const LINK_SCHEME = 'gatehouse'
const LONGEST = 2000
const MOST_ARGUMENTS = 32
const refused = (why: LinkRefusal): Destination => ({ kind: 'refused', why })

/** The first of a program's arguments that is a link of ours; null when none is. Nothing else among them is looked at. */
export const linkAmong = (args: readonly string[]): string | null =>
  args.find((argument) => argument.toLowerCase().startsWith(`${LINK_SCHEME}:`)) ?? null

/** SECURITY: bounded, closed list of places, no secret and no variable can be carried in, nothing is added, started or decided. */
export function readDeepLink(link: string): Destination {
  if (link.length > LONGEST) return refused('tooLong')
  let url: URL
  let text: string
  try {
    url = new URL(link)
    text = decodeURIComponent(link.replaceAll('+', ' '))
  } catch {
    return refused('unreadable')
  }
  // SECURITY: what cannot be seen cannot be judged: no control, zero-width or direction characters.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return refused('unreadable')
  if (url.protocol !== `${LINK_SCHEME}:` || url.username !== '' || url.password !== '' || url.port !== '')
    return refused('unreadable')
  const place = url.hostname.toLowerCase()
  const rest = url.pathname.replace(/^\/|\/$/g, '')
  if (place === 'add-server' && rest === '') return readServer(url.searchParams)
  if (url.search !== '') return refused('unknown')
  if (place === 'conversation' && /^[\w-]{1,64}$/.test(rest))
    return { kind: 'conversation', conversationId: rest as ConversationId }
  const screen = SCREENS.find((name) => name === place)
  return screen && rest === '' ? { kind: 'screen', screen } : refused('unknown')
}

/** A form to be read and saved by the person: a name, and a command with arguments or an address. */
function readServer(given: URLSearchParams): Destination {
  const keys = [...given.keys()]
  // SECURITY: variables, headers and folders are typed by the person: a link could point them at anything.
  if (keys.some((key) => !['name', 'command', 'arg', 'url'].includes(key))) return refused('badServer')
  if (['name', 'command', 'url'].some((key) => given.getAll(key).length > 1)) return refused('badServer')
  const args = given.getAll('arg')
  const [command, address] = [given.get('command'), given.get('url')]
  if ((command === null) === (address === null) || args.length > MOST_ARGUMENTS) return refused('badServer')
  try {
    const launch =
      address === null
        ? { kind: 'stdio' as const, command, args, env: {}, folder: null }
        : { kind: 'http' as const, url: checkedServerUrl(address), headers: {} }
    if (address !== null && args.length > 0) return refused('badServer')
    return { kind: 'addServer', draft: ServerDraft.parse({ name: given.get('name') ?? 'New server', launch }) }
  } catch {
    return refused('badServer')
  }
}
