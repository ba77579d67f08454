/** Gives out a text in pieces of 4 to 20 characters, so many a second, catching up when a timer comes late. */
export function streamText(
  text: string,
  perSecond: number,
  to: { readonly piece: (piece: string, offset: number, sequence: number) => void; readonly end: () => void },
): void {
  let offset = 0
  let sequence = 0
  const began = performance.now()
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond
    while (sequence < due && offset < text.length) {
      const piece = text.slice(offset, offset + 4 + ((sequence * 7) % 17))
      to.piece(piece, offset, sequence)
      sequence += 1
      offset += piece.length
    }
    if (offset < text.length) return
    clearInterval(timer)
    to.end()
  }, 2)
}
