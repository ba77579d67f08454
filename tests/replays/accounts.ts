import { network, urls } from './addresses.ts'
import { callback } from './answers.ts'
import { agreed, issuer } from './issuers.ts'
import { ports, tokens } from './reach.ts'
import type { Replay } from './replay.ts'

/** Every row of the families oauth-*, token-scope, localport and openexternal. */
export const ACCOUNT_REPLAYS: readonly Replay[] = [
  ...callback,
  ...issuer,
  ...agreed,
  ...network,
  ...urls,
  ...tokens,
  ...ports,
]
