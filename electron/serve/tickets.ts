// Who may open the browser entry: whoever holds a one-time ticket; each socket then lives by a secret of its own.
import { timingSafeEqual } from 'node:crypto'

const same = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Tickets are used once; the secret that a ticket buys opens further sockets of the same window until the app ends. */
export function createTickets(random: () => string) {
  let ticket = random()
  const secrets: string[] = []
  return {
    /** The ticket for the next window. */
    next: (): string => ticket,
    /** Answers the secret for this window, or null when the token is neither the ticket nor a known secret. */
    admit(token: unknown): { readonly secret: string; readonly isNew: boolean } | null {
      if (typeof token !== 'string' || token.length > 200) return null
      const known = secrets.find((secret) => same(secret, token))
      if (known !== undefined) return { secret: known, isNew: false }
      if (!same(ticket, token)) return null
      // SECURITY: a ticket that was seen once (history, shoulder, log) opens nothing any more.
      ticket = random()
      const secret = random()
      secrets.push(secret)
      return { secret, isNew: true }
    },
  }
}
export type Tickets = ReturnType<typeof createTickets>
