import { colours } from './colours.ts'

// The language stands in the first line.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  const end = data.indexOf('\n')
  postMessage(colours(data.slice(0, end), data.slice(end + 1)))
})
