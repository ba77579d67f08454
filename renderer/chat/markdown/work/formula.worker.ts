import { formulaTree } from './formulaTree.ts'

// The first character says how it stands: `b` on a line of its own, `i` in a line.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(formulaTree(data.slice(1), data.startsWith('b')))
})
