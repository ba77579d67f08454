import { expect, test } from 'vitest'
import { z } from 'zod'
import { request } from '../../shared/ipc/define.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { createRouter } from './router.ts'
import { createTrustedSenders } from './sender.ts'
import { told } from '../../shared/told.ts'

const contract = {
  'demo.greet': request<string>()(z.object({ name: z.string().min(1, 'Give a name.') })),
  'demo.fail': request<void>()(z.undefined()),
  'demo.bug': request<void>()(z.undefined()),
} as const

function router() {
  const bugs: unknown[] = []
  const route = createRouter(
    contract,
    {
      'demo.greet': ({ name }) => `Hello ${name}`,
      'demo.fail': () => {
        throw new AppError('NOT_FOUND', told`It is gone.`, { id: 7 })
      },
      'demo.bug': () => {
        throw new Error('secret path /home/me')
      },
    },
    (_name, thrown) => bugs.push(thrown),
  )
  return { route, bugs }
}

test('a request is parsed, handled and answered', async () => {
  expect(await router().route('demo.greet', { name: 'Ada' })).toEqual({ ok: true, value: 'Hello Ada' })
})

test('what the contract does not name or allow is refused by name', async () => {
  const { route } = router()
  for (const name of ['toString', '__proto__', 'constructor', '', 7, null])
    expect(await route(name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_REQUEST' } })
  expect(await route('demo.greet', { name: '' })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', message: 'Give a name.', data: { issues: [{ path: 'name' }] } },
  })
})

test('an error that we mean crosses with its code and data; a bug crosses as INTERNAL without its text', async () => {
  const { route, bugs } = router()
  expect(await route('demo.fail', undefined)).toEqual({
    ok: false,
    error: { code: 'NOT_FOUND', message: 'It is gone.', said: { say: 'It is gone.' }, data: { id: 7 } },
  })
  const reply = await route('demo.bug', undefined)
  expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
  expect(JSON.stringify(reply)).not.toContain('secret')
  expect(bugs).toHaveLength(1)
})

test('a window is trusted from its own origin in its main frame, and no more once it is gone', () => {
  const senders = createTrustedSenders()
  let destroy = () => {}
  senders.add(1, 'app://gatehouse', (forget) => {
    destroy = forget
  })
  expect(senders.isTrusted(1, 'app://gatehouse', true)).toBe(true)
  expect(senders.isTrusted(1, 'app://gatehouse', false)).toBe(false)
  expect(senders.isTrusted(1, 'https://evil.example', true)).toBe(false)
  expect(senders.isTrusted(2, 'app://gatehouse', true)).toBe(false)
  destroy()
  expect(senders.isTrusted(1, 'app://gatehouse', true)).toBe(false)
})
