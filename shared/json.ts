import { z } from 'zod'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** Any JSON object; depth and size are bounded at the borders where it enters, not here. */
export const JsonObject = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>
export const Json = z.json() as unknown as z.ZodType<Json>
/** A JSON Schema document (2020-12 unless `$schema` says otherwise); untrusted text from a server. */
export type JsonSchema = JsonObject
