// A community's own words for its greetings: how they are read, for whom they are, and when they are not kept.
import { afterEach, describe, expect, test } from 'vitest'
import type { Late } from '../../src/domain/arrival.ts'
import { languagesLike, languagesOf, readLanguage } from '../../src/domain/language.ts'
import { textFor, type WelcomeTextKind } from '../../src/domain/settings/welcome-texts.ts'
import { readWelcomeText } from '../../src/domain/welcome-text.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import { directGreeting, publicGreeting } from '../../src/services/welcome/greeting.ts'
import { type FullHouse, fullHouse } from '../properties/house.ts'
import { labelsSeen, messageSeen, textSeen } from './as-seen.ts'

describe('a text', () => {
  test('is words and placeholders, in any case and with blanks, and a doubled brace is one', () => {
    expect(readWelcomeText('Hi { Name }, {{you}} see {channel: #help }')).toEqual({
      ok: true,
      pieces: [
        { kind: 'words', text: 'Hi ' },
        { kind: 'name' },
        { kind: 'words', text: ', {you} see ' },
        { kind: 'channel', name: 'help' },
      ],
    })
  })

  test.each([
    ['{nmae}', { kind: 'unknown', placeholder: '{nmae}', nearest: '{name}' }],
    ['{member}', { kind: 'unknown', placeholder: '{member}', nearest: '{members}' }],
    ['{chanel:help}', { kind: 'unknown', placeholder: '{chanel:help}', nearest: '{channel:help}' }],
    ['{name:x}', { kind: 'unknown', placeholder: '{name:x}', nearest: '{name}' }],
    ['{constructor}', { kind: 'unknown', placeholder: '{constructor}', nearest: undefined }],
    ['{}', { kind: 'unknown', placeholder: '{}', nearest: undefined }],
    ['Hi {name, look', { kind: 'unclosed', words: '{name, look' }],
    ['{channel: }', { kind: 'no-channel', placeholder: '{channel:}' }],
    ['{channel:a}{channel:b}{channel:c}{channel:a}{channel:d}', { kind: 'too-many-channels', count: 4 }],
  ])('%s cannot stand', (text, problem) => {
    expect(readWelcomeText(text)).toEqual({ ok: false, problem })
  })

  test('names as many channels as are shown to a newcomer, however often', () => {
    expect(readWelcomeText('{channel:a}{channel:b}{channel:c}{channel:a}').ok).toBe(true)
  })
})

describe('a language', () => {
  test('is known by its tag or by its name, in the reader’s language or in itself', () => {
    const typed = ['de', 'PT_br', 'German', 'deutsch', 'es-LA', 'xx', 'constructor', 'not one']
    const read = ['de', 'pt-BR', 'de', 'de', 'es-419', undefined, undefined, undefined]
    expect(typed.map((one) => readLanguage(one, 'en'))).toEqual(read)
  })

  test('is of wider ones, and a locale that is none is of nothing', () => {
    expect(languagesOf('zh-Hant-TW')).toEqual(['zh-Hant-TW', 'zh-Hant', 'zh'])
    expect([undefined, 'C.UTF-8', ''].map(languagesOf)).toEqual([[], [], []])
  })

  test('is offered while somebody types it', () => {
    expect(languagesLike('ger', 'en')).toEqual(['de'])
    expect(languagesLike('zzz', 'en')).toEqual([])
  })

  test('that somebody reads goes before that of the space, and that before the words for all', () => {
    const texts = { de: { direct: 'de' }, 'pt-BR': { direct: 'pt-BR' }, fr: { public: 'fr' }, all: { direct: 'all' } }
    const found = (...locales: (string | undefined)[]) => textFor(texts, 'direct', locales)?.text
    expect([found('pt-BR', 'de'), found('pt-PT', 'de-AT'), found('fr', undefined)]).toEqual(['pt-BR', 'de', 'all'])
    expect(textFor(texts, 'guest', ['de'])).toBeUndefined()
  })
})

const opened: FullHouse[] = []
afterEach(async () => {
  for (const house of opened.splice(0)) await house.town.stop()
})

async function house() {
  const made = await fullHouse('discord')
  opened.push(made)
  const { town, admin } = made
  const { community, space: ref } = admin.caller
  const { members, spaces, settings } = town.store.of(community)
  const nia = await town.addMember(community, ref, 'Nia')
  return {
    ...{ town, admin, nia, ref, community },
    /** Sends the form of a language with these texts in it. */
    async writes(texts: Partial<Record<WelcomeTextKind, string>>, language?: string) {
      const form = await admin.opens('welcome edit', language === undefined ? {} : { language })
      return admin.sends(form, texts)
    },
    /** How Nia is greeted, if she is such a member. */
    async greets(how: 'public' | 'direct', late: Late = 'no', as: { guest?: boolean; locale?: string } = {}) {
      const space = await spaces.get(ref)
      const member = await members.get(nia.caller.member)
      if (space === undefined || member === undefined) throw new Error('somebody is missing')
      const greet = how === 'public' ? publicGreeting : directGreeting
      return textSeen((await greet(town.house, space, { ...member, ...as }, late)).text)
    },
    texts: async () => (await settings.get())['welcome.texts'],
  }
}

test('a form is filled with what holds, and sent as it is changes nothing', async () => {
  const { admin, writes, texts, greets } = await house()
  const form = await admin.opens('welcome edit')
  const held = form.fields.map((field) => ('value' in field ? field.value : undefined))
  expect(held[0]).toContain('Welcome, {name}. Good that you are here.')
  expect(held[1]).toContain('Welcome to {server}, {name}.')
  expect(messageSeen(await writes({}))).toContain('My own words')
  expect(await texts()).toEqual({})
  await writes({ public: 'Hi {name}' })
  await writes({}, 'de')
  expect(await texts()).toEqual({ all: { public: 'Hi {name}' } })
  await writes({ public: '' })
  expect(await texts()).toEqual({})
  expect(await greets('public')).toContain('Welcome, @Nia. Good that you are here.')
})

