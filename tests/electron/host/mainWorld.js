// The page's side of contextBridge, injected at document start: what the preload exposes becomes frozen functions.
globalThis.__installMainWorld = (channel) => {
  const callbacks = new Map()
  const waiting = new Map()
  let next = 0
  const send = (kind, detail) => document.dispatchEvent(new CustomEvent(channel + kind, { detail }))
  function out(value) {
    if (typeof value !== 'function') return value
    for (const [id, known] of callbacks) if (known === value) return { __callback: id }
    callbacks.set(++next, value)
    return { __callback: next }
  }
  function call(fn, args) {
    const id = ++next
    let answer
    waiting.set(id, { now: (value) => (answer = value) })
    send('call', { id, fn, args: args.map(out) })
    waiting.delete(id)
    if (!answer) throw new Error('the preload did not answer')
    if (answer.error) throw new Error(answer.error)
    if (answer.promise) return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    return build(answer.value)
  }
  function build(shape) {
    if (shape && shape.__function !== undefined) return (...args) => call(shape.__function, args)
    if (shape && shape.__object)
      return Object.freeze(
        Object.fromEntries(Object.entries(shape.__object).map(([key, value]) => [key, build(value)])),
      )
    return shape?.__value
  }
  document.addEventListener(`${channel}expose`, ({ detail }) => {
    Object.defineProperty(window, detail.key, {
      value: build(detail.shape),
      enumerable: true,
      configurable: false,
      writable: false,
    })
  })
  document.addEventListener(`${channel}answer`, ({ detail }) => {
    const entry = waiting.get(detail.id)
    if (!entry) return
    if (!detail.final) return entry.now(detail)
    waiting.delete(detail.id)
    if (detail.error) entry.reject(new Error(detail.error))
    else entry.resolve(build(detail.value))
  })
  document.addEventListener(`${channel}callback`, ({ detail }) => callbacks.get(detail.id)?.(...detail.args))
}
