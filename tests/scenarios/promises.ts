// What the product promises, as data: an id and a sentence that a person would understand. Each is proved by a test that has `[id]` in its name.
import { apps } from './appPromises.ts'
import { compose } from './promisesCompose.ts'
import { door } from './promisesDoor.ts'
import { desk } from './promisesDesk.ts'
import { journal } from './promisesJournal.ts'

export type Promised = { readonly id: string; readonly sentence: string }

const chat: readonly Promised[] = [
  { id: 'chat.stream', sentence: 'An answer appears as it is written, in order, and is kept whole.' },
  { id: 'chat.chained', sentence: 'A model can use what one tool returned to call the next, in one turn.' },
  { id: 'chat.parallel', sentence: 'Calls of one answer run side by side, and their results come back in order.' },
  {
    id: 'chat.denied',
    sentence: 'A refused call does not run, and the model hears who refused, that nothing is broken, and your note.',
  },
  { id: 'chat.allowed', sentence: 'An allowed call runs once, with exactly the arguments that were shown.' },
  { id: 'card.inSight', sentence: 'A question comes into sight from its first line, whatever stands above it.' },
  { id: 'chat.edited', sentence: 'If you change the arguments on the card, yours are the ones that run.' },
  { id: 'chat.stop', sentence: 'You can stop at any time; what was said by then stays.' },
  { id: 'chat.stopWithdraws', sentence: 'Stopping turns a waiting question into a no.' },
  { id: 'chat.busy', sentence: 'One answer at a time in a conversation, many conversations at once.' },
  { id: 'chat.rounds', sentence: 'A model that calls tools for ever is stopped.' },
  { id: 'chat.unknownTool', sentence: 'A tool name that nobody gave runs nothing.' },
  { id: 'chat.malformed', sentence: 'Arguments that cannot be read run nothing.' },
  {
    id: 'chat.unseen',
    sentence: 'A tool that models must not see is neither offered nor run when its name is guessed.',
  },
  {
    id: 'chat.untrusted',
    sentence: 'What tools return is marked as data for the model, in a way that the data cannot break.',
  },
  { id: 'chat.labels', sentence: 'What a conversation has read, and from whom, is still known after a restart.' },
  { id: 'chat.durable', sentence: 'A call that could not be recorded does not leave.' },
  { id: 'chat.restart', sentence: 'After a crash nothing continues by itself, and no open question became a yes.' },
  { id: 'chat.outcomes', sentence: 'How each call ended is on record, with a digest and never the content.' },
  { id: 'chat.trace', sentence: 'Every turn leaves one trace, from the model to the server.' },
  { id: 'chat.rateLimit', sentence: 'When a provider says "slow down", the app waits as asked and goes on.' },
  { id: 'chat.modelErrors', sentence: 'What goes wrong with a model is said in words, and never shows a key.' },
  { id: 'chat.retry', sentence: 'You can have an answer made anew.' },
  {
    id: 'chat.edit',
    sentence: 'You can change what you said; the old version and what followed it are kept beside it.',
  },
  {
    id: 'chat.branches',
    sentence: 'Every version of a question and an answer outlives a restart and is in the export.',
  },
  {
    id: 'chat.branchLabels',
    sentence: 'What a conversation read counts in each branch that holds it, and in no other.',
  },
  {
    id: 'chat.leaveOut',
    sentence: 'What you leave out no longer reaches the model, and still counts as read until a clean start.',
  },
  { id: 'chat.model', sentence: 'You can go on with another model in the middle of a conversation.' },
  { id: 'chat.remove', sentence: 'A deleted message can be brought back with all that followed it.' },
  {
    id: 'chat.summary',
    sentence: 'When the model is nearly full, older messages are told by a summary that you can see, change and undo.',
  },
  {
    id: 'chat.summaryLabels',
    sentence: 'A summary is as private and as little trusted as what it was made from.',
  },
  {
    id: 'chat.meter',
    sentence: 'You see the tokens and the cost: counted, or said to be an estimate, and never a made-up price.',
  },
  { id: 'chat.shorten', sentence: 'A long conversation is made to fit visibly, the oldest results first.' },
  { id: 'chat.titles', sentence: 'A conversation names itself by your first words, unless you named it.' },
  { id: 'chat.delete', sentence: 'A deleted conversation can be brought back with every message.' },
  { id: 'chat.export', sentence: 'You can take a conversation with you: as JSON without loss, as Markdown to read.' },
  { id: 'chat.lists', sentence: 'The models of a provider are listed.' },
  { id: 'direct.gate', sentence: 'A tool that you run yourself passes the same gate, and no model is imitated.' },
  {
    id: 'gate.whole',
    sentence:
      "Reads of your own things run; a risky call that a stranger's text asked for stops at a question with a warning.",
  },
  {
    id: 'secret.hidden',
    sentence: 'Models read placeholders for keys, passwords, cards and bank accounts, never the values.',
  },
  { id: 'secret.restored', sentence: 'A secret goes only where you let it go on the card, with that call.' },
  { id: 'secret.rule', sentence: 'You can let one kind of secret go to one place from now on, and take that back.' },
  { id: 'secret.home', sentence: 'What goes back to where it came from is not spoilt by a placeholder.' },
  { id: 'secret.stays', sentence: 'Without your word the placeholder is what leaves; mail is never allowed for good.' },
  { id: 'secret.forged', sentence: 'A placeholder that somebody else wrote stands for nothing.' },
  { id: 'secret.wire', sentence: 'What a provider is sent holds no secret of a known form; one switch decides.' },
  { id: 'secret.off', sentence: 'You can show models everything; a secret that would leave is still asked about.' },
  {
    id: 'rules.unlocked',
    sentence: 'After you unlock the keychain your rules and approvals hold at once, with no new start.',
  },
  {
    id: 'focused.drawn',
    sentence: 'Focused: your own first sentence is drawn up as a task, before anything from outside is read.',
  },
  { id: 'focused.advised', sentence: 'A model may take ticks off the task that was drawn, and can add nothing to it.' },
  { id: 'focused.inside', sentence: 'Focused: inside the task that you ticked nothing is asked, outside it all is.' },
  { id: 'focused.guards', sentence: 'Focused: warnings and rules that say no stand above the task.' },
  { id: 'focused.restart', sentence: 'Focused: the task holds after a restart, in its own conversation only.' },
  { id: 'model.keyBound', sentence: 'A key goes only to the host it was given for, whatever the settings file says.' },
  { id: 'model.noRedirect', sentence: 'A provider cannot send your key or your words on to another host.' },
  { id: 'model.encrypted', sentence: 'A model address that is not on this computer must be encrypted.' },
]