test('words in two languages stand beside each other', async () => {
  const { admin, writes, texts, greets } = await house()
  await writes({ direct: 'Hi {name}' })
  await writes({ direct: 'Hallo {name}' }, 'German')
  expect(await texts()).toEqual({ all: { direct: 'Hi {name}' }, de: { direct: 'Hallo {name}' } })
  expect(await greets('direct', 'no', { locale: 'de-AT' })).toBe('Hallo @Nia')
  expect(await greets('direct', 'no', { locale: 'fr' })).toBe('Hi @Nia')
  const asMo = async (language: string) =>
    textSeen((await admin.runs('welcome preview', { language, text: 'direct' })).text)
  expect([await asMo('de'), await asMo('fr'), await asMo('all')]).toEqual(['Hallo @Mo', 'Hi @Mo', 'Hi @Mo'])
})

test('words of their own say nothing of coming late or of being known: that is said after them', async () => {
  const { town, nia, community, writes, greets } = await house()
  await writes({ public: 'Hi {name}', guest: 'Hi guest {name}' })
  expect(await greets('public', 'passed')).toBe('Hi @Nia\nI was away when you passed the rules, so this comes late.')
  expect(await greets('direct', 'came', { guest: true })).toMatch(/^Hi guest @Nia\nI was away when you came/)
  const elsewhere = { platform: 'slack', id: 'yard' } as const
  await town.addSpace({ community, space: elsewhere })
  const there = await town.addMember(community, elsewhere, 'Nia')
  const { members } = town.store.of(community)
  await town.store.transaction(undefined, () => members.linkTo(nia.caller.member, there.caller.person, 1))
  expect(await greets('public')).toBe('Hi @Nia\nI know you from yard already; what you have done there counts here.')
})

test('a guest without words for guests is greeted as one in Hearth’s words', async () => {
  const { greets } = await house()
  expect(await greets('direct', 'no', { guest: true })).toContain('You are here as a guest')
})

test('a text is refused where one platform would cut it, by how much, and kept once it is shorter', async () => {
  const { town, community, writes, texts } = await house()
  const long = { platform: 'discord', id: 'A server with a name of some length that goes on and on' } as const
  await town.addSpace({ community, space: long })
  await town.addSpace({ community, space: { ...long, platform: 'slack' } })
  const refused = messageSeen(await writes({ public: '{server}'.repeat(42) }))
  const over = Number(
    /would be cut in A server.* \(Discord\)\. Please shorten it by (\d+) characters/i.exec(refused)?.[1],
  )
  expect(over).toBeGreaterThan(0)
  expect(refused).not.toContain('Slack')
  expect(await texts()).toEqual({})
  const shorter = 42 - Math.ceil(over / long.id.length)
  expect(labelsSeen(await writes({ public: '{server}'.repeat(shorter) }))).not.toContain('Continue')
})

test('a channel that cannot be looked up is not taken for one, and other words are kept meanwhile', async () => {
  const { town, writes, texts } = await house()
  Object.assign(town.platform, { channels: () => Promise.reject(new PlatformError('list channels', 'away')) })
  const refused = await writes({ public: '{channel:help}', direct: 'Hi' })
  expect(messageSeen(refused)).toContain('I could not ask town for its channels just now')
  expect(await texts()).toEqual({})
  await writes({ direct: 'Hi' })
  expect(await texts()).toEqual({ all: { direct: 'Hi' } })
})

test('a channel is found by its name but for signs and capitals, and in a space that came later it is what Hearth uses', async () => {
  const { town, community, ref, admin, writes } = await house()
  const seen = { everyoneCanRead: true, canPost: true }
  town.platform.setChannels(ref, [
    { id: 'hidden', name: 'help', ...seen, everyoneCanRead: false },
    { id: 'open', name: '🛟│Help', ...seen },
    { id: 'support', name: 'support', ...seen },
  ])
  await writes({ direct: '{channel:HELP} {channel:support}' })
  const shown = await admin.runs('welcome preview', { text: 'direct' })
  const places = shown.text.flatMap((part) =>
    part.kind === 'place' && part.place.kind === 'channel' ? [part.place.channel] : [],
  )
  expect(places).toEqual(['open', 'support'])
  const later = { platform: 'slack', id: 'yard' } as const
  await town.addSpace({ community, space: later, channels: ['support'] })
  const there = await town.addMember(community, later, 'Mo there', { level: 'admins' })
  expect(textSeen((await there.runs('welcome preview', { text: 'direct' })).text)).toBe('#HELP #support')
})

test('a preview is of what newcomers get here unless another is asked for, and of no role and no stranger', async () => {
  const { admin } = await house()
  expect(messageSeen(await admin.runs('welcome preview'))).toContain('what everybody reads in the channel')
  await admin.runs('settings set', { name: 'welcome.greeting', value: 'direct' })
  expect(messageSeen(await admin.runs('welcome preview'))).toContain('what the newcomer alone reads')
  const role = { kind: 'role', role: 'r1', name: 'Gardeners' } as const
  expect(messageSeen(await admin.runs('welcome preview', {}, { who: role }))).toContain('Gardeners is a role')
  const stranger = { kind: 'user', user: 'nobody', name: 'Zed' } as const
  expect(messageSeen(await admin.runs('welcome preview', {}, { who: stranger }))).toContain('I do not know Zed')
})
