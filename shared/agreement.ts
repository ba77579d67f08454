// How grave a yes is: what must be held, and which agreements on a task are asked in the window that no model and no server can draw in.
import type { Assessment, EffectKind, TaskContract } from './permission.ts'

type Line = TaskContract['lines'][number]

const HELD: ReadonlySet<EffectKind> = new Set(['delete', 'spend', 'execute'])
/** Whether a yes must be held: what costs, what runs code, and what deletes for good. What is only replaced, and can be put back in part, is a plain yes. */
export const mustHold = ({ effects, undo, overwrites }: Pick<Assessment, 'effects' | 'undo' | 'overwrites'>): boolean =>
  effects.some((effect) => HELD.has(effect) && (effect !== 'delete' || undo === 'never' || !overwrites))
/** SECURITY: a line that does not say so, of an earlier version, is held for its effects. */
export const isHeldLine = ({ held, match }: Line): boolean =>
  held ?? (match.effects ?? ['execute' as const]).some((effect) => HELD.has(effect))

const GRAVE: ReadonlySet<EffectKind> = new Set(['send', 'delete', 'spend', 'execute'])
/** A line that names no effects could mean any. */
export const isGraveLine = ({ match }: Line): boolean =>
  (match.effects ?? ['execute' as const]).some((effect) => GRAVE.has(effect))
/** Waits for an answer that the chat page of the desktop may not give. */
export const asksGrave = ({ state, lines }: TaskContract): boolean => state === 'proposed' && lines.some(isGraveLine)
