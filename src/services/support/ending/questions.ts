// What the opener of a thread is asked when it is solved, or when the team waits for them.
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportNo, supportSolved, supportStill, supportYes } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { type Part, ping } from '../../../view/text.ts'
import { type Around, quoted, sayToOpener } from '../around.ts'

const yes = (say: Say, id: string) => button(actionId(supportYes, id), say.label('ending.yes'), 'primary')
const no = (say: Say, id: string) => button(actionId(supportNo, id), say.label('ending.no'))

/** Did this solve it? `by`: who says that it did. After `days` without an answer it is closed; 0: never. */
export function didItHelp(about: Around, by: Part, days: number): Message {
  const say = sayToOpener(about)
  const { number, id } = about.thread
  return { text: say('ending.ask', { number, name: by, days }), controls: [yes(say, id), no(say, id)] }
}

/** Do they still need help? After `days` more it is solved; 0: never. */
export function doTheyStillNeedHelp(about: Around, days: number): Message {
  const say = sayToOpener(about)
  const { number, id, subject, lastStaffAt, waitingSince } = about.thread
  const at = { kind: 'time', at: lastStaffAt ?? waitingSince, style: 'date' } as const
  const name = ping(about.opener.user, about.opener.name)
  return {
    text: say('ending.nudge', { name, number, subject: quoted(subject), at, days }),
    controls: [
      button(actionId(supportStill, id), say.label('ending.still'), 'primary'),
      button(actionId(supportSolved, id), say.label('support.solved')),
    ],
  }
}

/** Nothing was heard of them for so many days. */
export function solvedInSilence(about: Around, days: number): Message {
  const say = sayToOpener(about)
  const { number, id } = about.thread
  const still = button(actionId(supportStill, id), say.label('ending.still'), 'primary')
  return { text: say('ending.silence', { number, days }), controls: [still] }
}
