// General English: what the verbs that tools named by do. No product's or tool's name a place here.
import type { EffectKind } from '../../../shared/permission.ts'

/**
 * How a verb acts. `look` reads; `add` makes something new; `alter` changes and be changed back; `overwrite` replaces
 * what was there, and the old value gone; `drive` does on a screen what a hand could do; the rest are effects themselves.
 */
export type VerbClass = 'look' | 'add' | 'alter' | 'overwrite' | 'delete' | 'send' | 'spend' | 'execute' | 'drive'

const TABLE: Record<VerbClass, string> = {
  look: `get list track search find read fetch query rerank describe show view count check look lookup browse retrieve inspect explain
    analyze analyse compare validate verify summarize summarise preview examine discover detect diagnose monitor poll wait
    ping echo calculate compute estimate forecast predict lint parse extract identify locate peek scan sample
    measure audit trace observe enumerate display tail top diff match rank recommend suggest translate
    convert decode encode hash autocomplete grep head cat ls whoami lookup obtain gather download export
    capture return provide see determine aggregate filter screenshot 
    transcribe classify convert geocode check stat dump plan think research survey investigate assess probe infer outline paraphrase proofread tokenize
    tabulate quantify tally interpret recognize recognise decompile disassemble cite
    dereference understand debug access highlight glob visualize render introspect troubleshoot inventory profile crawl scrape
    scout seek peruse skim consult contrast ascertain gauge inquire enquire deduce correlate approximate explore collect traverse screen`,
  add: `create add insert place append new make upload copy clone duplicate draft save register generate build log record import
    attach fork push open start schedule book reserve init initialize initialise provision bootstrap scaffold enroll
    stage queue enqueue store compose prepare seed persist backup snapshot remember note link
    connect join follow subscribe watch star bookmark pin mention comment react vote rate bind issue allocate 
    establish index ingest sync synchronize synchronise branch commit tag label annotate assign grant request
    take load
    author craft formulate contribute supply prepend introduce institute onboard admit nominate mirror replicate
    instantiate assemble bundle zip unzip unpack compress decompress enlist propose sketch declare define dub pair
    designate favorite favourite endorse populate pledge synthesize synthesise setup begin`,
  alter: `select move rename mark unmark archive unarchive enable disable pause resume lock unlock accept decline respond snooze
    dismiss approve reject unpin unstar unfollow unlink unassign untag unlabel activate deactivate hide unhide mute unmute
    reopen reorder sort acknowledge escalate complete finish close toggle reschedule restore undo redo switch swap relocate
    stop halt suspend refresh reload retry renew promote demote resolve focus resize minimize
    maximize confirm authorize authenticate login logout disconnect deselect undelete exclude
    protect unprotect claim release hold checkin drain adjust tune shift extend
    shorten group ungroup fold unfold transition
    freeze unfreeze thaw arm disarm dim brighten raise lower turn power flip crop trim split combine concatenate rearrange reposition align
    sign seal triage quarantine contain isolate wake hibernate dock undock park relabel retitle recolor
    dissociate disassociate leave quit delay postpone defer skip continue advance rewind shuffle silence tighten loosen
    permit ignore trust distrust adopt strengthen weaken deny detach arrange pull assume integrate vacuum end`,
  overwrite: `update set replace overwrite edit modify patch put change write configure merge apply upsert scale upgrade
    downgrade rebase alter amend revise rewrite format refactor fix correct override migrate unmerge squash
    customize customise tweak redefine reconfigure bump increment decrement 
    redact finalize finalise optimize optimise
    revert rollback supersede rework refine improve enhance normalise restyle repaint increase decrease substitute adapt repurpose
    rectify repair remap rewire rotate incr decr`,
  delete: `delete remove drop purge erase destroy clear cancel revoke reset trash uninstall wipe terminate kill discard expire
    clean cleanup empty truncate prune shred del rm rmdir unregister unsubscribe deregister teardown unpublish
    deprovision evict expunge eliminate abort decommission flush remove ban kick block unshare annihilate void
    unbind nuke invalidate unenroll forget delist
    obliterate nullify dispose scrap demolish dismantle disband rescind retract unsend deauthorize deauthorise strip
    deplete zap unfriend unlist shutdown poweroff expel unset pop`,
  send: `send post publish share invite reply forward email mail notify broadcast tweet submit message dm 
    announce contact call phone sms fax ship deliver dispatch transmit tell chat 
    upvote remind nudge repost retweet crosspost whisper
    disclose reveal expose advertise circulate distribute relay propagate syndicate publicize publicise solicit
    petition summon greet`,
  spend: `pay buy purchase order charge refund checkout donate withdraw tip transfer spend bid invest trade sell deposit
    reimburse topup fund wire remit redeem loan lend borrow bet rent hire mint stake
    disburse preorder outbid wager liquidate repay prepay debit unstake`,
  execute: `execute exec run eval evaluate invoke deploy install spawn shell trigger launch perform compile play ssh
    sudo script automate interact bash terminal rerun replay fire sql mutate crypt mount boot rollout inject
    rebuild delegate transact
    reboot restart relaunch train retrain finetune orchestrate`,
  drive: `click type press drag hover scroll tap swipe fill navigate emulate drive keypress keyboard doubleclick input goto
    paste mouse touch pinch dblclick`,
}

