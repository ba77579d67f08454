import type { SayChat } from './words.ts'

/** A number of bytes for people. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** How long something took. */
export function formatDuration(milliseconds: number, say: SayChat): string {
  if (milliseconds < 1000) return say('milliseconds', { count: Math.max(1, Math.round(milliseconds)) })
  const seconds = milliseconds / 1000
  if (seconds < 60) return say('seconds', { count: seconds < 10 ? seconds.toFixed(1) : Math.round(seconds) })
  return say('minutes', { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) })
}
