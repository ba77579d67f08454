/** The steps of the zoom, per cent. */
const STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const

/** The next step up or down; 0 is the actual size. Ends at 80 and 200. */
export function zoomStep(now: number, step: -1 | 0 | 1): number {
  if (step === 0) return 100
  const next = step === 1 ? STEPS.find((each) => each > now) : STEPS.findLast((each) => each < now)
  return next ?? (step === 1 ? 200 : 80)
}
