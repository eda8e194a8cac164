// `/welcome steps`: the first steps as the team sets them, and what there is for whoever has taken them all.
import type { Caller } from '../../domain/caller.ts'
import { type FirstStep, type StepKind, stepsAtMost } from '../../domain/first-steps.ts'
import { giftIn } from '../../domain/interest.ts'
import { spaceKey } from '../../domain/place.ts'
import { isPageAddress } from '../../domain/settings/welcome-steps.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import type { Text } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import { seenChannels } from '../setup/seen-channels.ts'
import { hearIntroductions } from './hearing.ts'
import { type NamedRole, roleToGive } from './role-to-give.ts'
import { setStepsMessage } from './set-steps-message.ts'
import { stepsAsSet, stepTitle } from './steps-taken.ts'

export interface NewStep {
  readonly kind: StepKind
  readonly label: string | undefined
  readonly url: string | undefined
}

interface NamedChannel {
  readonly channel: string
  readonly name: string
}

export interface SetStepsService {
  /** The list; with a channel, people introduce themselves there from now on; with a role, that is given at the end. */
  steps(
    caller: Caller,
    say: Say,
    change: { readonly channel: NamedChannel | undefined; readonly role: NamedRole | undefined },
  ): Promise<Message>
  /** Rejects with a UserError when the channel cannot be seen. A look-up. */
  checkChannel(caller: Caller, say: Say, channel: NamedChannel | undefined): Promise<void>
  /** Rejects with a UserError when there is no room for one more. */
  checkRoom(caller: Caller, say: Say): Promise<void>
  /** Adds one at the end, or says by field what cannot stand. */
  add(caller: Caller, say: Say, step: NewStep): Promise<Message | { readonly fields: Readonly<Record<string, Text>> }>
  moveUp(caller: Caller, say: Say, id: string): Promise<Message>
  remove(caller: Caller, say: Say, id: string): Promise<Message>
  /** Nothing is given at the end any more, in the caller's space. */
  giveNothing(caller: Caller, say: Say): Promise<Message>
  /** People introduce themselves in the welcome channel again, in the caller's space. */
  inWelcomeChannel(caller: Caller, say: Say): Promise<Message>
}

