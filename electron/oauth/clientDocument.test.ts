import { expect, test } from 'vitest'
import document from '../../build/client-metadata.json' with { type: 'json' }
import { clientDocumentUrl } from './clientDocument.ts'

test('the document is not used before it is published; then at its own address, or at the one that is named', () => {
  expect(clientDocumentUrl(undefined)).toBeNull()
  expect(clientDocumentUrl('')).toBeNull()
  expect(clientDocumentUrl(undefined, 'https://gatehouse.org/oauth/client.json')).toBe(
    'https://gatehouse.org/oauth/client.json',
  )
  expect(clientDocumentUrl('https://own.example/client.json')).toBe('https://own.example/client.json')
})

test('what can be no client document is said, with what happens instead', () => {
  for (const text of [
    'http://own.test/client.json',
    'https://own.test',
    'https://own.test/',
    'https://own.test/client.json?a=b',
    'https://own.test/client.json#a',
    'https://user:pw@own.test/client.json',
    'http://127.0.0.1:1/client.json',
    'client.json',
  ])
    expect(() => clientDocumentUrl(text), text).toThrow('registers itself at each service')
})

test('the document in the source tree says what every service needs, and holds no secret', () => {
  expect(document).toMatchObject({
    client_name: 'Gatehouse',
    redirect_uris: ['http://127.0.0.1/callback'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    application_type: 'native',
  })
  expect(Object.keys(document).filter((name) => /secret|key/.test(name))).toEqual([])
})
