// What is typed to save a reply, read: or by field what is wrong with it.
import { readReplyText, replyPlaceholders, savedNameLength } from '../../../domain/saved-reply.ts'
import { everyLanguage } from '../../../domain/settings/welcome-texts.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { placeholderProblem } from '../../placeholder-problem.ts'
import { chosenLanguage } from '../../welcome/chosen-language.ts'
import type { Asker } from '../caller.ts'
import { channelProblem } from './reply-channels.ts'

/** What is typed to save one. */
export interface SavedWords {
  readonly name: string
  readonly text: string
  readonly language: string | undefined
  readonly team: string | undefined
}

/** A name as it is typed where one word is taken: `billing-help`. */
export const oneWord = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, '-')

/** For everybody there is no tag. */
export const tagOf = (language: string): string | undefined => (language === everyLanguage ? undefined : language)

interface Read {
  readonly language: string | undefined
  readonly team: string | undefined
}

/** What was typed, read; or by field what is wrong with it. */
export async function readSaved(
  house: House,
  { caller, say }: Asker,
  { name, text, language: typed, team: typedTeam }: SavedWords,
): Promise<Read | { readonly problems: Readonly<Record<string, Text>> }> {
  const problems: Record<string, Text> = {}
  if (name.length > savedNameLength)
    problems.name = say('reply.save.long-name', { length: name.length, most: savedNameLength })
  const read = readReplyText(text)
  const wrong = read.ok
    ? await channelProblem(house, caller, say, text)
    : placeholderProblem(read.problem, replyPlaceholders, say)
  if (wrong !== undefined) problems.text = wrong
  let language: string | undefined
  try {
    language = tagOf(chosenLanguage(typed, say))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    problems.language = error.text
  }
  const teams = (await house.store.of(caller.community).settings.get())['support.teams']
  const team = typedTeam === undefined ? undefined : teams.find((one) => oneWord(one.name) === oneWord(typedTeam))
  if (typedTeam !== undefined && team === undefined) {
    const known = teams.map((one) => oneWord(one.name)).join(', ')
    problems.team = teams.length === 0 ? say('reply.save.no-teams') : say('reply.save.no-team', { known })
  }
  return Object.keys(problems).length > 0 ? { problems } : { language, team: team?.id }
}
