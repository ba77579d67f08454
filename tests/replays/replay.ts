// Published faults of other clients around accounts, as data: each row with the tests that prove ours, and the defences that turn them red when taken out.

/** An edit that takes a defence out, or, where safety is the absence of code, puts the fault in. */
export type Edit = { readonly file: string; readonly from: string; readonly to: string }
export type Defence = {
  readonly what: string
  readonly without: readonly Edit[]
  /** Where the tests are that must then fail. */
  readonly file: string
  /** A part of their names. */
  readonly test: string
}
export type Replay = { readonly family: string; readonly id: string; readonly defences: readonly Defence[] }

export const CALLBACK = 'tests/oauth/replaysCallback.test.ts'
export const METADATA = 'tests/oauth/replaysMetadata.test.ts'
export const NETWORK = 'tests/oauth/replaysNetwork.test.ts'
export const SERVE = 'electron/serve/server.test.ts'

type One = Omit<Defence, 'without'> & Edit
export const one = ({ what, file, from, to, test, at }: Omit<One, 'file'> & { file: string; at: string }): Defence => ({
  what,
  without: [{ file, from, to }],
  file: at,
  test,
})
export const oauth = (name: string) => `electron/oauth/${name}.ts`
