// A structured-clone-like codec over JSON text. The same source runs in the host and in the preload's world.
;(function install(global) {
  const TAG = '\u0001'
  const refuse = () => {
    throw new Error('An object could not be cloned.')
  }
  function bytes(value) {
    const view =
      value instanceof ArrayBuffer
        ? new Uint8Array(value)
        : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    let text = ''
    for (let at = 0; at < view.length; at += 8192) text += String.fromCharCode(...view.subarray(at, at + 8192))
    return { [TAG]: 'bytes', v: btoa(text) }
  }
  function plain(value, seen) {
    if (value instanceof Date) return { [TAG]: 'date', v: value.getTime() }
    if (value instanceof Map) return { [TAG]: 'map', v: [...value].map((entry) => pack(entry, seen)) }
    if (value instanceof Set) return { [TAG]: 'set', v: [...value].map((entry) => pack(entry, seen)) }
    if (value instanceof Error) return { [TAG]: 'error', name: value.name, message: value.message }
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return bytes(value)
    if (value instanceof Promise) refuse()
    return Object.fromEntries(Object.keys(value).map((key) => [key, pack(value[key], seen)]))
  }
  function pack(value, seen) {
    if (value === undefined) return { [TAG]: 'undefined' }
    if (typeof value === 'function' || typeof value === 'symbol') refuse()
    if (typeof value === 'bigint') return { [TAG]: 'bigint', v: String(value) }
    if (typeof value === 'number' && !Number.isFinite(value)) return { [TAG]: 'number', v: String(value) }
    if (value === null || typeof value !== 'object') return value
    if (seen.has(value)) refuse()
    seen.add(value)
    const packed = Array.isArray(value) ? value.map((each) => pack(each, seen)) : plain(value, seen)
    seen.delete(value)
    return packed
  }
  function unpack(value) {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    switch (value[TAG]) {
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(value.v)
      case 'number':
        return Number(value.v)
      case 'date':
        return new Date(value.v)
      case 'map':
        return new Map(unpack(value.v))
      case 'set':
        return new Set(unpack(value.v))
      case 'bytes':
        return Uint8Array.from(atob(value.v), (character) => character.charCodeAt(0))
      case 'error':
        return Object.assign(new Error(value.message), { name: value.name })
      default:
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpack(each)]))
    }
  }
  global.__codec = {
    encode: (value) => JSON.stringify(pack(value, new Set())),
    decode: (text) => unpack(JSON.parse(text)),
  }
})(globalThis)
