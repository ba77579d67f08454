// Piecess about what is not a tool call: starting a server, signing in, sampling, elicitation, resources, prompts, links.
import type { Pieces } from '../../../shared/consent.ts'
import { askingOf } from '../../../shared/elicitation.ts'
import type { Json } from '../../../shared/json.ts'
import type { AccessRequest } from '../../../shared/permission.ts'
import { makeVisible } from '../hidden.ts'
import type { Language } from '../../../shared/language.ts'
import { type Phrases, phrasesOf } from './phrases.ts'
import { isObject, listText, plainText, shortText } from './values.ts'

type Piece = Pieces[number]
const plain = (text: string): Piece => ({ text })
const strong = (text: string): Piece => ({ text, strong: true })

/** What is asked of the model or the person, wherever the request has it. */
const askedText = (given: Readonly<Record<string, Json>>): string | null => {
  if (typeof given.message === 'string') return given.message
  const messages = Array.isArray(given.messages) ? (given.messages as readonly Json[]) : []
  const last = messages.at(-1)
  const content = isObject(last) ? last.content : undefined
  if (isObject(content) && typeof content.text === 'string') return content.text
  return typeof content === 'string' ? content : null
}

const hostOf = (url: string): string | null => {
  try {
    return new URL(url).host
  } catch {
    return null
  }
}

const scopesOf = (given: Readonly<Record<string, Json>>): string[] => {
  const scopes = given.scopes ?? given.scope
  if (typeof scopes === 'string') return scopes.split(/\s+/).filter((one) => one !== '')
  return Array.isArray(scopes) ? (scopes as readonly Json[]).map(plainText) : []
}

const aboutServer = (request: AccessRequest, phrases: Phrases): Piece[] => {
  const server = strong(phrases.quote(makeVisible(request.resource.serverName)))
  const asked = askedText(request.context.arguments)
  return asked === null
    ? [server]
    : [server, plain(phrases.questionFor), plain(phrases.quote(shortText(asked, phrases)))]
}

/** The sentence for any request but a tool call. Commands and links are shown whole: what runs is what is read. */
export const describeRequest = (request: AccessRequest, language: Language): Pieces => {
  const phrases = phrasesOf(language)
  const { action, resource, context } = request
  if (action === 'tools/call') return [strong(makeVisible(resource.name))]
  const [verb, object] = phrases.actions[action]
  const head = [strong(verb), plain(object)]
  switch (action) {
    case 'server/start': {
      // SECURITY: the exact command, never shortened.
      const { command, args, url } = context.arguments
      const words = [command ?? resource.name, ...(Array.isArray(args) ? (args as readonly Json[]) : [])]
      const exact = typeof url === 'string' ? url : words.map(plainText).join(' ')
      return [
        ...head,
        strong(phrases.quote(makeVisible(resource.serverName))),
        plain(phrases.exactly),
        strong(makeVisible(exact)),
      ]
    }
    case 'account/signIn': {
      const scopes = scopesOf(context.arguments).map(makeVisible)
      const where = strong(makeVisible(hostOf(resource.name) ?? resource.serverName))
      return scopes.length === 0
        ? [...head, where]
        : [...head, where, plain(`${phrases.scopes(scopes.length)}${listText(scopes, phrases, scopes.length)}`)]
    }
    case 'link/open': {
      const host = hostOf(resource.name)
      return host === null
        ? [...head, strong(makeVisible(resource.name))]
        : [...head, strong(host), plain(` — ${makeVisible(resource.name)}`)]
    }
    case 'elicitation/create': {
      const asking = askingOf(request)
      if (asking?.mode !== 'url') return [...head, ...aboutServer(request, phrases)]
      const [open, address] = phrases.actions['link/open']
      const at = strong(makeVisible(hostOf(asking.url) ?? asking.url))
      return [strong(open), plain(address), at, plain(phrases.askedBy(phrases.quote(makeVisible(resource.serverName))))]
    }
    case 'sampling/createMessage':
      return [...head, ...aboutServer(request, phrases)]
    case 'resources/read':
    case 'prompts/get':
      return [
        ...head,
        strong(phrases.quote(makeVisible(resource.name))),
        plain(phrases.from),
        plain(makeVisible(resource.serverName)),
      ]
  }
}
