import { numberFormat } from '../ui/format.ts'

/** US dollars as people read small ones: `$0.0042`, `$1.20`. */
export const formatDollars = (amount: number): string =>
  numberFormat({
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...(amount > 0 && amount < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  }).format(amount)

/** `950`, `12.4k`, `1M`: enough to see how full it is. */
export const formatTokens = (count: number): string =>
  numberFormat({ notation: 'compact', maximumFractionDigits: count < 100_000 ? 1 : 0 }).format(count)
