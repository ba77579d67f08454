// The isolated world: `electron` as a sandboxed preload sees it, over a binding that only this world has.
globalThis.__installPreloadWorld = (channel, info, preload) => {
  const { encode, decode } = globalThis.__codec
  const bind = globalThis.__hostIpc
  delete globalThis.__hostIpc
  const waiting = new Map()
  const listeners = new Map()
  let next = 0
  const answer = (detail) => document.dispatchEvent(new CustomEvent(`${channel}answer`, { detail }))

  globalThis.__hostReceive = (text) => {
    for (const message of decode(text)) {
      if (message.kind === 'event') {
        for (const listener of listeners.get(message.channel) ?? []) listener({ senderId: 0 }, ...message.args)
        continue
      }
      const entry = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error) entry.reject(new Error(message.error))
      else entry.resolve(message.value)
    }
  }
  const ipcRenderer = {
    invoke: (name, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++next
        waiting.set(id, { resolve, reject })
        try {
          bind(encode({ kind: 'invoke', id, channel: name, args }))
        } catch (error) {
          waiting.delete(id)
          reject(error)
        }
      }),
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener])
      return this
    },
    off(name, listener) {
      listeners.set(
        name,
        (listeners.get(name) ?? []).filter((each) => each !== listener),
      )
      return this
    },
  }
  const functions = []
  function shape(value) {
    if (typeof value === 'function') return { __function: functions.push(value) - 1 }
    if (value && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return { __object: Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)])) }
    return { __value: value }
  }
  const back = (value) =>
    value && typeof value === 'object' && '__callback' in value
      ? (...args) =>
          document.dispatchEvent(new CustomEvent(`${channel}callback`, { detail: { id: value.__callback, args } }))
      : value
  document.addEventListener(`${channel}call`, ({ detail: { id, fn, args } }) => {
    try {
      const value = functions[fn](...args.map(back))
      if (typeof value?.then !== 'function') return answer({ id, value: shape(value) })
      answer({ id, promise: true })
      value.then(
        (each) => answer({ id, final: true, value: { __value: each } }),
        (error) => answer({ id, final: true, error: String(error?.message ?? error) }),
      )
    } catch (error) {
      answer({ id, error: String(error?.message ?? error) })
    }
  })
  const contextBridge = {
    exposeInMainWorld: (key, api) =>
      document.dispatchEvent(new CustomEvent(`${channel}expose`, { detail: { key, shape: shape(api) } })),
  }
  const electron = { ipcRenderer, contextBridge }
  const module = { exports: {} }
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`a sandboxed preload cannot load ${name}`)
  }
  preload(require, module, module.exports, Object.freeze(info))
}
