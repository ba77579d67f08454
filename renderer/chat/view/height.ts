const SMALLEST = 48
/** As main tells the view; on a low window it is less. */
const TALLEST = 640

/** How tall the place of a view is. `settled`: the view has told its first height; `waits` was asked for while a question waited. */
export type Room = { readonly height: number; readonly settled: boolean; readonly waits: number | null }
export const AT_FIRST: Room = { height: 200, settled: false, waits: null }

export type Asked = {
  readonly tall: number
  /** A question waits: nothing moves. */
  readonly still: boolean
  /** The person uses the view. */
  readonly live: boolean
  /** So much lies below the edge of the window: with so much less nothing moves down. */
  readonly spare: number
}

/** A view at rest only grows: what gave room back and took it again would move what is read below. Its first height may be less. */
export const roomAfter = (room: Room, { tall, still, live, spare }: Asked): Room => {
  if (still) return { ...room, waits: tall }
  const least = live ? 0 : room.settled ? room.height : room.height - spare
  return { height: Math.max(tall, least), settled: true, waits: null }
}

/** SECURITY: of all that a view says the window itself takes one number, within bounds. Null for every other message. */
export function heightIn(text: string): number | null {
  if (!text.includes('"ui/notifications/size-changed"')) return null
  const { method, params } = JSON.parse(text) as { method?: unknown; params?: { height?: unknown } | null }
  const height = method === 'ui/notifications/size-changed' ? params?.height : null
  return typeof height === 'number' && Number.isFinite(height)
    ? Math.round(Math.min(TALLEST, Math.max(SMALLEST, height)))
    : null
}
