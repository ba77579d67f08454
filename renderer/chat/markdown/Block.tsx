import type { Links, MarkedToken, Token, Tokens } from 'marked'
import { type ReactElement, type ReactNode, memo } from 'react'
import { LongText } from '../LongText.tsx'
import { CodeView } from './CodeView.tsx'
import { DataTable } from './DataTable.tsx'
import { Diagram } from './Diagram.tsx'
import { Formula } from './Formula.tsx'
import type { FormulaToken } from './formulas.ts'
import { Inline } from './Inline.tsx'
import css from './Markdown.module.css'

type BlockProps = { readonly token: Token; readonly links: Links }

/** One block. It is rendered again only when its own text changed. */
export const Block = memo(
  function Block({ token, links }: BlockProps): ReactNode {
    return renderBlock(token as MarkedToken | FormulaToken, links)
  },
  (before, after) =>
    before.token === after.token ||
    (before.token.raw === after.token.raw && before.token.type === after.token.type && before.links === after.links),
)

/** A longer piece of plain text is shown a part at a time: nobody meant it to be Markdown. */
const LONG = 12_000

function renderBlock(token: MarkedToken | FormulaToken, links: Links): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return (
        <p>
          <Inline tokens={token.tokens} />
        </p>
      )
    case 'text':
      if (token.tokens) return <Inline tokens={token.tokens} />
      return token.text.length > LONG ? <LongText text={token.text} /> : token.text
    case 'formula':
      return <Formula formula={token} />
    case 'heading':
      return <Heading token={token} />
    case 'code':
      return <Code token={token} />
    case 'blockquote':
      return (
        <blockquote>
          <Inner tokens={token.tokens} links={links} />
        </blockquote>
      )
    case 'list':
      return <MarkdownList token={token} links={links} />
    case 'table':
      return <DataTable token={token} />
    case 'hr':
      return <hr />
    // SECURITY: HTML in a text of a model or server is shown as the text that it is.
    case 'html':
      return <p className={css.verbatim}>{token.text}</p>
    case 'checkbox':
    case 'def':
    case 'space':
    case 'list_item':
      return null
    case 'br':
    case 'codespan':
    case 'del':
    case 'em':
    case 'escape':
    case 'image':
    case 'link':
    case 'strong':
      return <Inline tokens={[token]} />
  }
}

/** Complete once its fence is closed: colours and diagrams wait for that. */
const isClosed = (raw: string): boolean => /\n {0,3}(?:`{3,}|~{3,})[ \t]*\n*$/.test(raw.slice(-200))

function Code({ token }: { readonly token: Tokens.Code }): ReactElement {
  const language = languageOf(token.lang)
  const complete = isClosed(token.raw)
  if (language === 'mermaid' && complete) return <Diagram source={token.text} />
  return <CodeView code={token.text} language={language} complete={complete} />
}

/** The word after the fence, without what some writers append to it. */
const languageOf = (lang: string | undefined): string | undefined => lang?.match(/^[\w+#.-]{1,24}/)?.[0]

function Inner({ tokens, links }: { readonly tokens: readonly Token[]; readonly links: Links }): ReactElement[] {
  return tokens.map((inner, index) => <Block key={index} token={inner} links={links} />)
}

/** A heading of an answer is never above those of the app: `#` is a third level on screen. */
function Heading({ token }: { readonly token: Tokens.Heading }): ReactElement {
  const Tag = (['h3', 'h4', 'h5', 'h6'] as const)[Math.min(token.depth, 4) - 1] ?? 'h6'
  return (
    <Tag>
      <Inline tokens={token.tokens} />
    </Tag>
  )
}

function MarkdownList({ token, links }: { readonly token: Tokens.List; readonly links: Links }): ReactElement {
  const items = token.items.map((item, index) => <Item key={index} item={item} links={links} />)
  return token.ordered ? <ol start={token.start === '' ? 1 : token.start}>{items}</ol> : <ul>{items}</ul>
}

const Item = memo(
  function Item({ item, links }: { readonly item: Tokens.ListItem; readonly links: Links }): ReactElement {
    return (
      <li className={item.task ? css.task : undefined}>
        {item.task ? (
          <input type="checkbox" checked={item.checked === true} readOnly disabled aria-hidden="true" />
        ) : null}
        <Inner tokens={item.tokens} links={links} />
      </li>
    )
  },
  (before, after) =>
    before.item.raw === after.item.raw && before.item.loose === after.item.loose && before.links === after.links,
)