/** Words that are nouns as often as verbs: they count as a verb only where a verb must stand. */
const NOUNS = new Set(
  `list search log post update check report order message share link run test build record request form comment label tag
  note page text call mail email chat contact phone file top head cat trace sample audit profile plan review branch commit
  match filter group index issue release batch script shell terminal bash input sql type mouse keyboard touch
  schedule book transfer charge deposit trade fund wire loan bid tip bet view display count query design draft snapshot
  backup import export screenshot download upload capture load open close start stop set change control play trigger
  alert vote rate star track watch hold block help learn hash format patch fix lock switch sort diff scan stat
  deal use access fold tail dump inventory bookmark mention react pin stage queue store drop clear empty page
  function drive focus project map point fire stake mint mount boot purchase refund claim replay transform invite
  estimate forecast preview need work result grant function merge scale write read handle ping poll reply return
  monitor place crawl scrape capture rank checkout new wait take make resolve track query test review return claim complete finish deal generate save move copy clone fork push pull tell bind cancel branch touch
  favorite favourite pair sign seal power turn split park dock delay trust sketch mirror research survey probe outline wager
  trim crop raise lower dim repair increase decrease leave substitute train author craft zip bundle contrast contain advance supply pause retry snooze explore collect access debug pull silence pop traverse setup screen rollback vacuum end`
    .split(/\s+/)
    .filter(Boolean),
)

/** Words after a name that say it is about looking: `room_details`, `disk-stats`, `whoami`. They need no verb. */
export const LOOKING_NOUNS = new Set(
  `details detail info information stats statistics status summary history logs log insights metadata overview usage schema
  schemas catalog catalogue guide whoami about metrics readme version health docs documentation help balance indexes size
  listing lookup autocomplete suggestions capabilities state context report reports messages discussions requests
  results weather forecast time date contents breakdown chart charts trend trends ranking`
    .split(/\s+/)
    .filter(Boolean),
)

const PICTURES = /^(screenshot|screen|picture|photo)s?$/
const VIEWED =
  /^(pages?|screens?|ui|gui|windows?|views?|viewport|apps?|accessibility|dom|browser|tabs?|camera|display|elements?|layout|tree)$/
/** Is it a picture that is taken? A snapshot of what is seen is one, a snapshot of a disk is a copy that is kept. */
export const isPicture = (words: readonly string[]): boolean =>
  words.some((word) => PICTURES.test(word)) ||
  (words.some((word) => /^snapshots?$/.test(word)) && words.some((word) => VIEWED.test(word)))
/** What a name or address is resolved to, by looking it up. */
export const NAMES =
  /^(id|identifier|(?:user|file|nick)?name|url|uri|link|path|address|host|hostname|domain|dns|alias|handle|ref|reference)s?$/

const CLASSES = new Map<string, VerbClass>()
for (const [kind, words] of Object.entries(TABLE) as [VerbClass, string][])
  for (const word of words.split(/\s+/)) if (word && !CLASSES.has(word)) CLASSES.set(word, kind)

/** Every verb that is known, in its base form. */
export const KNOWN_VERBS: readonly string[] = [...CLASSES.keys()]

/** The effect that a class of verbs has, and how it can be put back. */
export const EFFECT: Record<VerbClass, { readonly effect: EffectKind; readonly undo: 'yes' | 'partly' | 'never' }> = {
  look: { effect: 'read', undo: 'yes' },
  add: { effect: 'write', undo: 'yes' },
  alter: { effect: 'write', undo: 'yes' },
  overwrite: { effect: 'delete', undo: 'partly' },
  delete: { effect: 'delete', undo: 'never' },
  send: { effect: 'send', undo: 'never' },
  spend: { effect: 'spend', undo: 'never' },
  execute: { effect: 'execute', undo: 'never' },
  drive: { effect: 'execute', undo: 'partly' },
}

