// A new server that a link suggested, as it comes with the screen's detail: `add {...}`. Pure.
import { ServerDraft } from '../../shared/host.ts'

/** The draft to fill the form with; null for an empty form. What is not a draft fills nothing. */
export function draftOfDetail(detail: string | null): ServerDraft | null {
  if (!detail?.startsWith('add {')) return null
  try {
    return ServerDraft.parse(JSON.parse(detail.slice('add '.length)))
  } catch {
    return null
  }
}
