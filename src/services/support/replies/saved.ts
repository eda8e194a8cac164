// Saved replies: the team's answers to what is often asked, so that its voice is one.
import { languageName, languagesLike } from '../../../domain/language.ts'
import { nearestOf } from '../../../domain/nearest.ts'
import { inLanguage, type SavedReply, savedAtMost, savedKey } from '../../../domain/saved-reply.ts'
import type { Say } from '../../../locales/say.ts'
import type { Answer } from '../../../ports/answer.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { startOf } from '../../../view/start-of.ts'
import { lines } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { chosenLanguage } from '../../welcome/chosen-language.ts'
import { quoted } from '../around.ts'
import { type Asker, knownOpenThread, type WhichThread } from '../caller.ts'
import { filledFor } from './fill-reply.ts'
import { oneWord, readSaved, type SavedWords, tagOf } from './read-saved.ts'
import { lookUpReplyChannels } from './reply-channels.ts'
import { languageSaid } from './saved-language.ts'
import { savedList, savedOne, savedToChoose } from './saved-list.ts'

export interface SavedReplies {
  /** Looks up what the text names, before `save`. */
  lookUp(by: Asker, text: string): Promise<void>
  /** Saves one, in the caller's transaction, or says by field what cannot stand. What it replaces is given back. */
  save(by: Asker, words: SavedWords): Promise<Answer>
  /** Takes it off, in the caller's transaction, and says what it said. */
  remove(by: Asker, name: string, language: string | undefined): Promise<Message>
  removeOne(by: Asker, id: string): Promise<Message>
  list(by: Asker, from: number): Promise<Message>
  one(by: Asker, id: string): Promise<Message>
  /** Those that there are, to choose one for a thread: those of its team first. */
  choose(by: Asker, which: WhichThread): Promise<Message>
  /** Its words for a thread, in its opener's language. Rejects with a UserError when there is none of that name. */
  words(by: Asker, which: WhichThread, name: string): Promise<{ readonly id: string; readonly text: string }>
  wordsOf(by: Asker, which: WhichThread, id: string): Promise<{ readonly id: string; readonly text: string }>
  /** Completions of a name, by the name or words of the text. */
  names(by: Pick<Asker, 'caller'>, typed: string): Promise<readonly Choice[]>
  /** Completions of a language, by its tag or name. */
  languages(by: Pick<Asker, 'say'>, typed: string): readonly Choice[]
  /** Completions of a team's name. */
  teams(by: Pick<Asker, 'caller'>, typed: string): Promise<readonly Choice[]>
}

/** What every platform takes in a completion. */
const choicesAtMost = 25
const labelLength = 90

