import { FileText, Link2, Volume2 } from 'lucide-react'
import { type ReactElement, type ReactNode, memo } from 'react'
import { assertNever } from '../../shared/assertNever.ts'
import type { ResultBlock, ToolResult } from '../../shared/host.ts'
import type { Json } from '../../shared/json.ts'
import { JsonTree } from './JsonTree.tsx'
import { LongText } from './LongText.tsx'
import { addressOf, isDrawable, Picture } from './Picture.tsx'
import css from './Result.module.css'
import { useWords } from './words.ts'
import { formatBytes } from '../ui/format.ts'

/** Base64 characters of the largest image that is drawn: about 12 MB. */
const MAX_IMAGE = 16_000_000
const MAX_PARSED = 200_000

/** What a tool gave back. Everything in it was written by the server: it is shown, never run, loaded or believed. */
export const ResultView = memo(function ResultView({
  result,
  serverName,
}: {
  readonly result: ToolResult
  readonly serverName: string
}): ReactElement {
  const say = useWords()
  const { structured } = result
  const blocks = result.blocks.filter((block) => !(structured !== undefined && isSameAs(structured, block)))
  if (blocks.length === 0 && structured === undefined) return <p className={css.quiet}>{say('resultEmpty')}</p>
  return (
    <div className={css.result}>
      {structured === undefined ? null : <JsonTree value={structured} />}
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} serverName={serverName} />
      ))}
    </div>
  )
})

function BlockView({ block, serverName }: { readonly block: ResultBlock; readonly serverName: string }): ReactNode {
  const say = useWords()
  switch (block.type) {
    case 'text':
      return <TextBlock text={block.text} />
    case 'image':
      return <ImageBlock mimeType={block.mimeType} data={block.data} alt={say('resultImage', { server: serverName })} />
    case 'audio':
      return (
        <p className={css.item}>
          <Volume2 aria-hidden="true" />
          {say('resultAudio', { type: block.mimeType })}
        </p>
      )
    case 'resource':
      return <ResourceBlock block={block} serverName={serverName} />
    case 'link':
      return (
        <p className={css.item}>
          <Link2 aria-hidden="true" />
          <span>
            {block.name}
            <span className={css.uri}>{block.uri}</span>
            {block.description ? <span className={css.quiet}>{block.description.slice(0, 300)}</span> : null}
          </span>
        </p>
      )
    default:
      return assertNever(block)
  }
}

/** Text that is JSON is easier to read as a tree. */
function TextBlock({ text }: { readonly text: string }): ReactElement {
  const json = parsed(text)
  return json === undefined ? <LongText text={text} /> : <JsonTree value={json} />
}

function parsed(text: string): Json | undefined {
  if (text.length > MAX_PARSED || !/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function ImageBlock({
  mimeType,
  data,
  alt,
}: {
  readonly mimeType: string
  readonly data: string
  readonly alt: string
}) {
  const say = useWords()
  const size = formatBytes(data.length * 0.75)
  if (!isDrawable(mimeType)) return <p className={css.quiet}>{say('resultBinary', { type: mimeType, size })}</p>
  if (data.length > MAX_IMAGE) return <p className={css.quiet}>{say('resultImageTooLarge', { size })}</p>
  const file = { name: `image.${mimeType.slice(6)}`, mimeType, data }
  return <Picture address={addressOf(mimeType, data)} alt={alt} file={file} look="framed" />
}

function ResourceBlock({
  block,
  serverName,
}: {
  readonly block: Extract<ResultBlock, { type: 'resource' }>
  readonly serverName: string
}): ReactElement {
  const say = useWords()
  return (
    <div className={css.resource}>
      <p className={css.item}>
        <FileText aria-hidden="true" />
        <span className={css.uri}>{block.uri}</span>
      </p>
      {block.text === undefined ? null : <LongText text={block.text} code />}
      {block.blob === undefined ? null : (
        <ImageBlock
          mimeType={block.mimeType ?? 'application/octet-stream'}
          data={block.blob}
          alt={say('resultImage', { server: serverName })}
        />
      )}
    </div>
  )
}

/** Servers repeat a structured result as text for older clients: it is shown once. */
function isSameAs(structured: Json, block: ResultBlock): boolean {
  if (block.type !== 'text') return false
  const json = parsed(block.text)
  return json !== undefined && JSON.stringify(json) === JSON.stringify(structured)
}