/** Makes the service. */
export function setStepsService(house: House): SetStepsService {
  const { store } = house
  const seen = seenChannels(house)
  const stepsOf = async ({ community }: Caller) => (await stepsAsSet(house, community)).steps
  const settingsOf = ({ community }: Caller) => store.of(community).settings

  async function keep(caller: Caller, steps: readonly FirstStep[], act: string, subject: string): Promise<void> {
    await settingsOf(caller).change({ 'welcome.steps': steps })
    await acted(house, caller.community, caller.member, act, subject)
  }

  async function hear({ community }: Caller): Promise<void> {
    for (const space of await store.of(community).spaces.all()) await hearIntroductions(house, space)
  }

  async function introduceIn(caller: Caller, say: Say, channel: NamedChannel | undefined): Promise<void> {
    const steps = await stepsOf(caller)
    if (steps.every(({ kind }) => kind !== 'introduce')) throw new UserError(say('set-steps.no-introduce'))
    const space = spaceKey(caller.space)
    const changed = steps.map((step) => {
      if (step.kind !== 'introduce') return step
      const others = step.channels.filter((one) => one.space !== space)
      return { ...step, channels: channel === undefined ? others : [...others, { space, ...channel }] }
    })
    await keep(caller, changed, 'welcome.introduce-channel', channel?.channel ?? '')
    await hear(caller)
  }

  async function give(caller: Caller, role: NamedRole | undefined): Promise<void> {
    const space = spaceKey(caller.space)
    const { 'welcome.finishing': known } = await settingsOf(caller).get()
    const others = known.filter((one) => one.space !== space)
    const gift = role === undefined ? [] : [{ space, kind: 'role' as const, id: role.id, name: role.name }]
    await settingsOf(caller).change({ 'welcome.finishing': [...others, ...gift] })
    await acted(house, caller.community, caller.member, 'welcome.finishing', role?.id ?? '')
  }

  return {
    async steps(caller, say, { channel, role }) {
      const given = role === undefined ? undefined : await roleToGive(house, caller, say, role, 'finishing')
      if (channel !== undefined) {
        const name = (await seen.nameOf(caller.community, caller.space, channel.channel)) ?? channel.name
        await introduceIn(caller, say, { channel: channel.channel, name })
      }
      if (given !== undefined) await give(caller, given)
      const changed = channel !== undefined || given !== undefined
      return setStepsMessage(house, caller, say, changed ? say('set-steps.changed') : undefined)
    },
    async checkChannel(caller, say, channel) {
      if (channel === undefined) return
      const all = await seen.look(caller.community, caller.space)
      if (all.every(({ id }) => id !== channel.channel)) throw new UserError(say('set-steps.unknown-channel'))
    },
    async checkRoom(caller, say) {
      if ((await stepsOf(caller)).length >= stepsAtMost)
        throw new UserError(say('set-steps.full', { most: stepsAtMost, command: stepsCommand }))
    },
    async add(caller, say, { kind, label = '', url = '' }) {
      const steps = await stepsOf(caller)
      if (steps.length >= stepsAtMost)
        throw new UserError(say('set-steps.full', { most: stepsAtMost, command: stepsCommand }))
      const fields = problems({ kind, label, url }, steps, say)
      if (Object.keys(fields).length > 0) return { fields }
      const id = kind === 'link' ? `link-${house.ids.next()}` : kind
      await keep(caller, [...steps, { id, kind, label, url, channels: [] }], 'welcome.step-added', id)
      if (kind === 'introduce') await hear(caller)
      const title = stepTitle({ kind, label }, say)
      return setStepsMessage(house, caller, say, say('set-steps.added', { title }))
    },
    async moveUp(caller, say, id) {
      const steps = await stepsOf(caller)
      const at = steps.findIndex((one) => one.id === id)
      const step = steps[at]
      if (step === undefined) return setStepsMessage(house, caller, say, say('set-steps.gone'))
      if (at > 0) await keep(caller, steps.toSpliced(at, 1).toSpliced(at - 1, 0, step), 'welcome.step-moved', id)
      return setStepsMessage(house, caller, say, say('set-steps.moved', { title: stepTitle(step, say) }))
    },
    async remove(caller, say, id) {
      const steps = await stepsOf(caller)
      const step = steps.find((one) => one.id === id)
      if (step === undefined) return setStepsMessage(house, caller, say, say('set-steps.gone'))
      await keep(
        caller,
        steps.filter((one) => one !== step),
        'welcome.step-removed',
        id,
      )
      return setStepsMessage(house, caller, say, say('set-steps.removed', { title: stepTitle(step, say) }))
    },
    async giveNothing(caller, say) {
      const { 'welcome.finishing': gives } = await settingsOf(caller).get()
      if (giftIn({ gives }, caller.space) !== undefined) await give(caller, undefined)
      return setStepsMessage(house, caller, say, say('set-steps.changed'))
    },
    async inWelcomeChannel(caller, say) {
      await introduceIn(caller, say, undefined)
      return setStepsMessage(house, caller, say, say('set-steps.changed'))
    },
  }
}

const stepsCommand = { kind: 'command', path: 'welcome steps' } as const

/** What of a new step cannot stand, by field. */
function problems(
  { kind, label, url }: Pick<FirstStep, 'kind' | 'label' | 'url'>,
  steps: readonly FirstStep[],
  say: Say,
): Readonly<Record<string, Text>> {
  const leads = kind === 'link' || kind === 'guidelines'
  const twice = kind !== 'link' && steps.some((one) => one.kind === kind)
  return {
    ...(twice ? { kind: say('set-steps.twice') } : {}),
    ...(kind === 'link' && label === '' ? { label: say('set-steps.link-label') } : {}),
    ...(kind === 'link' && url === '' ? { url: say('set-steps.link-url') } : {}),
    ...(url !== '' && !leads ? { url: say('set-steps.no-url') } : {}),
    ...(url !== '' && leads && !isPageAddress(url) ? { url: say('set-steps.bad-url') } : {}),
  }
}