/** Makes the service. */
export function savedReplies(house: House): SavedReplies {
  const rowsOf = ({ caller }: Pick<Asker, 'caller'>) => house.store.of(caller.community).savedReplies
  const teamsOf = async ({ caller }: Pick<Asker, 'caller'>) =>
    (await house.store.of(caller.community).settings.get())['support.teams']

  async function named(by: Asker, name: string): Promise<readonly SavedReply[]> {
    const found = await rowsOf(by).named(name)
    if (found.length > 0) return found
    const nearest = nearestOf(
      name,
      (await rowsOf(by).all()).map((one) => one.name),
    )
    const list = { kind: 'command', path: 'reply list' } as const
    throw new UserError(
      nearest === undefined ? by.say('reply.unknown', { name, list }) : by.say('reply.unknown-near', { name, nearest }),
    )
  }

  async function known(by: Asker, id: string): Promise<SavedReply> {
    const found = await rowsOf(by).get(id)
    if (found === undefined)
      throw new UserError(by.say('reply.gone', { list: { kind: 'command', path: 'reply list' } }))
    return found
  }

  async function filled(by: Asker, which: WhichThread, choose: (locale: string | undefined) => Promise<SavedReply>) {
    const about = await knownOpenThread(house, by, which)
    const saved = await choose(about.opener.locale ?? about.space.locale)
    return { id: saved.id, text: await filledFor(house, by, about, saved) }
  }

  async function takeOff(by: Asker, saved: SavedReply): Promise<Message> {
    const { caller, say } = by
    await rowsOf(by).remove(saved.id)
    await acted(house, caller.community, caller.member, 'reply.removed', saved.name)
    return { text: say('reply.removed', { name: saved.name }), card: { body: [quoted(saved.text)] } }
  }

  return {
    lookUp: ({ caller }, text) => lookUpReplyChannels(house, caller, text),
    async save(by, words) {
      const { caller, say } = by
      const read = await readSaved(house, by, words)
      if ('problems' in read) return { kind: 'errors', fields: read.problems }
      const { name, text } = words
      const before = (await rowsOf(by).named(name)).filter(({ language }) => language === read.language)
      if (before.length === 0 && (await rowsOf(by).all()).length >= savedAtMost)
        return { kind: 'errors', fields: { name: say('reply.save.full', { most: savedAtMost }) } }
      const at = house.clock.now()
      const { language, team } = read
      const id = house.ids.next()
      for (const { id: earlier } of before) {
        await rowsOf(by).remove(earlier)
        // Whoever got what it said before can still be told that it was wrong.
        await house.store.of(caller.community).savedUses.passOn(earlier, id)
      }
      await rowsOf(by).add({ id, space: caller.space, name, text, language, team, by: caller.member, at })
      await acted(house, caller.community, caller.member, 'reply.saved', name)
      return { kind: 'say', message: savedMessage(say, words, language, before[0]) }
    },
    async remove(by, name, typed) {
      const found = await named(by, name)
      const [first, ...others] = found
      if (first === undefined) throw new Error('a name was found without a reply')
      if (typed === undefined && others.length === 0) return takeOff(by, first)
      const languages = found.map(({ language }) => languageSaid(by.say, language)).join(', ')
      if (typed === undefined) throw new UserError(by.say('reply.which-language', { name, languages }))
      const language = tagOf(chosenLanguage(typed, by.say))
      const meant = found.find((one) => one.language === language)
      if (meant === undefined) throw new UserError(by.say('reply.not-in-language', { name, languages }))
      return takeOff(by, meant)
    },
    removeOne: async (by, id) => takeOff(by, await known(by, id)),
    list: async (by, from) => savedList(by.say, await rowsOf(by).all(), await teamsOf(by), from),
    async one(by, id) {
      const saved = await known(by, id)
      const author = await house.store.of(by.caller.community).members.get(saved.by)
      return savedOne(by.say, saved, await teamsOf(by), author)
    },
    async choose(by, which) {
      const { thread, opener, space } = await knownOpenThread(house, by, which)
      return savedToChoose(by.say, await rowsOf(by).all(), thread, opener.locale ?? space.locale)
    },
    words: (by, which, name) =>
      filled(by, which, async (locale) => {
        const found = inLanguage(await named(by, name), locale)
        if (found === undefined) throw new Error('a name was found without a reply')
        return found
      }),
    wordsOf: (by, which, id) => filled(by, which, () => known(by, id)),
    async names(by, typed) {
      const wanted = typed.trim().toLowerCase()
      const all = await rowsOf(by).all()
      const fit = all.filter(({ name, text }) => `${name}\n${text}`.toLowerCase().includes(wanted))
      const starting = (one: SavedReply): number => Number(savedKey(one.name).startsWith(wanted))
      const sorted = fit.toSorted((a, b) => starting(b) - starting(a) || b.used - a.used)
      const first = new Map(sorted.toReversed().map((one) => [savedKey(one.name), one]))
      return [...new Set(sorted.map((one) => first.get(savedKey(one.name)) ?? one))]
        .slice(0, choicesAtMost)
        .map(({ name, text }) => ({
          value: name,
          label: startOf(`${name}: ${text.replaceAll('\n', ' ')}`, labelLength),
        }))
    },
    languages: ({ say }, typed) =>
      languagesLike(typed, say.locale).map((tag) => ({ value: tag, label: languageName(tag, say.locale) })),
    async teams(by, typed) {
      const fit = (await teamsOf(by)).filter(({ name }) => oneWord(name).includes(oneWord(typed)))
      return fit.slice(0, choicesAtMost).map(({ name }) => ({ value: oneWord(name), label: name }))
    },
  }
}

function savedMessage(
  say: Say,
  { name, text }: Pick<SavedWords, 'name' | 'text'>,
  language: string | undefined,
  before: SavedReply | undefined,
): Message {
  const use = { kind: 'command', path: 'reply use' } as const
  const said = lines(say('reply.saved', { name, language: languageSaid(say, language), use }), [quoted(text)])
  if (before === undefined) return { text: said }
  return { text: said, card: { body: lines(say('reply.saved-over'), [quoted(before.text)]) } }
}
