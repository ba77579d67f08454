import { keptValue, useKept } from '../ui/kept.ts'
import { toast } from '../ui/toast.ts'
import { say } from './words.ts'

export type Attachment = {
  readonly id: number
  readonly name: string
  readonly mimeType: string
  /** Base64. */
  readonly data: string
}

const MAX_BYTES = 10_000_000
const MAX_FILES = 20
const TEXT_NAME =
  /\.(?:txt|md|csv|tsv|json|jsonl|ya?ml|toml|xml|html?|css|[jt]sx?|mjs|py|rb|rs|go|java|kt|c|h|cpp|cs|php|sh|sql|log|ini|conf|env|diff|patch|svg)$/i
const IMAGE = /^image\/(?:png|jpeg|gif|webp)$/

/** What a model can be given: an image it can see, or text. Null for anything else. */
export function attachableType(file: { readonly name: string; readonly type: string }): string | null {
  if (IMAGE.test(file.type)) return file.type
  if (file.type.startsWith('text/') || file.type === 'application/json' || TEXT_NAME.test(file.name))
    return 'text/plain'
  return null
}

let nextId = 1

async function read(file: File): Promise<Attachment | null> {
  const mimeType = attachableType(file)
  const refuse = (words: string) => {
    toast(words, { tone: 'bad' })
    return null
  }
  if (mimeType === null) return refuse(say('notTextOrImage', { name: file.name }))
  if (file.size > MAX_BYTES) return refuse(say('tooLarge', { name: file.name }))
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    let binary = ''
    for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
    return { id: nextId++, name: file.name.slice(0, 255), mimeType, data: btoa(binary) }
  } catch {
    return refuse(say('notReadable', { name: file.name }))
  }
}

const NONE: readonly Attachment[] = []

/** Files on their way into a message, kept by `key` while the window lives. */
export function useAttachments(key: string): {
  readonly attachments: readonly Attachment[]
  readonly add: (files: Iterable<File>) => void
  readonly remove: (id: number) => void
  readonly clear: () => void
} {
  const [attachments, setAttachments] = useKept(key, NONE)
  const take = async (files: readonly File[]) => {
    const taken = (await Promise.all(files.map(read))).filter((one) => one !== null)
    // Others may have been added while these were read.
    const all = [...keptValue(key, NONE), ...taken]
    if (all.length > MAX_FILES) toast(say('tooMany'), { tone: 'bad' })
    setAttachments(all.slice(0, MAX_FILES))
  }
  return {
    attachments,
    add: (files) => void take([...files]),
    remove: (id) => setAttachments(attachments.filter((one) => one.id !== id)),
    clear: () => setAttachments(NONE),
  }
}
