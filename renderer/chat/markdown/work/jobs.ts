/** Work on a foreign text, done in a worker that is ended when it takes too long: no formula or code can hold up the window. */
import { useEffect, useReducer } from 'react'

type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

let addresses: { createScriptURL(url: string): string } | null = null
/** SECURITY: the page's only policy for script addresses: files of our own build, nothing else. */
function trusted(url: string): string {
  const createScriptURL = (given: string): string => {
    const address = new URL(given, window.location.href)
    if (address.origin !== window.location.origin || !/\.worker-[\w-]+\.js$/.test(address.pathname))
      throw new TypeError('This is no script of ours.')
    return address.href
  }
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  addresses ??= trustedTypes?.createPolicy('gatehouse-workers', { createScriptURL }) ?? { createScriptURL }
  return addresses.createScriptURL(url)
}

export type Jobs<Out> = {
  /** What is known without work; undefined when it was never done. */
  known(input: string): Out | null | undefined
  /** Null when it failed, or took too long. */
  run(input: string): Promise<Out | null>
}

const KEPT = 400
const LONGEST_MS = 1500
const IDLE_MS = 60_000

/** Jobs of one kind, one after the other, in a worker that starts with the first and ends when idle. */
export function createJobs<Out>(address: string): Jobs<Out> {
  const done = new Map<string, Out | null>()
  const underWay = new Map<string, Promise<Out | null>>()
  let last: Promise<unknown> = Promise.resolve()
  let worker: Worker | null = null
  let idle: ReturnType<typeof setTimeout> | undefined

  const end = () => {
    worker?.terminate()
    worker = null
  }
  const once = (input: string): Promise<Out | null> =>
    new Promise((resolve) => {
      clearTimeout(idle)
      let settled = false
      const settle = (output: Out | null, broken: boolean) => {
        if (settled) return
        settled = true
        clearTimeout(timer)
        if (broken) end()
        idle = setTimeout(end, IDLE_MS)
        resolve(output)
      }
      const isNew = worker === null
      worker ??= new Worker(trusted(address), { type: 'module' })
      // The first job also waits for the script.
      const timer = setTimeout(() => settle(null, true), isNew ? LONGEST_MS * 6 : LONGEST_MS)
      worker.onmessage = ({ data }: MessageEvent<Out | null>) => settle(data, false)
      worker.onerror = () => settle(null, true)
      worker.postMessage(input)
    })
  return {
    known: (input) => done.get(input),
    run(input) {
      const before = underWay.get(input)
      if (before) return before
      const job = last.then(() => once(input)).catch(() => null)
      last = job
      underWay.set(input, job)
      void job.then((output) => {
        underWay.delete(input)
        done.set(input, output)
        const [oldest] = done.keys()
        if (done.size > KEPT && oldest !== undefined) done.delete(oldest)
      })
      return job
    },
  }
}

/** The outcome of a job, as soon as there is one. `input` null: nothing is to be done. */
export function useJob<Out>(jobs: Jobs<Out>, input: string | null): Out | null {
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  const known = input === null ? null : jobs.known(input)
  useEffect(() => {
    if (input === null || known !== undefined) return
    let wanted = true
    void jobs.run(input).then(() => {
      if (wanted) refresh()
    })
    return () => {
      wanted = false
    }
  }, [jobs, input, known])
  return known ?? null
}
