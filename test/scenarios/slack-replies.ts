// What a person in the Slack workspace gets for a command, a press or a form, and how they go on from there.
import type { Interaction } from '../emulators/slack/index.ts'
import type { SlackSight } from './slack-sight.ts'
import type { SlackWorkspace } from './slack-workspace.ts'
import type { PersonName, Reply } from './stage.ts'

/** Makes what waits for a reply. */
export function slackReplies(
  { slack, user, people }: SlackWorkspace,
  { privateTo }: SlackSight,
  settles: () => Promise<void>,
): (person: PersonName, interaction: Interaction) => Promise<Reply> {
  const everythingPrivate = (person: PersonName): readonly string[] =>
    privateTo(person).map((message) => slack.text(message))

  /** `@Ben` in a field is Ben. */
  const withPeople = (values: Parameters<Reply['send']>[0]): Parameters<Reply['send']>[0] =>
    Object.fromEntries(
      Object.entries(values).map(([label, value]) => [
        label,
        [...people.values()].find(({ name }) => `@${name}` === value)?.id ?? value,
      ]),
    )

  return async (person, interaction) => {
    await interaction.answered()
    await settles()
    const view = interaction.views.at(-1)
    const said = interaction.responses.map((message) => slack.text(message)).join('\n')
    const answer: Reply = {
      said,
      ...(view === undefined ? {} : { form: slack.text(view) }),
      async send(values) {
        const opened = slack.viewOf(user(person))
        if (opened === undefined) throw new Error(`${person} sees no form`)
        const before = everythingPrivate(person).length
        const sent = await slack.submit(user(person), opened, withPeople(values))
        const errors = Object.values(sent.errors ?? {}).join('\n')
        await slack.until(
          () => errors !== '' || sent.updated !== undefined || everythingPrivate(person).length > before,
        )
        await settles()
        const later = everythingPrivate(person).slice(before)
        const next = sent.updated === undefined ? {} : { form: slack.text(sent.updated) }
        return { ...answer, ...next, said: [errors, ...later].filter(Boolean).join('\n') }
      },
      async sendTwice(values) {
        const opened = slack.viewOf(user(person))
        if (opened === undefined) throw new Error(`${person} sees no form`)
        await Promise.all([slack.submit(user(person), opened, values), slack.submit(user(person), opened, values)])
        await settles()
      },
    }
    return answer
  }
}
