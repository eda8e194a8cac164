// What suggestions of a community can be about: names with commas between, as an admin types them.
import { z } from 'zod'

/** What a select of a form takes. */
const topicsAtMost = 25
/** What Slack's selects show of a choice. */
const topicLength = 75

/** The names in a list, each once, without the spaces around. */
export function topicsIn(list: string): readonly string[] {
  const names = new Map<string, string>()
  for (const name of list.split(',').map((one) => one.replaceAll(/\s+/g, ' ').trim()))
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  return [...names.values()]
}

const isList = (list: string): boolean => {
  const names = topicsIn(list)
  return names.length <= topicsAtMost && names.every((name) => name.length <= topicLength)
}

export const suggestionTopicSettings = {
  /** Empty: a suggestion has no topic. */
  'suggestions.topics': z.string().refine(isList).default(''),
}
