// What was set before there was a keychain: offered to the person, and used only on their word.
import { AppError } from '../../shared/ipc/errors.ts'
import type { Documents } from '../storage/documents.ts'
import { keepUnsealed, listUnsealed, takeOver, type Unsealed } from '../storage/unsealed.ts'
import type { Notices } from './notices.ts'
import { type Told, told, type Value } from '../../shared/told.ts'

const ID = 'unsealed'
/** Documents that a person knows by a name. The others go along with them. */
const NAMES: ReadonlyMap<string, Told> = new Map(
  Object.entries({
    grants: told`permissions and allowed starts`,
    policies: told`rules`,
    tools: told`settings of tools`,
    approvals: told`trusted servers`,
    'oauth.accounts': told`accounts`,
  }),
)

function wordsFor(found: readonly Unsealed[]): Told {
  const known = found.flatMap(({ name, count }) => {
    const words = NAMES.get(name)
    return words === undefined || count === 0 ? [] : [told`${words} (${count})`]
  })
  const what: Value = known.length === 0 ? told`some settings` : { list: known, by: 'comma' }
  return told`From the time without a keychain: ${what}. Gatehouse could not protect them then, so it cannot know whether another program changed them, and does not use them. Keep them only if you are sure.`
}

type Needs = { readonly documents: Documents; readonly notices: Notices }

/** First thing at a start. A locked vault leaves it for the next one. */
export async function takeOverUnsealed(documents: Documents): Promise<void> {
  try {
    await takeOver(documents)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'VAULT_LOCKED') throw thrown
  }
}

/** Once everything that is kept was read. */
export async function offerUnsealed({ documents, notices }: Needs): Promise<void> {
  const found = await listUnsealed(documents)
  if (found.length > 0) notices.say(ID, 'warning', wordsFor(found), 'keepUnsealed')
}

export async function keepOffered({ documents, notices }: Needs): Promise<void> {
  await keepUnsealed(documents)
  notices.say(ID, 'info', told`Kept. They are used from the next start of Gatehouse.`)
}
