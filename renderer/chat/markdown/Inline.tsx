import type { MarkedToken, Token, Tokens } from 'marked'
import { ImageOff } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { addressOf, Picture } from '../Picture.tsx'
import { useWords } from '../words.ts'
import { Formula } from './Formula.tsx'
import type { FormulaToken } from './formulas.ts'
import { LinkButton } from './LinkButton.tsx'
import { linkTarget } from './linkTarget.ts'
import css from './Markdown.module.css'
import { decodeEntities } from './entities.ts'

/** The pieces of a line. */
export function Inline({
  tokens,
  quiet = false,
}: {
  readonly tokens: readonly Token[] | undefined
  /** Inside of something that is pressed itself: links are words. */
  readonly quiet?: boolean
}): ReactNode {
  return (tokens as readonly InlineToken[] | undefined)?.map((token, index) => (
    <Piece key={index} token={token} quiet={quiet} />
  ))
}

type InlineToken = MarkedToken | FormulaToken

function Piece({ token, quiet }: { readonly token: InlineToken; readonly quiet: boolean }): ReactNode {
  switch (token.type) {
    case 'text':
      return token.tokens ? <Inline tokens={token.tokens} quiet={quiet} /> : decodeEntities(token.text)
    case 'escape':
      return token.text
    case 'strong':
      return (
        <strong>
          <Inline tokens={token.tokens} quiet={quiet} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Inline tokens={token.tokens} quiet={quiet} />
        </em>
      )
    case 'del':
      return (
        <del>
          <Inline tokens={token.tokens} quiet={quiet} />
        </del>
      )
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'link':
      return quiet ? <Inline tokens={token.tokens} quiet /> : <Link token={token} />
    case 'image':
      return quiet ? token.text : <Image token={token} />
    case 'formula':
      return <Formula formula={token} />
    // SECURITY: an HTML tag in a text of a model or server is shown as the text that it is.
    case 'html':
      return token.raw
    case 'blockquote':
    case 'checkbox':
    case 'code':
    case 'def':
    case 'heading':
    case 'hr':
    case 'list':
    case 'list_item':
    case 'paragraph':
    case 'space':
    case 'table':
      return token.raw
  }
}

/** A link is a button that asks main: the page itself never goes anywhere. Its true host is shown when the words may hide it. */
function Link({ token }: { readonly token: Tokens.Link }): ReactElement {
  const say = useWords()
  const target = linkTarget(token.href)
  if (target === null) return <span title={say('linkUnsafe')}>{token.text}</span>
  const hides = !token.text.includes(target.host)
  return (
    <>
      <LinkButton target={target}>
        <Inline tokens={token.tokens} quiet />
      </LinkButton>
      {hides ? <span className={css.host}> ({target.host})</span> : null}
    </>
  )
}

const DATA = /^data:(image\/(?:png|jpeg|gif|webp));base64,([\w+/]+={0,2})$/
/** Characters of the largest image in a text that is drawn. */
const MOST_DATA = 8_000_000

/** An image that brings its data is drawn; any other is only named. */
function Image({ token }: { readonly token: Tokens.Image }): ReactElement {
  const say = useWords()
  const [, mimeType, data] = (token.href.length < MOST_DATA && DATA.exec(token.href)) || []
  if (mimeType === undefined || data === undefined) return <RemoteImage token={token} />
  const name = token.text === '' ? say('imageNotLoaded') : token.text
  return (
    <Picture
      address={addressOf(mimeType, data)}
      alt={name}
      file={{ name: `image.${mimeType.slice(6)}`, mimeType, data }}
    />
  )
}

/** SECURITY: a remote image would tell its host who reads this and when, and what its address carries: it is never loaded. */
function RemoteImage({ token }: { readonly token: Tokens.Image }): ReactElement {
  const say = useWords()
  const target = linkTarget(token.href)
  return (
    <span className={css.image}>
      <ImageOff aria-hidden="true" />
      {token.text === '' ? say('imageNotLoaded') : token.text}
      <span className={css.host}>{target ? say('imageFrom', { host: target.host }) : say('imageBlocked')}</span>
    </span>
  )
}
