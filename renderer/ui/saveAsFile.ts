/** Gives the person a text as a file, by the browser's own download. */
export const saveAsFile = (file: {
  readonly fileName: string
  readonly mimeType: string
  readonly text: string
}): void => saveBlob(file.fileName, new Blob([file.text], { type: file.mimeType }))

/** The same for bytes in base64. */
export function saveDataAsFile(file: {
  readonly name: string
  readonly mimeType: string
  readonly data: string
}): void {
  const bytes = Uint8Array.from(atob(file.data), (sign) => sign.charCodeAt(0))
  saveBlob(file.name, new Blob([bytes], { type: file.mimeType }))
}

function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has the blob by then; keeping it would leak it for the life of the window.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
