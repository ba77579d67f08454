import { expect, test } from 'vitest'
import { initialsOf } from './accounts.ts'
import { inWords, split } from './scopes.ts'

test('a scope is said in words where its words are known, and as it is where not', () => {
  const said = (scope: string) => inWords(scope).words
  expect(said('offline_access')).toBe('Stay signed in when you are away')
  expect(said('calendar.read')).toBe('Read calendar')
  expect(said('read:issues')).toBe('Read issues')
  expect(said('https://mail.example/auth/mail.send')).toBe('Send auth mail')
  expect(said('files_archive:write')).toBe('Read and change files archive')
  // A word that JavaScript objects happen to have is no known scope.
  expect(said('constructor')).toBe('constructor')
  expect(said('frobnicate')).toBe('frobnicate')
})

test('what is no scope by the standard is not asked for, and hides nothing on a card', () => {
  expect(split('mcp:tools  mcp:tools read:x')).toEqual(['mcp:tools', 'read:x'])
  expect(split(`mail\u202Edaer a\u200Bb "q" back\\slash ${'x'.repeat(300)} ok`)).toEqual(['ok'])
  expect(split(undefined)).toEqual([])
})

test('initials of names, addresses and nothing', () => {
  expect(['Ada Lovelace', 'ada@example.com', 'Office', '李 小龙', '  ', '🙂'].map(initialsOf)).toEqual([
    'AL',
    'AC',
    'O',
    '李小',
    '?',
    '?',
  ])
})