/** What a person meets in the window of the real app. */
const seen: readonly Promised[] = [
  {
    id: 'first.steps',
    sentence: 'The first run teaches in three steps: a read runs, a risky call asks, then your own.',
  },
  {
    id: 'card.shows',
    sentence: 'The card says what would happen, to what, who is told, and whether it can be undone.',
  },
  { id: 'card.room', sentence: 'A form that is being filled in leaves the room to a question.' },
  { id: 'card.uncovered', sentence: 'Nothing that floats over the conversation lies over the answers of a card.' },
  { id: 'card.reload', sentence: 'A reload leaves a question waiting; it is never a yes.' },
  { id: 'card.arming', sentence: 'A click that comes too early, and Enter, never allow anything.' },
  { id: 'card.hold', sentence: 'What cannot be undone is held to be allowed, runs once, and stands on the record.' },
  { id: 'chat.markdown', sentence: 'Answers are shown as Markdown, with code and tables.' },
  { id: 'chat.search', sentence: 'You find a conversation by what was said in it.' },
  { id: 'chat.places', sentence: 'A search shows each place in a conversation and leads to the one that you choose.' },
  {
    id: 'chat.windows',
    sentence: 'Two windows on one conversation show the same, and only one writes at a time.',
  },
  {
    id: 'chat.scrolls',
    sentence: 'What is in sight moves as far as one scrolls it, whatever is measured or comes above.',
  },
  {
    id: 'chat.servers',
    sentence: 'A message waits for servers that start for the first time, says for which, and not for long.',
  },
  { id: 'chat.found', sentence: 'What is found leads to its message, in whatever branch it is.' },
  { id: 'gate.injected', sentence: 'When a mail fooled the model, the card says that the address came from the mail.' },
  { id: 'servers.approved', sentence: 'You see the exact command of a server before its first start.' },
  { id: 'servers.results', sentence: 'Text, images, resources, links and structured results are shown.' },
  { id: 'servers.http', sentence: 'Servers can be reached over HTTP as well.' },
  { id: 'servers.files', sentence: 'A real file server shows the files of its folder, and its refusals as refusals.' },
  { id: 'servers.memory', sentence: 'The variables of a server are named before its start, and it gets their values.' },
  { id: 'servers.changed', sentence: 'A changed command is approved anew, and a removed server can be taken back.' },
  { id: 'servers.notLive', sentence: 'Tools that are remembered from last time say so until their server is there.' },
  { id: 'servers.missing', sentence: 'A command that is not there is said to be not there.' },
  { id: 'nasty.crash', sentence: 'A server that crashes fails its call alone, says its last words, and comes back.' },
  { id: 'nasty.dies', sentence: 'A server that cannot start says why, and can be tried again.' },
  { id: 'nasty.hangs', sentence: 'A call that never ends ends by its time limit.' },
  { id: 'nasty.floods', sentence: 'Noise of a server holds up nothing.' },
  { id: 'nasty.many', sentence: 'Ten thousand tools are found and listed without making the app slow.' },
  { id: 'nasty.large', sentence: 'A result of 50 MB leaves the window usable.' },
  { id: 'kill.waiting', sentence: 'Killed while a question waits: it is a no at the next start.' },
  { id: 'kill.running', sentence: 'Killed while a tool runs: the call is shown as interrupted, and never repeated.' },
  { id: 'kill.answered', sentence: 'Killed right after a yes: it ran once or never, and the app says which.' },
  { id: 'kill.grants', sentence: 'Grants outlive a crash.' },
  { id: 'kill.streaming', sentence: 'Killed while an answer streams: what was said by then is kept.' },
  { id: 'grants.conversation', sentence: 'A yes for this conversation holds here and nowhere else.' },
  { id: 'grants.redundant', sentence: 'A grant that another one makes needless says so, and names the other.' },
  { id: 'grants.revoked', sentence: 'A grant is listed with what it let through, and asks again once revoked.' },
  { id: 'policy.tool', sentence: 'A tool that you deny never runs.' },
  { id: 'policy.server', sentence: 'One word can speak for all tools of a server.' },
  { id: 'pins.changed', sentence: 'A tool that changed is asked about again, with the change shown.' },
  { id: 'consent.windows', sentence: 'An answer in one window settles the question in all.' },
  {
    id: 'consent.form',
    sentence: 'When a server asks you something, the card is its form: filled and sent in one step.',
  },
  { id: 'consent.formChecked', sentence: 'A form is checked before it is sent, and what you typed is on no record.' },
  {
    id: 'consent.link',
    sentence: 'A server can ask to open an address: you see it whole first, and only web addresses.',
  },
  { id: 'consent.flood', sentence: 'A server that asks fifty things at once buries nothing: most are a no at once.' },
  {
    id: 'consent.queue',
    sentence: 'Whatever waits stands in one list, wherever it was asked; only plain reads can be allowed together.',
  },
  { id: 'consent.race', sentence: 'A yes in two windows at the same moment runs it once.' },
  {
    id: 'contract.agreed',
    sentence: 'In Focused, you agree once to what a task may do; you can take parts out, and end it.',
  },
  {
    id: 'contract.runs',
    sentence: 'What you agreed on for a task runs unasked, everything else asks, and the agreement outlives a reload.',
  },
  { id: 'consent.many', sentence: 'Twenty questions can wait at once, each answered by itself.' },
  { id: 'accessible.chat', sentence: 'The chat and the card meet WCAG 2.2 AA, light and dark.' },
  { id: 'accessible.screens', sentence: 'Every other screen meets WCAG 2.2 AA, light and dark.' },
  { id: 'keyboard.deny', sentence: 'A question can be found, read and refused by keyboard alone.' },
  { id: 'keyboard.allow', sentence: 'A question can be allowed by keyboard alone, and never by Enter.' },
  { id: 'inert.results', sentence: 'Nothing in the result of a tool runs, loads or can be pressed.' },
  { id: 'inert.card', sentence: 'A card shows hidden characters and long names safely, and nothing can imitate it.' },
  { id: 'inert.lists', sentence: 'Names and descriptions of servers are plain text wherever they are listed.' },
  { id: 'inert.links', sentence: 'A link opens after you read its whole address, and by no other road.' },
  {
    id: 'window.early',
    sentence: 'You can write as soon as the window is there; what you typed before the app has come is kept.',
  },
  { id: 'window.refused', sentence: 'When Gatehouse cannot start, its window says why.' },
  { id: 'window.rests', sentence: 'Text that streams under a resting pointer is taken for no movement of the hand.' },
  { id: 'window.still', sentence: 'While an answer is written, nothing that you read jumps.' },
  { id: 'inert.model', sentence: 'What a model writes cannot load or run anything.' },
]

