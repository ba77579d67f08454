// Which agreements on a task are grave: on the desktop these are asked in the window that no model and no server can draw in.
import type { EffectKind, TaskContract } from './permission.ts'

type Line = TaskContract['lines'][number]

const GRAVE: ReadonlySet<EffectKind> = new Set(['send', 'delete', 'spend', 'execute'])
/** A line that names no effects could mean any. */
export const isGraveLine = ({ match }: Line): boolean =>
  (match.effects ?? ['execute' as const]).some((effect) => GRAVE.has(effect))
/** Waits for an answer that the chat page of the desktop may not give. */
export const asksGrave = ({ state, lines }: TaskContract): boolean => state === 'proposed' && lines.some(isGraveLine)
