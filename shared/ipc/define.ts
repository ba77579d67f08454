import type { z } from 'zod'

/** One thing the renderer may ask of main. Input is parsed at the border; output is only typed, since main is trusted. */
export type RequestDef = { readonly input: z.ZodType; readonly output: unknown }
export type Contract = Readonly<Record<string, RequestDef>>

/** Declares one request: the schema of its input, and the type of its output as a type argument. */
export const request =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): { readonly input: Input; readonly output: Output } => ({
    input,
    output: undefined as Output,
  })

export type InputOf<C extends Contract, N extends keyof C> = z.input<C[N]['input']>
export type ParsedOf<C extends Contract, N extends keyof C> = z.output<C[N]['input']>
export type OutputOf<C extends Contract, N extends keyof C> = C[N]['output']

/** Exactly one handler per request: a missing or an extra one does not compile. */
export type Handlers<C extends Contract> = {
  readonly [N in keyof C]: (input: ParsedOf<C, N>) => Promise<OutputOf<C, N>> | OutputOf<C, N>
}