const accounts: readonly Promised[] = [
  { id: 'accounts.card', sentence: 'A sign-in says who asks, where one signs in and for what, before anything opens.' },
  { id: 'accounts.signIn', sentence: 'One yes and one page of the browser, and the server is ready.' },
  { id: 'accounts.named', sentence: 'Every card and every line of the record names the account.' },
  { id: 'accounts.second', sentence: 'A server can have several accounts, and each conversation uses its own.' },
  { id: 'accounts.default', sentence: 'Another usual account is used from the next conversation on.' },
  { id: 'accounts.expired', sentence: 'A token that ran out is renewed with nobody asked.' },
  { id: 'accounts.more', sentence: 'A tool that needs more rights asks once, in words.' },
  { id: 'accounts.restart', sentence: 'Accounts outlive an end of the app, however it ends.' },
  {
    id: 'accounts.revoked',
    sentence: 'A sign-in that the service withdrew says so, with a button that makes it good.',
  },
  { id: 'accounts.moved', sentence: 'A server that names another issuer gets nothing until the person agrees anew.' },
  { id: 'accounts.cancel', sentence: 'A sign-in can be cancelled while the browser is open.' },
  { id: 'accounts.refused', sentence: 'A no at the service is said on the card.' },
  { id: 'accounts.signOut', sentence: 'Signing out withdraws the tokens at the service and deletes them here.' },
  { id: 'accounts.less', sentence: 'Rights that are not strictly needed can be left out before anything opens.' },
  { id: 'accounts.declined', sentence: 'A no to more rights is remembered, and the way back is kept.' },
  { id: 'accounts.offline', sentence: 'When a service does not answer nothing is lost, and trying again is enough.' },
  { id: 'accounts.clock', sentence: 'A wrong clock is named as the reason, with no sign-in in vain.' },
  { id: 'accounts.again', sentence: 'The page of a sign-in can be opened again, and its address copied.' },
  { id: 'accounts.ranOut', sentence: 'A sign-in that is not renewed says until when, and then what to do.' },
  { id: 'accounts.document', sentence: 'A service that reads client documents needs no registration.' },
  { id: 'accounts.machine', sentence: 'A machine signs in by a secret, after it was said who gets it.' },
  { id: 'accounts.machineKey', sentence: 'A machine signs in by a private key that never leaves.' },
  { id: 'accounts.workload', sentence: 'A machine signs in by what its platform says of it.' },
  {
    id: 'accounts.organisation',
    sentence: 'An organisation can vouch for an account, with nothing to agree to at the server.',
  },
  {
    id: 'accounts.unsealed',
    sentence: 'What was set before there was a keychain is used on your word only.',
  },
  {
    id: 'accounts.passphrase',
    sentence: 'A passphrase can stand in for a keychain, and takes over what was set without one.',
  },
  { id: 'accounts.hosts', sentence: 'Every host that takes part in a sign-in is on its card.' },
  { id: 'accounts.rule', sentence: 'A rule of the organisation holds for signing in too.' },
  {
    id: 'accounts.canary',
    sentence: 'No token, client secret or model key is in plain anywhere the app writes, shows or starts.',
  },
]

const craft: readonly Promised[] = [
  { id: 'craft.formulas', sentence: 'Formulas are drawn and copied as their source, and money is never one.' },
  { id: 'craft.diagrams', sentence: 'A diagram is a picture with words, and its source is a click away.' },
  { id: 'craft.brokenDiagrams', sentence: 'What cannot be drawn shows its source, and says so.' },
  { id: 'craft.code', sentence: 'Code has colours, a name, and can be copied and wrapped.' },
  { id: 'craft.tables', sentence: 'A table can be sorted and copied, and brings no formula into a spreadsheet.' },
  { id: 'craft.images', sentence: 'Images that bring their data are shown, enlarged and saved; others never load.' },
  { id: 'craft.inert', sentence: 'Nothing in a formula or a diagram runs, loads, links or leaves its place.' },
  { id: 'craft.alone', sentence: 'Diagrams are drawn where there is no origin, no network and no way to the app.' },
  { id: 'craft.bounded', sentence: 'No text of any kind holds up the window.' },
]

/** Every promise of every room. A new room adds its list here. */
export const PROMISES: readonly Promised[] = [
  ...chat,
  ...seen,
  ...accounts,
  ...craft,
  ...desk,
  ...compose,
  ...door,
  ...apps,
  ...journal,
]
