// Anybody's words in every option and every field: Hearth takes them or says what is wrong, loses none, and whatever it
// then says is taken, and read right, on every platform.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderChoices } from '../../adapters/discord/controls.ts'
import { threadName } from '../../adapters/discord/threads.ts'
import { specs } from '../../commands/index.ts'
import type { Option } from '../../src/bot/option.ts'
import type { CommandSpec } from '../../src/bot/spec.ts'
import { replyLength } from '../../src/domain/support.ts'
import { actionId } from '../../src/view/action-id.ts'
import { changeChannels, commandForm, supportReply } from '../../src/view/actions.ts'
import type { Form } from '../../src/view/form.ts'
import type { Message } from '../../src/view/message.ts'
import { isUnseen } from '../../src/view/visible.ts'
import type { Actor } from '../services/actor.ts'
import { labelsSeen } from '../services/as-seen.ts'
import { hostile, hostileUpTo, seed } from './hostile.ts'
import { type FullHouse, fullHouse, saidBy } from './house.ts'
import { formProblemsOf, problemsOf } from './on-every-platform.ts'
import { legible, shown, wordsProblem } from './shown.ts'
import { stringsIn } from './strings-in.ts'

const runs = { numRuns: 20, seed }
const platforms = fc.constantFrom('discord', 'slack')
const commands = specs.filter((spec) => spec.kind === 'command')
const limitOf = (option: Option): number => (option.kind === 'text' ? option.maxLength : 100)

/** What the other options of a command are given. */
const usual: Readonly<Record<string, string>> = {
  ...{ number: '1', status: 'planned', title: 'Dark mode', subject: 'The printer', every: 'daily', time: '09:00' },
  ...{ zone: 'Europe/Berlin', name: 'welcome.guidelines', value: 'https://a.example', purpose: 'welcome' },
  ...{ thread: '1', into: '1', team: 'everyone', tag: 'door', until: '2h', priority: 'high' },
}
/** The same for words that are needed, or that a form asks for where they are missing. */
const usualWords = 'Turn it off and on'

/** Words that are read as a tag or a moment are not kept as they are. */
const readOptions = ['tag', 'until']
/** What is put forward beside something like it waits for one more press. */
const insisting = 'Put mine forward all the same'
/** Words that have to be one of those that there are come back as a choice, without what is none. */
const isChoice = ({ path }: CommandSpec, option: string): boolean => path === 'suggest' && option === 'topic'
/** These take the name of a team; there is none here. */
const ofTeamsThereAre = ['reply save', 'decide', 'suggestions export']
/** Words that an act on a thread keeps where it does not know which thread is meant. */
const waiting = ['text', 'team', ...readOptions]

const valuesWith = (spec: CommandSpec, option: string, words: string): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(spec.options).flatMap(([name, { kind }]) => {
      if (name === 'text' && kind === 'text') return [[name, usualWords]]
      if (name === 'team' && ofTeamsThereAre.includes(spec.path)) return []
      return name in usual ? [[name, usual[name] ?? '']] : []
    }),
  ),
  [option]: words,
})

/** The form of a command as it comes back filled, whatever it was filled with. */
const filledForm = (spec: CommandSpec): Form => ({
  action: actionId(commandForm, spec.path),
  title: '',
  submit: '',
  fields: [],
})

/** Everything that was said since, also the thread's own name, has to be taken and read right everywhere. */
function expectRight(house: FullHouse, answers: readonly Message[]): readonly Message[] {
  const effects = house.news()
  const messages = [...answers, ...effects.map(saidBy).filter((one) => one !== undefined)]
  expect(messages.flatMap(problemsOf)).toEqual([])
  for (const effect of effects)
    if (effect.kind === 'openThread') expect(wordsProblem(effect.title, threadName(effect.title))).toBeUndefined()
  return messages
}

/** Where what was stored comes up again. */
async function tour({ admin }: FullHouse): Promise<readonly Message[]> {
  const paths = ['suggestion list', 'queue', 'digest now', 'settings list', 'setup show']
  const answers: Message[] = [await admin.runs('suggestion view', { number: '1' })]
  for (const path of paths) answers.push(await admin.runs(path))
  return answers
}

/** All words of the messages, as they are to be read. */
const wordsIn = (messages: readonly Message[]): string => bare(stringsIn(messages).join(' '))
const bare = (words: string): string => legible(shown(words)).replaceAll(/\s/g, '')

/** What could not stand comes back whole behind a button. */
async function expectKept(person: Actor, answer: Message, option: string, words: string): Promise<void> {
  const form = await person.pressesForForm(answer, 'Continue')
  expect(form.fields.find(({ name }) => name === option)).toMatchObject({ value: words })
  expect(formProblemsOf(form)).toEqual([])
}

