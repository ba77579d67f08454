import { expect, test } from 'vitest'
import { addressParts, secretFields } from './secretFields.ts'

const form = (properties: object) => ({ type: 'object', properties }) as never

test('fields that ask for a secret are found by name, title, description or format', () => {
  expect(
    secretFields(
      form({
        userPassword: { type: 'string' },
        k: { type: 'string', title: 'API key of your account' },
        code: { type: 'string', description: 'The one-time code that was sent to you' },
        note: { type: 'string', format: 'password' },
        iban: { type: 'string', title: 'IBAN' },
        kw: { type: 'string', title: 'Ihr Kennwort' },
        mdp: { type: 'string', title: 'Votre mot de passe' },
      }),
    ),
  ).toEqual(['userPassword', 'API key of your account', 'code', 'note', 'IBAN', 'Ihr Kennwort', 'Votre mot de passe'])
})

test('plain fields are not', () => {
  expect(
    secretFields(
      form({
        name: { type: 'string', title: 'Your name' },
        spinning: { type: 'boolean', title: 'Keep spinning' },
        compass: { type: 'string', description: 'Which way the compass points' },
        secretary: { type: 'string', title: 'Secretary' },
        country: { type: 'string', title: 'Country' },
      }),
    ),
  ).toEqual([])
  expect(secretFields(null)).toEqual([])
})

test('an address tells its host, and whether that host is written in other letters', () => {
  expect(addressParts('https://login.example.com/a?b')).toEqual({ host: 'login.example.com', unicodeHost: false })
  expect(addressParts('https://p\u0430ypal.com/')?.unicodeHost).toBe(true)
  expect(addressParts('no address')).toBeNull()
})
