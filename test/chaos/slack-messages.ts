// Messages of the emulated Slack by what somebody sees of them.
import { optionsOf as optionsIn } from '../emulators/slack/block-kit/state.ts'
import { allElements, labelOf } from '../emulators/slack/block-kit/walk.ts'
import type { Message, SlackEmulator } from '../emulators/slack/index.ts'
import type { Shown } from './town.ts'

/** The message that somebody sees. */
export function messageOf({ world }: SlackEmulator, { id }: Pick<Shown, 'id'>): Message {
  const found = [...world.messages.values()].map((one) => one.get(id)).find((one) => one !== undefined)
  if (found === undefined) throw new Error('there is no such message')
  return found
}

/** The values that a select of it offers, found by the words on it. */
export function optionsOf({ blocks }: Message, label: string): readonly string[] {
  const found = allElements(blocks).find((one) => labelOf(one) === label)
  return found === undefined ? [] : optionsIn(found.element).map(({ text, value }) => value ?? text.text)
}
