// The page's own script: the first frame is drawn, with its field to write in, before the app takes the thread.
const begin = (): void => void import('./main.tsx')

// A window in the background draws no frame.
if (document.hidden) begin()
else requestAnimationFrame(() => setTimeout(begin))
