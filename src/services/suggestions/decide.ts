// The team's decision, on one suggestion or on several at once: the cards change, whoever it concerns is told, and the audit
// keeps who decided. Where one of them cannot be decided on so, nothing is.
import type { Caller } from '../../domain/caller.ts'
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { acted, type House, happened } from '../house.ts'
import { tellOfSuggestion } from '../webhooks/tell-suggestions.ts'
import { type Allowed, showEverywhere } from './card-places.ts'
import { isQuiet, isSame, reasonOf, whyNot } from './deciding/may-decide.ts'
import type { Verdict } from './deciding/read-verdict.ts'
import { stepControls } from './deciding/step-controls.ts'
import { giveThanks } from './deciding/thanks-role.ts'
import { discussionsFollow } from './discussion.ts'
import { askWhichOne } from './merge/choose-merge.ts'
import { decidedWithMerged } from './merge/decided-merged.ts'
import { tellThemYourself } from './review/outside-author.ts'
import { onRoadmaps, roadmapsChanged } from './roadmap/roadmaps.ts'
import { statusWords } from './status-words.ts'
import { type Heard, tellConcerned } from './tell-voters.ts'

/** Decides on one, or says that it was decided so before. */
export const decide = (
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  suggestion: Suggestion,
  verdict: Verdict,
): Promise<Message> => decideAll(house, allowed, caller, say, [suggestion], verdict)

/** The same of several. Rejects with a UserError that says of each why not. */
export async function decideAll(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  suggestions: readonly Suggestion[],
  verdict: Verdict,
): Promise<Message> {
  const problems = suggestions.flatMap((one) => {
    const why = whyNot(one, verdict, say, suggestions.length === 1)
    return why === undefined ? [] : [why]
  })
  const [first] = problems
  if (first !== undefined)
    throw new UserError(suggestions.length === 1 ? first : lines(...problems, say('decide.not.none')), 'status')
  for (const one of suggestions) await decidedWithMerged(house, say, one)
  const [alone] = suggestions
  if (verdict.status === 'duplicate' && alone !== undefined && suggestions.length === 1) {
    const asked = await askWhichOne(house, say, alone, verdict.reason)
    if (asked !== undefined) return asked
  }
  const same = suggestions.filter((one) => isSame(one, verdict))
  const others = suggestions.filter((one) => !same.includes(one))
  const quiet = others.filter((one) => isQuiet(one, verdict))
  for (const one of quiet) await changeTeam(house, allowed, caller, one, verdict)
  const loud = others.filter((one) => !quiet.includes(one))
  const together = house.ids.next()
  const decided: Suggestion[] = []
  for (const one of loud) decided.push(await decideOne(house, allowed, caller, one, verdict, together))
  const heard = await tellConcerned(house, caller, decided, together)
  const yourself: Text[] = []
  for (const one of decided) yourself.push(...(await tellThemYourself(house, one, say)))
  return answer(say, verdict, { same, quiet, decided, heard, yourself })
}

/** Another team answers for it, or it is signed otherwise; what was decided stands. */
async function changeTeam(
  house: House,
  allowed: Allowed,
  { community, member }: Caller,
  suggestion: Suggestion,
  { team = suggestion.team ?? null, signed = suggestion.signed }: Pick<Verdict, 'team' | 'signed'>,
): Promise<void> {
  const { id } = suggestion
  await house.store.of(community).suggestions.change(id, { team: team ?? undefined, signed })
  await acted(house, community, member, 'suggestion.team', id, team ?? '')
  await showEverywhere(house, suggestion, allowed)
  await roadmapsChanged(house, community)
}

async function decideOne(
  house: House,
  allowed: Allowed,
  { community, space, member }: Caller,
  suggestion: Suggestion,
  verdict: Verdict,
  together: string,
): Promise<Suggestion> {
  const { id } = suggestion
  const { status, corrects, team = suggestion.team, targetAt = suggestion.targetAt } = verdict
  const { suggestions, decided, settings } = house.store.of(community)
  const at = house.clock.now()
  const wrong = corrects ? { wrong: { status: suggestion.status, reason: suggestion.reason } } : {}
  const what = {
    ...{ status, reason: reasonOf(suggestion, verdict), team: team ?? undefined, targetAt: targetAt ?? undefined },
    signed: verdict.signed ?? (await settings.get())['suggestions.signed-by'],
  }
  await suggestions.decide(id, { ...what, by: member, at, together, ...wrong })
  if (!isUndecided({ status })) await decided.first(id, at, what.team)
  await happened(house, community, { kind: 'decided', space, member, subject: id })
  await acted(house, community, member, 'decide', id, `${suggestion.status} > ${status}`)
  await showEverywhere(house, suggestion, allowed)
  await onRoadmaps(house, { community, id, status })
  const { wrong: _, ...before } = suggestion
  const now: Suggestion = { ...before, ...what, decidedBy: member, decidedAt: at, ...wrong }
  await tellOfSuggestion(house, now, 'suggestion.decided')
  await discussionsFollow(house, now)
  await giveThanks(house, now)
  return now
}

interface Outcome {
  readonly same: readonly Suggestion[]
  readonly quiet: readonly Suggestion[]
  readonly decided: readonly Suggestion[]
  readonly heard: Heard
  /** How to reach those authors who have no account. */
  readonly yourself: readonly Text[]
}

function answer(say: Say, verdict: Verdict, { same, quiet, decided, heard, yourself }: Outcome): Message {
  const status = statusWords(say, verdict.status)
  const [only] = [...same, ...quiet, ...decided]
  if (only !== undefined && same.length + quiet.length + decided.length === 1) {
    const { number, title, unnamed } = only
    const reasoned = only.reason === undefined ? 'no' : 'yes'
    if (same.length > 0) return { text: say('decide.same', { number, status, reasoned }) }
    if (quiet.length > 0) return { text: say('decide.quiet', { number, title, status }) }
    const said = { number, title, status, voters: heard.voters }
    const controls = stepControls(say, { ...only, status: verdict.status })
    if (heard.own > 0) return { text: say('decide.done-own', said), controls }
    if (yourself.length > 0) return { text: lines(say('decide.done-outside', said), ...yourself), controls }
    if (unnamed) return { text: say('unnamed.decided', { ...said, voters: heard.everyone }), controls }
    const [author] = heard.authors
    const [quietAuthor] = heard.quiet
    if (quietAuthor !== undefined) return { text: say('decide.done-quiet', { ...said, author: quietAuthor }), controls }
    if (author === undefined) return { text: say('decide.done-nobody', said), controls }
    return { text: say('decide.done', { ...said, author }), controls }
  }
  const rows = (some: readonly Suggestion[]) =>
    some.map(({ number, title }): Text => [...plain('\u2022 '), ...say('decide.row', { number, title })])
  return {
    text: lines(
      ...(decided.length > 0 ? [say('decide.done-several', { count: decided.length, status }), ...rows(decided)] : []),
      ...(quiet.length > 0 ? [say('decide.quiet-several', { count: quiet.length }), ...rows(quiet)] : []),
      ...(same.length > 0 ? [say('decide.same-several', { count: same.length, status }), ...rows(same)] : []),
      ...(decided.length > 0
        ? [say('decide.heard', { authors: heard.authors.length + heard.unnamed, voters: heard.voters })]
        : []),
      ...yourself,
    ),
  }
}
