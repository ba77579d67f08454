// What the settings library hears the end by in the built app. Its own sends every signal to us a second time, which cut short an orderly end.

const atExit = (callback: () => void): void => {
  process.once('exit', callback)
}
export default atExit