/** Changes that others may already have acted on when they are put back. */
const HALF_UNDONE = new Set(
  'approve accept authorize confirm complete finish resolve reject decline promote rotate restore stop halt drain book reserve grant push issue join commit'.split(
    ' ',
  ),
)
/** How a verb's work can be put back. */
export const undoOfVerb = (verb: Verb): 'yes' | 'partly' | 'never' =>
  HALF_UNDONE.has(verb.base) && EFFECT[verb.kind].undo === 'yes' ? 'partly' : EFFECT[verb.kind].undo

export type Form = 'base' | 'third' | 'ing' | 'past'
export type Verb = {
  readonly base: string
  readonly kind: VerbClass
  readonly form: Form
  readonly noun: boolean
  /** It tells how something is done. */
  readonly tells?: true
  /** It was said to be run, and only looks: "runs a check". */
  readonly ran?: true
}

const found = (base: string, form: Form): Verb | null => {
  const kind = CLASSES.get(base)
  return kind ? { base, kind, form, noun: NOUNS.has(base) } : null
}

const tryAll = (bases: readonly string[], form: Form): Verb | null => {
  for (const base of bases) {
    const verb = found(base, form)
    if (verb) return verb
  }
  return null
}

const undoubled = (root: string) => (/([bdgklmnprtvz])\1$/.test(root) ? root.slice(0, -1) : root)

const looked = (word: string): Verb | null => {
  const plain = found(word, 'base')
  if (plain || word.length < 4) return plain
  if (word.endsWith('ies')) return found(`${word.slice(0, -3)}y`, 'third')
  if (word.endsWith('s') && !word.endsWith('ss'))
    return tryAll(word.endsWith('es') ? [word.slice(0, -1), word.slice(0, -2)] : [word.slice(0, -1)], 'third')
  if (word.endsWith('ing')) {
    const root = word.slice(0, -3)
    return tryAll([root, `${root}e`, undoubled(root)], 'ing')
  }
  if (word.endsWith('ied')) return found(`${word.slice(0, -3)}y`, 'past')
  if (word.endsWith('ed')) {
    const root = word.slice(0, -2)
    return tryAll([`${root}e`, root, undoubled(root)], 'past')
  }
  if (/^(bulk|mass|multi)/.test(word)) return found(word.replace(/^(bulk|mass|multi)/, ''), 'base')
  return again(word)
}

/** `resend`, `rescan`, `redeploy` do once more what they are made of; `unflag` takes back. A review is written as often as read. */
const again = (word: string): Verb | null => {
  if (word.length < 5 || word === 'review') return null
  const anew = word.startsWith('re') ? found(word.slice(2), 'base') : null
  // Whoever has something looked at once more wants what was found before to be replaced.
  if (anew) return anew.kind === 'look' ? { ...anew, base: word, kind: 'alter' } : anew
  const taken = word.startsWith('un') ? found(word.slice(2), 'base') : null
  return taken && taken.kind !== 'look' ? { ...taken, base: word, kind: 'alter' } : null
}

const NOUN_FORMS: Record<string, string> = {
  deletion: 'delete', removal: 'remove', creation: 'create', cancellation: 'cancel', payment: 'pay', execution: 'execute',
  modification: 'modify', replacement: 'replace', invitation: 'invite', publication: 'publish',
  cleanup: 'cleanup', evaluation: 'evaluate', editor: 'edit', writer: 'write', runner: 'run', executor: 'execute',
  sender: 'send', retrieval: 'retrieve',
} // biome-ignore format: a table

const memo = new Map<string, Verb | null>()
/** The verb that a lower-case word is, in whatever form; null when it is none that we know. */
export const verbOf = (word: string): Verb | null => {
  const known = memo.get(word)
  if (known !== undefined) return known
  const verb = looked(word)
  if (memo.size < 20_000) memo.set(word, verb)
  return verb
}

/** The verb behind a noun of action (`deletion` -> delete); null for other words. */
export const actionNoun = (word: string): Verb | null => {
  const base = NOUN_FORMS[word]
  return base ? verbOf(base) : null
}
