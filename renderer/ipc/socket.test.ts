import { expect, test } from 'vitest'
import { type Socket, createSocketBridge, REFUSED } from './socket.ts'

const setUp = () => {
  const sockets: (Socket & { sent: unknown[] })[] = []
  const waits: { milliseconds: number; run: () => void }[] = []
  let secret = 'ticket'
  const bridge = createSocketBridge({
    open: () => {
      const socket = {
        sent: [] as unknown[],
        send: (text: string) => void socket.sent.push(JSON.parse(text)),
        onopen: null,
        onmessage: null,
        onclose: null,
      } as Socket & { sent: unknown[] }
      sockets.push(socket)
      return socket
    },
    token: () => secret,
    keepSecret: (next) => (secret = next),
    wait: (milliseconds, run) => {
      waits.push({ milliseconds, run })
      return () => {}
    },
    random: () => 0.5,
  })
  const say = (at: number, message: unknown) => sockets[at]?.onmessage?.({ data: JSON.stringify(message) })
  const open = (at: number) => sockets[at]?.onopen?.(undefined as never)
  return { bridge, sockets, waits, say, open }
}

test('the token goes first, then what was asked before the socket was open; batches are unpacked in order', async () => {
  const { bridge, sockets, say, open } = setUp()
  const heard: unknown[] = []
  bridge.on((name, payload) => heard.push([name, payload]))
  const answer = bridge.request('app.info', undefined)
  open(0)
  expect(sockets[0]?.sent).toEqual([{ token: 'ticket' }, { id: 1, name: 'app.info' }])
  say(0, [
    { welcome: 'secret' },
    { event: 'a', payload: 1 },
    { id: 1, reply: { ok: true, value: 7 } },
    { event: 'b', payload: 2 },
  ])
  expect(await answer).toEqual({ ok: true, value: 7 })
  expect(heard).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  expect(bridge.link()).toBe('open')
})

test('a lost connection fails what waits, never sends it again, and comes back with the secret instead of the ticket', async () => {
  const { bridge, sockets, waits, say, open } = setUp()
  open(0)
  say(0, { welcome: 'secret' })
  const answer = bridge.request('chat.send', {})
  sockets[0]?.onclose?.({ code: 1006 })
  expect(await answer).toMatchObject({ ok: false, error: { code: 'INTERRUPTED' } })
  expect(bridge.link()).toBe('lost')
  waits[0]?.run()
  open(1)
  expect(sockets[1]?.sent).toEqual([{ token: 'secret' }])
  say(1, { welcome: 'secret' })
  expect(bridge.link()).toBe('open')
})

test('attempts slow down, and a refused secret is not tried again', () => {
  const { bridge, sockets, waits } = setUp()
  for (let index = 0; index < 8; index += 1) {
    sockets[index]?.onclose?.({ code: 1006 })
    waits[index]?.run()
  }
  const pauses = waits.map((wait) => wait.milliseconds)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000)
  sockets[8]?.onclose?.({ code: REFUSED })
  expect(bridge.link()).toBe('refused')
  expect(waits).toHaveLength(8)
})
