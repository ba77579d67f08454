import type { ReactElement } from 'react'
import type { OwnCard } from '../../shared/ownCard.ts'
import TrustedWindow from '../permission/TrustedWindow.tsx'
import OwnCardFor from './OwnCards.tsx'

const own = (card: OwnCard): ReactElement => <OwnCardFor key={JSON.stringify(card)} card={card} />

/** The page of the trusted window, whole: questions and agreements, and cards of their own. */
export default function TrustedPage(): ReactElement {
  return <TrustedWindow own={own} />
}
