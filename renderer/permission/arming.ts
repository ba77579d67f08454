// When a card may be answered: the state machines of arming and of holding. Pure; time comes in as an argument.

/** How long a card must be fully visible before it can be answered with yes. */
export const ARM_AFTER_MS = 600
/** How long a grave answer must be held. */
export const HOLD_MS = 1000

/** `hidden`: not fully on screen, covered, or the window is in the back. Only `armed` takes a yes. */
export type Arming =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'arming'; readonly since: number }
  | { readonly kind: 'armed' }

export type ArmingEvent =
  | { readonly kind: 'seen'; readonly at: number }
  | { readonly kind: 'unseen' }
  /** Something moved or changed under the pointer: the wait begins again. */
  | { readonly kind: 'changed'; readonly at: number }
  | { readonly kind: 'tick'; readonly at: number }

export const nextArming = (state: Arming, event: ArmingEvent): Arming => {
  switch (event.kind) {
    case 'unseen':
      return state.kind === 'hidden' ? state : { kind: 'hidden' }
    case 'seen':
      return state.kind === 'hidden' ? { kind: 'arming', since: event.at } : state
    case 'changed':
      return state.kind === 'hidden' ? state : { kind: 'arming', since: event.at }
    case 'tick':
      return state.kind === 'arming' && event.at - state.since >= ARM_AFTER_MS ? { kind: 'armed' } : state
  }
}

export type Holding =
  | { readonly kind: 'idle' }
  | { readonly kind: 'held'; readonly since: number }
  | { readonly kind: 'done' }

export type HoldingEvent =
  | { readonly kind: 'press'; readonly at: number; readonly armed: boolean }
  | { readonly kind: 'release' }
  | { readonly kind: 'tick'; readonly at: number; readonly armed: boolean }

/** A press counts only when the card is armed as it begins; letting go, leaving or losing sight starts anew. `done` is final. */
export const nextHolding = (state: Holding, event: HoldingEvent): Holding => {
  if (state.kind === 'done') return state
  switch (event.kind) {
    case 'press':
      return event.armed && state.kind === 'idle' ? { kind: 'held', since: event.at } : state
    case 'release':
      return { kind: 'idle' }
    case 'tick':
      if (!event.armed) return { kind: 'idle' }
      return state.kind === 'held' && event.at - state.since >= HOLD_MS ? { kind: 'done' } : state
  }
}