async function opened(platform: 'discord' | 'slack'): Promise<FullHouse> {
  const house = await fullHouse(platform)
  const ana = await house.somebody('Ana')
  await ana.runs('suggest', { title: 'Light mode' })
  await ana.runs('support', { subject: 'The door' })
  return house
}

const typed = commands.flatMap((spec) =>
  Object.entries(spec.options).map(([name, option]) => ({ what: `/${spec.path} ${name}`, spec, name, option })),
)

test.each(typed)(
  '$what takes any words, or says what is wrong with them',
  async ({ spec, name, option }) => {
    const houses = { discord: await opened('discord'), slack: await opened('slack') }
    const stores =
      spec.who !== 'admins' && spec.does === 'writes' && option.kind === 'text' && !readOptions.includes(name)
    await fc.assert(
      fc.asyncProperty(platforms, hostile, hostileUpTo(limitOf(option)), async (platform, called, words) => {
        const house = houses[platform]
        const person = spec.who === 'everyone' ? await house.somebody(called) : house.admin
        const values = valuesWith(spec, name, words)
        const first = await person.sends(filledForm(spec), values)
        const answer = labelsSeen(first).includes(insisting) ? await person.presses(first, insisting) : first
        const isAsked = Object.entries(spec.options).some(
          ([one, { required }]) => required && isUnseen(values[one] ?? ''),
        )
        const said = expectRight(house, [first, answer, ...(stores ? await tour(house) : [])])
        const tooLong = option.kind === 'text' && words.trim().length > option.maxLength
        const refused = labelsSeen(answer).includes('Continue')
        // Nobody is in a thread here: words for one that is not named wait until it is.
        const needed = isAsked || (name === 'thread' && waiting.some((one) => spec.options[one] !== undefined))
        if (isUnseen(words)) expect(refused).toBe(needed)
        else if (isChoice(spec, name)) {
          expect(refused).toBe(true)
          await expectKept(person, answer, 'title', usual.title ?? '')
        } else if (tooLong || (stores && refused)) await expectKept(person, answer, name, words)
        else if (stores) expect(wordsIn(said)).toContain(bare(words))
      }),
      runs,
    )
  },
  60_000,
)

test('a reply takes any words that fit, and says of others that they do not', async () => {
  const houses = { discord: await opened('discord'), slack: await opened('slack') }
  const form: Form = { action: actionId(supportReply, 1), title: '', submit: '', fields: [] }
  await fc.assert(
    fc.asyncProperty(platforms, hostileUpTo(replyLength), async (platform, text) => {
      const { admin } = houses[platform]
      const answer = await admin.sends(form, { text })
      const said = expectRight(houses[platform], [answer])
      if (isUnseen(text)) expect(labelsSeen(answer)).toContain('Continue')
      else if (text.trim().length > replyLength) await expectKept(admin, answer, 'text', text)
      else expect(wordsIn(said)).toContain(bare(text))
    }),
    runs,
  )
})

test('channels of any name can be chosen in the form of the setup, and are named in what it says', async () => {
  const house = await opened('discord')
  const { admin, town } = house
  const choose = { kind: 'button', action: actionId(changeChannels), label: 'Change', style: 'plain' } as const
  await fc.assert(
    fc.asyncProperty(fc.array(hostileUpTo(100), { minLength: 1, maxLength: 30 }), async (names) => {
      const channels = names.map((name, index) => ({ id: `${index}`, name, everyoneCanRead: true, canPost: true }))
      town.platform.setChannels(admin.caller.space, channels)
      const form = await admin.pressesForForm({ text: [], controls: [choose] }, 'Change')
      expect(formProblemsOf(form)).toEqual([])
      const answer = await admin.sends(form, { welcome: '0', support: '0', suggestions: '0' })
      expectRight(house, [answer, await admin.runs('setup show')])
    }),
    runs,
  )
})

test('whatever is typed, completions are ones that can be offered', async () => {
  const house = await opened('discord')
  await fc.assert(
    fc.asyncProperty(hostileUpTo(100), fc.constantFrom(...typed), async (words, { spec, name }) => {
      await house.admin.runs('suggest', { title: `a${words}`.slice(0, 100) })
      const choices = await house.admin.completes(spec.path, name, words.slice(0, 5))
      expect(
        choices.map(({ label }, at) => wordsProblem(label, renderChoices(choices)[at]?.name ?? '')).filter(Boolean),
      ).toEqual([])
    }),
    runs,
  )
})
