// Which frames may speak to main: those of our own windows, and only while they live.

/** A set of trusted senders by id that forgets a window when it dies. */
export function createTrustedSenders() {
  const trusted = new Map<number, string>()
  return {
    add(id: number, origin: string, onDestroyed: (forget: () => void) => void): void {
      trusted.set(id, origin)
      onDestroyed(() => trusted.delete(id))
    },
    /** SECURITY: identity comes from the sender, never from the input. */
    isTrusted: (id: number, frameOrigin: string | undefined, isMainFrame: boolean): boolean =>
      isMainFrame && frameOrigin !== undefined && trusted.get(id) === frameOrigin,
  }
}
