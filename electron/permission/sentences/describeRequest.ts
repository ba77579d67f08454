// Sentences about what is not a tool call: starting a server, signing in, sampling, elicitation, resources, prompts, links.
import type { Pieces } from '../../../shared/consent.ts'
import { askingOf } from '../../../shared/elicitation.ts'
import type { Json } from '../../../shared/json.ts'
import type { AccessRequest } from '../../../shared/permission.ts'
import { makeVisible } from '../hidden.ts'
import type { Language } from '../../../shared/language.ts'
import { type Phrases, phrasesOf } from './phrases.ts'
import { fill, type Piece, plain, strong } from './pieces.ts'
import { isObject, listText, plainText, shortText } from './values.ts'

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

/** Every slot that the sentence of an action may have. */
const slotsOf = (request: AccessRequest, phrases: Phrases): Readonly<Record<string, readonly Piece[]>> => {
  const { resource, context } = request
  const given = context.arguments
  const asked = askedText(given)
  const scopes = scopesOf(given).map(makeVisible)
  const host = hostOf(resource.name)
  // SECURITY: the exact command, never shortened.
  const words = [given.command ?? resource.name, ...(Array.isArray(given.args) ? (given.args as readonly Json[]) : [])]
  const exact = typeof given.url === 'string' ? given.url : words.map(plainText).join(' ')
  return {
    name: [strong(phrases.quote(makeVisible(resource.name)))],
    where: [plain(makeVisible(resource.serverName))],
    server: [strong(phrases.quote(makeVisible(resource.serverName)))],
    asked: asked === null ? [] : [plain(`${phrases.about}${phrases.quote(shortText(asked, phrases))}`)],
    exact: [strong(makeVisible(exact))],
    scopes:
      scopes.length === 0 ? [] : [plain(`${phrases.scopes(scopes.length)}${listText(scopes, phrases, scopes.length)}`)],
    host: [strong(makeVisible(host ?? (request.action === 'link/open' ? resource.name : resource.serverName)))],
    whole: host === null ? [] : [plain(` — ${makeVisible(resource.name)}`)],
  }
}

/** The sentence for any request but a tool call. Commands and links are shown whole: what runs is what is read. */
export const describeRequest = (request: AccessRequest, language: Language): Pieces => {
  const phrases = phrasesOf(language)
  const { action, resource } = request
  if (action === 'tools/call') return [strong(makeVisible(resource.name))]
  const slots = slotsOf(request, phrases)
  const asking = action === 'elicitation/create' ? askingOf(request) : null
  if (asking?.mode !== 'url') return fill(phrases.actions[action], slots)
  const host = [strong(makeVisible(hostOf(asking.url) ?? asking.url))]
  const whole = [plain(phrases.askedBy(phrases.quote(makeVisible(resource.serverName))))]
  return fill(phrases.actions['link/open'], { host, whole })
}
