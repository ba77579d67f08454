import { expect, test } from 'vitest'
import type { ServerView } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Emit } from '../../shared/ipc/contract.ts'
import type { SignInView } from '../../shared/oauth.ts'
import type { OwnCard } from '../../shared/ownCard.ts'
import { createOwnCards, ownCardRequests } from './ownCards.ts'

const serverId = 's' as ServerId
const server = (kind: string) => [{ id: serverId, state: { kind } }] as unknown as readonly ServerView[]
const signIn = (kind: string) => [{ id: 'i', state: { kind } }] as unknown as readonly SignInView[]

function open() {
  const told: (readonly OwnCard[])[] = []
  const emit = ((name, payload) => {
    if (name === 'app.ownCardsChanged') told.push(payload as readonly OwnCard[])
  }) as Emit
  return { told, cards: createOwnCards(emit) }
}

test('a card stands as long as what it is about asks', () => {
  const { cards, told } = open()
  cards.ask({ kind: 'start', serverId })
  expect(cards.list(), 'a server that nothing was heard of yet').toEqual([])
  cards.hear('host.serversChanged', server('approvalNeeded'))
  expect(cards.list(), 'asks as soon as it is heard of').toHaveLength(1)
  cards.hear('host.serversChanged', server('starting'))
  expect(cards.list()).toEqual([])
  cards.hear('host.serversChanged', server('approvalNeeded'))
  expect(cards.list(), 'and what was over is not remembered').toEqual([])
  expect(told.map(({ length }) => length)).toEqual([1, 0])
})

test('a card for a server that was just added waits until it asks, whatever else is heard meanwhile', () => {
  const { cards } = open()
  cards.ask({ kind: 'start', serverId })
  cards.hear('oauth.signInsChanged', signIn('discovering'))
  for (const kind of ['stopped', 'starting']) cards.hear('host.serversChanged', server(kind))
  expect(cards.list()).toEqual([])
  cards.hear('host.serversChanged', server('approvalNeeded'))
  expect(cards.list()).toEqual([{ kind: 'start', serverId }])
})

test('a sign-in comes up once it is known what it asks, and goes when it is answered', () => {
  const { cards } = open()
  cards.hear('oauth.signInsChanged', signIn('discovering'))
  cards.ask({ kind: 'signIn', id: 'i' })
  expect(cards.list()).toEqual([])
  cards.hear('oauth.signInsChanged', signIn('confirm'))
  expect(cards.list()).toHaveLength(1)
  cards.hear('oauth.signInsChanged', signIn('waitingForBrowser'))
  expect(cards.list()).toEqual([])
})

test('of links only the newest stands: a page cannot pile them up', () => {
  const { cards } = open()
  for (const url of ['https://a.example/', 'https://b.example/']) cards.ask({ kind: 'link', url })
  expect(cards.list()).toEqual([{ kind: 'link', url: 'https://b.example/' }])
})

test.each([
  { desktop: true, from: 'page', may: false },
  { desktop: true, from: 'trusted', may: true },
  { desktop: false, from: 'page', may: true },
] as const)('the yes of $from with desktop $desktop counts: $may', async ({ desktop, from, may }) => {
  const done: string[] = []
  const note = (what: string) => () => void done.push(what)
  const begin = () => signIn('confirm')[0] as SignInView
  const { cards } = open()
  const requests = ownCardRequests(
    {
      'host.approveLaunch': note('start'),
      'oauth.confirmSignIn': note('signIn'),
      'app.openLink': note('link'),
      'oauth.cancelSignIn': note('cancel'),
      'oauth.startSignIn': begin,
      'oauth.addMachineAccount': begin,
    },
    { cards, desktop, from },
  )
  const yes = [
    () => requests['host.approveLaunch']({ serverId, launchDigest: 'd' as never }),
    () => requests['oauth.confirmSignIn']({ id: 'i', scopes: null, client: null }),
    () => requests['app.openLink']({ url: 'https://a.example/' }),
  ]
  for (const say of yes)
    if (may) await say()
    else await expect(say()).rejects.toMatchObject({ code: 'PERMISSION_DENIED' })
  expect(done).toEqual(may ? ['start', 'signIn', 'link'] : [])
  await requests['app.refuseOwnCard']({ kind: 'signIn', id: 'i' })
  expect(done.at(-1), 'a no counts from everywhere').toBe('cancel')
})
