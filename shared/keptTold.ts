// What main says to people, as it is read back from what was kept. Apart from told.ts: a window says sentences and reads none.
import { z } from 'zod'
import type { Told, Value } from './told.ts'

const InEachText = z.object({ en: z.string(), de: z.string(), fr: z.string() })
const KeptSentence: z.ZodType<Told> = z.lazy(() =>
  z.object({ say: z.string(), with: z.array(ToldValue).readonly().exactOptional() }),
)
const ToldValue: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    KeptSentence,
    InEachText,
    z.object({ list: z.array(ToldValue).readonly(), by: z.enum(['and', 'or', 'comma']) }),
  ]),
)
/** As kept: an older Gatehouse wrote English text. */
export const KeptTold = z.union([z.string(), KeptSentence])
export const KeptInEach = z.union([z.string(), InEachText])
