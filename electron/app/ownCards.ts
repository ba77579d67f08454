// Cards of their own (a start, a sign-in, a link) that the person asked to see: on the desktop they are answered in the trusted window alone.
import type { AppContract, AppEvents, Emit } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SignInView } from '../../shared/oauth.ts'
import type { OwnCard } from '../../shared/ownCard.ts'
import { told } from '../../shared/told.ts'
import { checkedLink } from '../links.ts'
import type { AnsweredFrom } from '../permission/consent.ts'

/** `later`: it is not yet known what will be asked. */
type Stage = 'asks' | 'later' | 'over'
const STAGES: Partial<Record<SignInView['state']['kind'], Stage>> = {
  discovering: 'later',
  confirm: 'asks',
  clientNeeded: 'asks',
}

/** More than anybody asks for; a page cannot pile them up. */
const MOST = 20

/** One card for each; of links only the newest, for nobody reads ten. */
const keyOf = (card: OwnCard): string =>
  card.kind === 'link' ? 'link' : `${card.kind} ${card.kind === 'start' ? card.serverId : card.id}`

export type OwnCards = ReturnType<typeof createOwnCards>

export function createOwnCards(emit: Emit) {
  let servers: AppEvents['host.serversChanged'] = []
  let signIns: AppEvents['oauth.signInsChanged'] = []
  let asked: readonly OwnCard[] = []
  let shown: readonly OwnCard[] = []
  const stageOf = (card: OwnCard): Stage => {
    if (card.kind === 'link') return 'asks'
    if (card.kind === 'start') {
      const kind = servers.find(({ id }) => id === card.serverId)?.state.kind
      // A server that was just added rests, or is on its way, until it is known whether its start is asked about.
      return kind === 'approvalNeeded' ? 'asks' : kind === 'stopped' || kind === 'starting' ? 'later' : 'over'
    }
    const kind = signIns.find(({ id }) => id === card.id)?.state.kind
    return (kind && STAGES[kind]) ?? 'over'
  }
  /** A start that was asked about and no longer is was answered; the same server may ask anew, but not by this card. */
  const isOver = (card: OwnCard): boolean => {
    const stage = stageOf(card)
    return stage === 'over' || (stage === 'later' && card.kind === 'start' && shown.includes(card))
  }
  const show = (): void => {
    const next = asked.filter((card) => stageOf(card) === 'asks')
    if (next.length === shown.length && next.every((card, at) => card === shown[at])) return
    shown = next
    emit('app.ownCardsChanged', shown)
  }
  const without = (card: OwnCard) => asked.filter((one) => keyOf(one) !== keyOf(card))
  return {
    list: (): readonly OwnCard[] => shown,
    /** What a card is about may have changed. */
    hear: ((name, payload) => {
      if (name === 'host.serversChanged') servers = payload as typeof servers
      else if (name === 'oauth.signInsChanged') signIns = payload as typeof signIns
      else return
      const about = name === 'host.serversChanged' ? 'start' : 'signIn'
      asked = asked.filter((card) => card.kind !== about || !isOver(card))
      show()
    }) satisfies Emit as Emit,
    /** What it is about may be so new that it was not heard of yet: it is kept until the next word of it. */
    ask(card: OwnCard): void {
      asked = [...without(card), card].slice(-MOST)
      show()
    },
    close(card: OwnCard): void {
      asked = without(card)
      show()
    },
  }
}

type Answers = Pick<
  Handlers<AppContract>,
  | 'host.approveLaunch'
  | 'oauth.confirmSignIn'
  | 'oauth.cancelSignIn'
  | 'oauth.startSignIn'
  | 'oauth.addMachineAccount'
  | 'app.openLink'
>
type Asking = { readonly cards: OwnCards; readonly desktop: boolean; readonly from: AnsweredFrom }

/** The same answers with their place: on the desktop the chat page can ask for a card and refuse it, never say yes to it. */
export function ownCardRequests(answers: Answers, { cards, desktop, from }: Asking) {
  const isPageOfDesktop = desktop && from === 'page'
  // SECURITY: whoever takes over the chat page can start no program, sign in nowhere and open no address with it.
  const only = (): void => {
    if (isPageOfDesktop)
      throw new AppError('PERMISSION_DENIED', told`You can only say yes to this question in its own window.`)
  }
  const begun = async (starting: SignInView | Promise<SignInView>): Promise<SignInView> => {
    const signIn = await starting
    if (isPageOfDesktop) cards.ask({ kind: 'signIn', id: signIn.id })
    return signIn
  }
  return {
    ...answers,
    'host.approveLaunch': async (input) => {
      only()
      await answers['host.approveLaunch'](input)
    },
    'oauth.confirmSignIn': async (input) => {
      only()
      await answers['oauth.confirmSignIn'](input)
    },
    'app.openLink': async (input) => {
      only()
      await answers['app.openLink'](input)
      cards.close({ kind: 'link', ...input })
    },
    'oauth.startSignIn': (input) => begun(answers['oauth.startSignIn'](input)),
    'oauth.addMachineAccount': (input) => begun(answers['oauth.addMachineAccount'](input)),
    'app.listOwnCards': () => cards.list(),
    'app.askOwnCard': (card) => {
      if (card.kind === 'link') checkedLink(card.url)
      cards.ask(card)
    },
    'app.refuseOwnCard': async (card) => {
      cards.close(card)
      if (card.kind === 'signIn') await answers['oauth.cancelSignIn'](card)
    },
  } satisfies Partial<Handlers<AppContract>>
}
