/**
 * Text that streams by under a resting pointer makes the browser tell of a pointer that enters, moves and leaves, several times a
 * frame; going through the page for each was a seventh of a stream's work. Nobody did anything: while text grows, it is not passed on.
 */
const KINDS = ['pointerover', 'pointerout', 'pointermove', 'mouseover', 'mouseout', 'mousemove'] as const
/** Milliseconds after the last text in which it still holds. */
const AFTER = 300

type Told = Pick<MouseEvent, 'screenX' | 'screenY' | 'buttons' | 'timeStamp'>

/** Answers whether a hand did what an event tells: all that one move brings is at a new place, or of the same moment. */
export function createHand(): (event: Told) => boolean {
  let last = { x: -1, y: -1, at: 0 }
  return ({ screenX, screenY, buttons, timeStamp }) => {
    const [x, y] = [Math.floor(screenX), Math.floor(screenY)]
    const moved = x !== last.x || y !== last.y
    if (moved) last = { x, y, at: timeStamp }
    // SECURITY: a pressed button that slid away must hear that it is left.
    return moved || timeStamp <= last.at + 1 || buttons !== 0
  }
}

let until = 0
let listens = false
const byHand = createHand()

function take(event: MouseEvent): void {
  const passes = byHand(event) || event.timeStamp > until
  if (!passes && isText(event.target)) event.stopImmediatePropagation()
}

/** SECURITY: a question in the text hears everything. */
const isText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="log"]') !== null && target.closest('[data-asking]') === null

/** To be called whenever text was put on the page. */
export function tellNoRest(): void {
  until = performance.now() + AFTER
  if (listens) return
  listens = true
  // Before all others: React listens below.
  for (const kind of KINDS) window.addEventListener(kind, take, { capture: true, passive: true })
}
