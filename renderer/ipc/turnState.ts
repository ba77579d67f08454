import type { TurnState } from '../../shared/chat.ts'

/** Has the turn come to its end? */
export const isOver = (state: TurnState): boolean =>
  state.kind === 'done' || state.kind === 'failed' || state.kind === 'cancelled'
