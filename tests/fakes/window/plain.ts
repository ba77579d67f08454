// The limit for streamed text: one plain block per line, once per frame, scrolled to the end. No Markdown, no framework.
import { streamByFrames, streamText } from './streamText.ts'

const scroller = document.getElementById('scroller') as HTMLElement
const target = document.getElementById('text') as HTMLElement
let waiting = ''
let line: Text | null = null

function flush(): void {
  const pieces = waiting.split('\n')
  waiting = ''
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 || line === null) {
      const block = document.createElement('div')
      line = document.createTextNode('')
      block.append(line)
      target.append(block)
    }
    line.appendData(piece)
  }
  scroller.scrollTop = scroller.scrollHeight
}

Object.assign(window, {
  /** `show` false is the empty contestant: timers and frames alone. */
  run: (text: string, perSecond: number, show: boolean, byFrames: boolean) =>
    new Promise<void>((resolve) => {
      let scheduled = false
      const give = byFrames ? streamByFrames : streamText
      give(text, perSecond, {
        piece: (piece) => {
          waiting += piece
          if (scheduled) return
          scheduled = true
          requestAnimationFrame(() => {
            scheduled = false
            if (show) flush()
            else waiting = ''
          })
        },
        end: () => requestAnimationFrame(() => resolve()),
      })
    }),
})
