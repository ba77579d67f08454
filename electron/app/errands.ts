// Where the window is wanted to go next: kept until it takes it, so that a click or link before the window is there is not lost.
import type { Destination } from '../../shared/desk.ts'
import type { Emit } from '../../shared/ipc/contract.ts'

/** Only the newest counts: nobody wants to be led through ten places. */
export function createErrands(emit: Emit) {
  let next: Destination | null = null
  return {
    go(destination: Destination): void {
      next = destination
      emit('app.destinationWaits', { count: 1 })
    },
    take(): Destination | null {
      const taken = next
      next = null
      return taken
    },
  }
}
export type Errands = ReturnType<typeof createErrands>
