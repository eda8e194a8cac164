// `/setup`: the channels, the moderators, the panel; and the buttons under what Hearth found.
import { noArgs, twoArgs } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import type { Option } from '../src/bot/option.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import type { Purpose } from '../src/domain/space.ts'
import type { SetupService } from '../src/services/setup/setup.ts'
import { changeChannels, channelsForm, looksRight, removeModerator } from '../src/view/actions.ts'

interface Services {
  readonly setup: SetupService
}

const admins = { who: 'admins', answers: 'private' } as const

const purposeOption = {
  kind: 'choice',
  label: 'setup.channel.purpose',
  required: true,
  choices: [
    { value: 'welcome', label: 'purpose.welcome' },
    { value: 'support', label: 'purpose.support' },
    { value: 'suggestions', label: 'purpose.suggestions' },
    { value: 'moderators', label: 'purpose.moderators' },
  ],
} as const

const channelSpec = command({
  ...admins,
  path: 'setup channel',
  summary: 'setup.channel.summary',
  does: 'writes',
  options: {
    purpose: purposeOption,
    channel: { kind: 'channel', label: 'setup.channel.channel', required: true },
  },
})

const moderatorsSpec = command({
  ...admins,
  path: 'setup moderators',
  summary: 'setup.moderators.summary',
  does: 'writes',
  options: { who: { kind: 'people', label: 'setup.moderators.who', required: true } },
})

const panelSpec = command({
  ...admins,
  path: 'setup panel',
  summary: 'setup.panel.summary',
  does: 'writes',
  options: {},
})

const showSpec = command({ ...admins, path: 'setup show', summary: 'setup.show.summary', does: 'reads', options: {} })

const looksRightSpec = action({ ...admins, ...looksRight, args: noArgs, does: 'writes' })

const changeSpec = action({
  ...changeChannels,
  args: noArgs,
  who: 'admins',
  does: 'reads',
  answers: 'form',
})

const removeModeratorSpec = action({
  ...admins,
  ...removeModerator,
  args: twoArgs,
  does: 'writes',
})

/** The choices are filled in when the form is opened: the channels of the space. */
const channelField = (purpose: Purpose) =>
  ({
    kind: 'text',
    label: `purpose.${purpose}`,
    hint: 'setup.form.hint',
    required: false,
    lines: 'one',
    maxLength: 100,
  }) as const satisfies Option

const channelsFormSpec = form({
  ...admins,
  ...channelsForm,
  args: noArgs,
  does: 'writes',
  title: 'setup.form.title',
  submit: 'form.send',
  intro: 'setup.form.more',
  options: {
    welcome: channelField('welcome'),
    support: channelField('support'),
    suggestions: channelField('suggestions'),
    moderators: channelField('moderators'),
  },
})

const notAChannel = ['none', 'make']

export const setupDeclared: readonly Declared<Services>[] = [
  onCommand(
    channelSpec,
    ({ setup }: Services) =>
      async ({ caller, say, input }) => ({
        kind: 'say',
        message: await setup.setChannel(caller, say, input.purpose, input.channel),
      }),
    undefined,
    ({ setup }: Services) =>
      ({ caller, say, input }) =>
        setup.checkChannel(caller, say, input.purpose, input.channel.channel),
  ),
  onCommand(moderatorsSpec, ({ setup }: Services) => async ({ caller, say, input }) => ({
    kind: 'say',
    message: await setup.addModerator(caller, say, input.who),
  })),
  onCommand(panelSpec, ({ setup }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await setup.postPanel(caller, say),
  })),
  onCommand(showSpec, ({ setup }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await setup.show(caller, say),
  })),
  onAction(looksRightSpec, ({ setup }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await setup.confirm(caller, say),
  })),
  onAction(changeSpec, ({ setup }: Services) => async ({ caller, say, args }) => {
    const choices = await setup.channelChoices(caller, say)
    return { kind: 'form', form: formOf(channelsFormSpec, args, say, { choices, shape: '' }) }
  }),
  onAction(removeModeratorSpec, ({ setup }: Services) => async ({ caller, say, args }) => ({
    kind: 'say',
    message: await setup.removeModerator(caller, say, ...args),
  })),
  onForm(
    channelsFormSpec,
    ({ setup }: Services) =>
      async ({ caller, say, input }) => ({ kind: 'say', message: await setup.setChannels(caller, say, input) }),
    ({ setup }: Services) =>
      async ({ caller, say, input }) => {
        for (const purpose of ['welcome', 'support', 'suggestions', 'moderators'] as const) {
          const channel = input[purpose]
          if (channel !== undefined && !notAChannel.includes(channel))
            await setup.checkChannel(caller, say, purpose, channel)
        }
      },
  ),
]
