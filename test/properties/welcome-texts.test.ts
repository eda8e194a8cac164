// Greetings in anybody's words for people of any name: on every platform the readers see exactly what was written, the name
// as it is, and nobody is pinged but the newcomer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyLanguage, welcomeTextKinds, welcomeTextLength } from '../../src/domain/settings/welcome-texts.ts'
import { directGreeting, publicGreeting } from '../../src/services/welcome/greeting.ts'
import { actionId } from '../../src/view/action-id.ts'
import { welcomeTextsForm } from '../../src/view/actions.ts'
import type { Form } from '../../src/view/form.ts'
import type { Message } from '../../src/view/message.ts'
import type { Part } from '../../src/view/text.ts'
import { isUnseen } from '../../src/view/visible.ts'
import { labelsSeen, messageSeen, textSeen } from '../services/as-seen.ts'
import { discordHome } from './discord-seen.ts'
import { hostile, hostileUpTo, seed } from './hostile.ts'
import { type FullHouse, fullHouse } from './house.ts'
import { formProblemsOf, problemsOf } from './on-every-platform.ts'
import { legible, shown } from './shown.ts'
import { slackHome } from './slack-seen.ts'

const homes = { discord: discordHome, slack: slackHome } as const
const form: Form = { action: actionId(welcomeTextsForm, everyLanguage), title: '', submit: '', fields: [] }
const steps = 'read the guidelines, introduce yourself, and ask a first question'

/** A stretch of a text: as it is typed, and as it is to be read of somebody called like that. */
interface Stretch {
  readonly typed: string
  readonly read: (name: string) => string
}

const words = fc.oneof({ weight: 9, arbitrary: hostile }, { weight: 1, arbitrary: hostileUpTo(welcomeTextLength) })
const stretch: fc.Arbitrary<Stretch> = fc.oneof(
  { weight: 3, arbitrary: words.map((text) => ({ typed: text.replaceAll(/[{}]/g, '$&$&'), read: () => text })) },
  fc.constantFrom<Stretch>(
    { typed: '{name}', read: (name) => `@${name}` },
    { typed: '{ Name }', read: (name) => `@${name}` },
    { typed: '{channel:help}', read: () => '#help' },
    { typed: '{server}', read: () => 'Town Hall' },
    { typed: '{steps}', read: () => steps },
    { typed: '{members}', read: () => '2' },
  ),
)

const bare = (text: string): string => legible(shown(text)).replaceAll(/\s/g, '')

/** Somebody to greet, by the id that the readers at home know. */
async function house(platform: 'discord' | 'slack') {
  const home = homes[platform]
  const { town, admin }: FullHouse = await fullHouse(platform, home.space.id)
  const memory = platform === 'discord' ? town.platform : town.other
  memory.setChannels(home.space, [{ id: home.channel, name: 'help', everyoneCanRead: true, canPost: true }])
  await town.addMember(admin.caller.community, home.space, 'Nia')
  const { spaces, members } = town.store.of(admin.caller.community)
  await town.store.transaction(undefined, () => spaces.rename(home.space, 'Town Hall'))
  const space = await spaces.get(home.space)
  const known = await members.get(admin.caller.member)
  if (space === undefined || known === undefined) throw new Error('somebody is missing')
  return { town, admin, memory, home, space, known }
}

/** The same message as readers at home know what is named in it. */
const atHome = (message: Message, { space, user }: (typeof homes)['discord' | 'slack']): Message => ({
  ...message,
  text: message.text.map((part): Part => {
    if (part.kind === 'person') return { ...part, user: { space, user } }
    return part.kind === 'place' ? { ...part, place: { ...part.place, space } } : part
  }),
})

const pings = ({ text }: Message): readonly string[] =>
  text.flatMap((part) => (part.kind === 'person' && part.ping ? [part.user.user] : []))

test('a greeting in any words is read as it was written, with the name as it is, and pings the newcomer alone', async () => {
  const houses = { discord: await house('discord'), slack: await house('slack') }
  const some = { read: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('discord', 'slack'),
      fc.array(stretch, { minLength: 1, maxLength: 6 }),
      hostile,
      async (platform, stretches, name) => {
        const { town, admin, memory, home, space, known } = houses[platform]
        const typed = stretches.map((one) => one.typed).join('')
        const answer = await admin.sends(form, { public: typed, direct: typed, guest: typed })
        expect(problemsOf(answer)).toEqual([])
        if (labelsSeen(answer).includes('Continue')) {
          some.refused += 1
          expect(typed.trim().length > welcomeTextLength || messageSeen(answer).includes('would be cut')).toBe(true)
          const again = await admin.pressesForForm(answer, 'Continue')
          expect(formProblemsOf(again)).toEqual([])
          expect(again.fields.map((field) => 'value' in field && field.value)).toEqual([typed, typed, typed])
          return
        }
        // Who wrote nothing that can be seen gets Hearth's words, and nobody is called by nothing.
        if (
          isUnseen(typed) ||
          isUnseen(
            stretches
              .map(({ read }) => read(name))
              .join('')
              .replaceAll('@', ''),
          )
        )
          return
        some.read += 1
        const written = bare(stretches.map(({ read }) => read(name)).join(''))
        const nia = { ...known, name, user: { space: home.space, user: home.user } }
        for (const greet of [publicGreeting, directGreeting]) {
          const message = await greet(town.house, space, nia, 'came')
          expect(problemsOf(atHome(message, home))).toEqual([])
          expect(memory.excess(space.ref, message.text)).toBe(0)
          expect(bare(textSeen(message.text))).toContain(written)
          const named = message.text.some((part) => part.kind === 'person')
          expect(new Set(pings(message))).toEqual(new Set(greet === publicGreeting && named ? [home.user] : []))
        }
        await previewsAre(houses[platform], name, written)
      },
    ),
    { numRuns: 60, seed },
  )
  expect(some.read).toBeGreaterThan(30)
  expect(some.refused).toBeGreaterThan(0)
})

/** What a moderator of that name sees as their own greeting is what it would say, without a ping. */
async function previewsAre(
  { town, admin, home, known }: Awaited<ReturnType<typeof house>>,
  name: string,
  written: string,
): Promise<void> {
  const { members } = town.store.of(known.community)
  await town.store.transaction(undefined, () => members.rename(known.id, name, undefined))
  for (const text of welcomeTextKinds) {
    const shownTo = await admin.runs('welcome preview', { text })
    expect(problemsOf(atHome(shownTo, home))).toEqual([])
    expect(bare(textSeen(shownTo.text))).toBe(written)
    expect(pings(shownTo)).toEqual([])
  }
}
