// What is promised of starts, sign-ins and links at the gate.
import type { Promised } from './promises.ts'

export const door: readonly Promised[] = [
  { id: 'door.denied', sentence: 'What your organisation forbids to start is not started, and says whose rule it is.' },
  { id: 'door.asked', sentence: 'Where your organisation asks about a start, its card says so.' },
  {
    id: 'door.kept',
    sentence: 'A start that you allowed is listed and can be taken back; a changed one shows what changed.',
  },
]
