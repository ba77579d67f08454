const SMALLEST = 48
/** As main tells the view; on a low window it is less. */
const TALLEST = 640

/** SECURITY: of all that a view says the window itself takes one number, within bounds. Null for every other message. */
export function heightIn(text: string): number | null {
  if (!text.includes('"ui/notifications/size-changed"')) return null
  const { method, params } = JSON.parse(text) as { method?: unknown; params?: { height?: unknown } | null }
  const height = method === 'ui/notifications/size-changed' ? params?.height : null
  return typeof height === 'number' && Number.isFinite(height)
    ? Math.round(Math.min(TALLEST, Math.max(SMALLEST, height)))
    : null
}
