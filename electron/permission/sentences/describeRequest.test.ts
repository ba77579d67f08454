import { expect, test } from 'vitest'
import type { ServerId } from '../../../shared/ids.ts'
import type { JsonObject } from '../../../shared/json.ts'
import type { Action } from '../../../shared/permission.ts'
import { makeRequest } from '../digest.ts'
import { describeRequest } from './describeRequest.ts'
import type { Language } from '../../../shared/language.ts'

const say = (action: Action, name: string, given: JsonObject = {}, language: Language = 'en') =>
  describeRequest(
    makeRequest({
      id: 'r',
      principal: { kind: 'server', name: 'Notes' },
      action,
      resource: { serverId: 's' as ServerId, serverName: 'Notes', accountId: null, name, pin: null },
      conversationId: null,
      turnId: null,
      traceId: null,
      arguments: given,
      at: 0,
    }),
    language,
  )
    .map((piece) => piece.text)
    .join('')

test('starting a server shows the whole command, however long, with hidden characters spelt out', () => {
  const command = `npx -y notes@1.0.0 ${'/very/long/folder '.repeat(40)}--yes\u202e`
  expect(say('server/start', command)).toBe(
    `Start the server “Notes”, running exactly: ${command.replace('\u202e', '⟦U+202E⟧')}`,
  )
})

test('signing in names the host and every scope', () => {
  expect(
    say('account/signIn', 'https://login.example/authorize', { scopes: ['mail.read', 'mail.send', 'a', 'b', 'c'] }),
  ).toBe('Sign in to login.example, allowing it 5 things: mail.read, mail.send, a, b and c')
})

test('a link shows the host that it goes to, not the one it pretends', () => {
  expect(say('link/open', 'https://bank.example@evil.example/x')).toBe(
    'Open in your browser: evil.example — https://bank.example@evil.example/x',
  )
  expect(say('link/open', 'https://аpple.example/')).toContain('xn--')
})

test('sampling and elicitation say which server asks, and what', () => {
  const messages = [{ role: 'user', content: { type: 'text', text: 'Summarise' } }]
  expect(say('sampling/createMessage', '', { messages })).toBe(
    'Answer with your model for the server “Notes”: “Summarise”',
  )
  expect(say('elicitation/create', '', { message: 'Your name?' })).toBe(
    'Answer a question of the server “Notes”: “Your name?”',
  )
})

test('resources and prompts, and other languages', () => {
  expect(say('resources/read', 'file:///x')).toBe('Read the resource “file:///x” from Notes')
  expect(say('prompts/get', 'plan')).toBe('Use the prompt “plan” from Notes')
  expect(say('server/start', 'notes', {}, 'de')).toBe('Den Server „Notes“ starten, ausgeführt wird genau: notes')
  expect(say('server/start', 'notes', {}, 'fr')).toBe('Démarrer le serveur « Notes », en exécutant exactement : notes')
})
