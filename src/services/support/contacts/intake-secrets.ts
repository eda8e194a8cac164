// `/setup intake`: the secrets with which a web form or a mail gateway hands in problems. A secret is shown once, before
// anything knows it; that it is to work is said with its hash, which is all that is kept.
import { intakeToken } from '../../../domain/handed-in.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { IntakeSecret } from '../../../store/repositories/intake.ts'
import { actionId } from '../../../view/action-id.ts'
import { intakeNew, intakeRevoke, intakeUse } from '../../../view/contact-actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { named, only } from '../around.ts'
import type { Asker } from '../caller.ts'
import { digest } from './digest.ts'

/** Enough to have a new one for each sender before the old one goes. */
const secretsAtMost = 10

export interface IntakeSecrets {
  /** Lists them, each with Revoke. */
  list(by: Asker): Promise<Message>
  /** Makes one up and shows it. Nothing is kept of it, and it does not work yet. */
  makeUp(by: Asker): Promise<Message>
  /** Has the one of this hash work from now on. */
  use(by: Asker, hash: string): Promise<Message>
  revoke(by: Asker, id: string): Promise<Message>
}

/** Makes the service. `listens`: whether anything can be handed in at all. */
export function intakeSecrets(house: House, listens: boolean): IntakeSecrets {
  const rowsOf = ({ caller }: Asker) => house.store.of(caller.community).intake

  async function lineOf({ caller, say }: Asker, secret: IntakeSecret, number: number): Promise<Text> {
    const maker = await house.store.of(caller.community).members.get(secret.madeBy)
    const name = maker === undefined ? say.label('thread.did.somebody') : named(maker)
    const made = say('handin.secret', { number, name, at: momentOf(secret.madeAt) })
    const used =
      secret.usedAt === undefined ? say('handin.unused') : say('handin.used', { at: momentOf(secret.usedAt) })
    return [...made, { kind: 'plain', text: ' ' }, ...used]
  }

  async function mustHaveRoom(by: Asker): Promise<void> {
    if ((await rowsOf(by).secrets(by.caller.space)).length >= secretsAtMost)
      throw new UserError(by.say('handin.too-many', { most: secretsAtMost }))
  }

  return {
    async list(by) {
      const { say, caller } = by
      const secrets = await rowsOf(by).secrets(caller.space)
      const rows = await Promise.all(secrets.map((secret, index) => lineOf(by, secret, index + 1)))
      const setting = { kind: 'code', text: 'HTTP_PORT' } as const
      const request = { kind: 'code', text: 'POST /intake/support' } as const
      const ideas = { kind: 'code', text: 'POST /intake/suggestions' } as const
      const about = listens
        ? say('handin.about', { request, ideas, setting })
        : say('handin.not-listening', { setting })
      const revoke = secrets.map(({ id }, index) =>
        button(actionId(intakeRevoke, id), say.label('handin.revoke', { number: index + 1 }), 'danger'),
      )
      const make = button(actionId(intakeNew), say.label('handin.new'), 'primary')
      return { text: lines(about, ...rows), controls: [...(listens ? [make] : []), ...revoke] }
    },
    async makeUp(by) {
      await mustHaveRoom(by)
      const { say, caller } = by
      const secret = intakeToken(caller.space, house.ids.secret())
      const text = lines(say('handin.shown'), only({ kind: 'code', text: secret }), say('handin.shown-once'))
      const hash = await digest(secret)
      return { text, controls: [button(actionId(intakeUse, hash), say.label('handin.use'), 'primary')] }
    },
    async use(by, hash) {
      const { say, caller } = by
      const known = (await rowsOf(by).secrets(caller.space)).some((one) => one.hash === hash)
      if (known) return { text: say('handin.works-already') }
      await mustHaveRoom(by)
      const id = house.ids.next()
      await rowsOf(by).add({ id, hash, madeBy: caller.member, madeAt: house.clock.now() }, caller.space)
      await acted(house, caller.community, caller.member, 'intake.made', id)
      return { text: works(say) }
    },
    async revoke(by, id) {
      const { say, caller } = by
      await house.store.of(caller.community).suggestionIntake.forgetSecret(id)
      if (!(await rowsOf(by).revoke(id, caller.space))) throw new UserError(say('handin.gone'))
      await acted(house, caller.community, caller.member, 'intake.revoked', id)
      return { text: say('handin.revoked') }
    },
  }
}

const works = (say: Say): Text => say('handin.works', { setup: { kind: 'command', path: 'setup intake' } })

const momentOf = (at: number) => ({ kind: 'time', at, style: 'moment' }) as const
