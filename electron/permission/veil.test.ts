import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ServerId } from '../../shared/ids.ts'
import { secretsIn } from './secrets.ts'
import { createVeil, type TextSource, unveiled } from './veil.ts'

const NOTES: TextSource = { from: 'server', serverId: 'notes' as ServerId, serverName: 'Notes', accountId: null }
const PEM = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEow+/'.repeat(40)}\n-----END RSA PRIVATE KEY-----`
const SECRETS = [
  '4242424242424242',
  '4242 4242 4242 4242',
  '5555-5555-5555-4444',
  '378282246310005',
  'DE89370400440532013000',
  'GB29 NWBK 6016 1331 9268 19',
  `ghp_${'a1'.repeat(18)}`,
  'AKIAIOSFODNN7EXAMPLE',
  `sk_live_${'x9'.repeat(12)}`,
  `eyJhbGciOi9.eyJzdWIiOi9x.${'s'.repeat(20)}`,
  PEM,
]

test('whatever stands around them, no secret is left in the text, and putting the values back gives the text again', () => {
  const word = fc.constantFrom('the card', 'is', '. ', '\n', '"', ', ', '(see', ')', ': ', 'ordér', '2024-05-20', '7')
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(...SECRETS)), { maxLength: 8 }), (pairs) => {
      const text = pairs.map(([before, secret]) => `${before} ${secret} `).join('')
      const veil = createVeil()
      const hidden = veil.text(text, NOTES)
      expect(secretsIn(hidden)).toEqual([])
      const back = unveiled({ text: hidden }, veil, () => true)['text'] as string
      expect(back.replaceAll(/[ -]/g, '')).toBe(text.replaceAll(/[ -]/g, ''))
      expect(veil.text(hidden, { from: 'model' })).toBe(hidden)
    }),
    { numRuns: 500 },
  )
})

test('the same text in the same order gives the same placeholders; another order or conversation may not', () => {
  const read = () => {
    const veil = createVeil()
    return SECRETS.map((secret) => veil.text(`it is ${secret}.`, NOTES))
  }
  expect(read()).toEqual(read())
  expect(new Set(read()).size).toBe(SECRETS.length - 1)
})

test.each([
  'order 4111111111111112',
  'message id 1180482749218304010',
  'https://x.example/items/1234567890123456789',
  'password: required',
  'const password = getPassword()',
  'password: ${PASSWORD1}',
  'DE89370400440532013001',
  'sha 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
  'at 2024-05-20T10:00:00.000Z, 1700000000000',
])('no secret, so it stays as it is: %s', (text) => {
  expect(createVeil().text(text, NOTES)).toBe(text)
})

test.each(['password: hunter2!', '{"password":"hunter2!"}', "pwd='hunter2!'", 'Passphrase = hunter2!'])(
  'a password behind its name is hidden: %s',
  (text) => {
    expect(createVeil().text(text, NOTES)).toContain('‹password #1›')
  },
)

test('keys of an object stay, and what was not chosen stays a placeholder', () => {
  const veil = createVeil()
  const card = veil.text('4242424242424242', NOTES)
  const token = veil.text(`ghp_${'a1'.repeat(18)}`, NOTES)
  const args = { [card]: { list: [`${card} ${token}`, 7, null] } }
  expect(unveiled(args, veil, ({ kind }) => kind === 'card')).toEqual({
    [card]: { list: [`4242424242424242 ${token}`, 7, null] },
  })
  expect(unveiled({ other: '‹card ending 9999 #1›' }, veil, () => true)).toEqual({ other: '‹card ending 9999 #1›' })
})

test.each(['-----BEGIN PRIVATE KEY-----'.repeat(20_000), '4 '.repeat(200_000), 'password:'.repeat(50_000)])(
  'a text made to keep the search busy does not',
  (text) => {
    expect(createVeil().text(text, NOTES).length).toBeGreaterThan(0)
  },
)
