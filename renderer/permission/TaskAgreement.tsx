/** Focused mode: what one task may do without asking, drawn from the person's own words, agreed on once, ended at any time. */
import { Handshake, X } from 'lucide-react'
import { type ReactElement, useRef, useState } from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import type { TaskContract } from '../../shared/permission.ts'
import { request } from '../ipc/client.ts'
import { useAppInfo, useContracts } from '../ipc/stores.ts'
import { EffectChip } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { useAction } from '../ui/useAction.ts'
import { VisibleText } from '../ui/VisibleText.tsx'
import { reveal } from '../ui/visible.ts'
import css from './agreement.module.css'
import { useWords } from './agreementWords.ts'
import { AllowButton } from './card/AllowButton.tsx'
import { useArming } from './card/useArming.ts'
import { tell } from '../i18n/words.ts'
import { asksGrave, isGraveLine, isHeldLine } from '../../shared/agreement.ts'
import flow from '../ui/flow.module.css'

type Line = TaskContract['lines'][number]

const answer = (conversationId: ConversationId, accepted: readonly string[] | null) =>
  request('permission.answerContract', { conversationId, accepted: accepted === null ? null : [...accepted] })

/** The agreement of one conversation: a question while it is proposed, one line once it holds, nothing else. */
export default function TaskAgreement({
  conversationId,
}: {
  readonly conversationId: ConversationId | null
}): ReactElement | null {
  const contract = useContracts().value?.find((one) => one.conversationId === conversationId)
  const onDesktop = useAppInfo().value?.entry === 'desktop'
  if (contract === undefined || contract.state === 'declined') return null
  if (contract.state === 'accepted') return <Agreed contract={contract} />
  return onDesktop && asksGrave(contract) ? (
    <Elsewhere contract={contract} />
  ) : (
    <Proposal key={contract.fromSentence} contract={contract} />
  )
}

/** SECURITY: what sends, deletes, spends or runs is agreed on in the trusted window; here it can only be refused. */
function Elsewhere({ contract }: { readonly contract: TaskContract }): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  return (
    <section className={css.agreed} aria-label={say('title')}>
      <Handshake aria-hidden="true" className={css.icon} />
      <p className={css.grow}>{say('waitsElsewhere')}</p>
      <Button size="sm" busy={busy} onClick={() => start(() => answer(contract.conversationId, null))}>
        {say('askMe')}
      </Button>
    </section>
  )
}

function Chips({ line }: { readonly line: Line }): ReactElement {
  return (
    <>
      {(line.match.effects ?? []).map((effect) => (
        <EffectChip key={effect} effect={effect} overwrites={line.overwrites} />
      ))}
    </>
  )
}

const nameOf = (line: Line, say: ReturnType<typeof useWords>): string =>
  line.id === 'contract:read'
    ? say('readLine')
    : reveal(tell(line.sentence))
        .map((piece) => piece.text)
        .join('')

/** What was drawn, to be ticked and agreed on: in the chat, or in the trusted window. A yes that deletes, spends or runs is held, as on a card. */
export function Proposal({
  contract,
  trusted = false,
}: {
  readonly contract: TaskContract
  readonly trusted?: boolean
}): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  // What the person set stands; the rest follows the draft, which a model may still narrow.
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const agreed = contract.lines.filter((line) => chosen.get(line.id) ?? line.ticked)
  const ticked = new Set(agreed.map(({ id }) => id))
  const hold = agreed.some((line) => isHeldLine(line) || (trusted && isGraveLine(line)))
  const head = useRef<HTMLElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const { arming } = useArming({ head, answers: bar }, [...ticked].join(' '))
  const tick = (id: string, on: boolean) => setChosen(new Map(chosen).set(id, on))
  return (
    <section ref={head} className={css.proposal} aria-label={say('title')}>
      <h2 className={css.title}>{say('title')}</h2>
      <p className={flow.small}>
        {say('from')}{' '}
        <q>
          <VisibleText text={contract.fromSentence} most={200} />
        </q>
      </p>
      <ul className={css.lines}>
        {contract.lines.map((line) => (
          <li key={line.id}>
            <Checkbox
              label={nameOf(line, say)}
              checked={ticked.has(line.id)}
              disabled={busy}
              onChange={(on) => tick(line.id, on)}
              hint={<Chips line={line} />}
            />
          </li>
        ))}
      </ul>
      <p className={flow.small}>{say('rest')}</p>
      <div ref={bar} className={css.bar}>
        <Button disabled={busy} onClick={() => start(() => answer(contract.conversationId, null))}>
          {say('askMe')}
        </Button>
        <AllowButton
          label={say(hold ? 'holdAgree' : 'agree', { count: ticked.size })}
          armed={arming.kind === 'armed' && ticked.size > 0}
          hold={hold}
          busy={busy}
          onAllow={() => start(() => answer(contract.conversationId, [...ticked]))}
        />
      </div>
    </section>
  )
}

/** What was agreed on: it can be narrowed and ended here, never widened. */
export function Agreed({ contract }: { readonly contract: TaskContract }): ReactElement {
  const say = useWords()
  const { busy, start } = useAction()
  const lines = contract.lines.filter((line) => line.ticked)
  const without = (id: string) => {
    const rest = lines.flatMap((line) => (line.id === id ? [] : [line.id]))
    start(() => answer(contract.conversationId, rest.length === 0 ? null : rest))
  }
  return (
    <section className={css.agreed} aria-label={say('title')}>
      <Handshake aria-hidden="true" className={css.icon} />
      <div className={css.grow}>
        <Disclosure label={say('agreed', { count: lines.length })}>
          <ul className={css.lines}>
            {lines.map((line) => (
              <li key={line.id} className={css.row}>
                <span>
                  <Chips line={line} /> {nameOf(line, say)}
                </span>
                <Button
                  size="sm"
                  variant="quiet"
                  icon={<X aria-hidden="true" />}
                  busy={busy}
                  label={say('takeOutNamed', { line: nameOf(line, say) })}
                  onClick={() => without(line.id)}
                >
                  {say('takeOut')}
                </Button>
              </li>
            ))}
          </ul>
          <p className={flow.small}>{say('rest')}</p>
        </Disclosure>
      </div>
      <Button size="sm" busy={busy} onClick={() => start(() => answer(contract.conversationId, null))}>
        {say('end')}
      </Button>
    </section>
  )
}
