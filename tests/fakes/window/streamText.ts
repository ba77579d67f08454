type Receiver = {
  readonly piece: (piece: string, offset: number, sequence: number) => void
  readonly end: () => void
}

/** What still has to be given out, in pieces of 4 to 20 characters. */
function inPieces(text: string, to: Receiver) {
  let offset = 0
  let sequence = 0
  return {
    /** Gives out until so many pieces are out; false when the text is. */
    until(due: number): boolean {
      while (sequence < due && offset < text.length) {
        const piece = text.slice(offset, offset + 4 + ((sequence * 7) % 17))
        to.piece(piece, offset, sequence)
        sequence += 1
        offset += piece.length
      }
      return offset < text.length
    },
  }
}

/** Gives out a text in pieces, so many a second, catching up when a timer comes late. */
export function streamText(text: string, perSecond: number, to: Receiver): void {
  const pieces = inPieces(text, to)
  const began = performance.now()
  const timer = setInterval(() => {
    if (pieces.until(((performance.now() - began) / 1000) * perSecond)) return
    clearInterval(timer)
    to.end()
  }, 2)
}

/** The same with a frame for a clock: every frame has the pieces of a sixtieth of a second, however busy the machine is. */
export function streamByFrames(text: string, perSecond: number, to: Receiver): void {
  const pieces = inPieces(text, to)
  let frames = 0
  const frame = () => {
    frames += 1
    // After the frame, as a message from main would come: what it brings is drawn in the next one.
    setTimeout(() => {
      if (pieces.until((frames * perSecond) / 60)) requestAnimationFrame(frame)
      else to.end()
    })
  }
  requestAnimationFrame(frame)
}
