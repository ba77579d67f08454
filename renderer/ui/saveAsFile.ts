/** Gives the person a text as a file, by the browser's own download. */
export const saveAsFile = (file: {
  readonly fileName: string
  readonly mimeType: string
  readonly text: string
}): void => {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.mimeType }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.fileName
  link.click()
  // The download has the blob by then; keeping it would leak it for the life of the window.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
