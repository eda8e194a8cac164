// `/welcome edit` and `/welcome preview`: the community's own words for its greetings, and how they look.
import { z } from 'zod'
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import type { Option } from '../src/bot/option.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { welcomeTextKinds, welcomeTextLength } from '../src/domain/settings/welcome-texts.ts'
import { says } from '../src/ports/answer.ts'
import type { WelcomeTextsService } from '../src/services/welcome/texts.ts'
import { welcomePreviewRef, welcomeTextsForm } from '../src/view/actions.ts'
import { lines } from '../src/view/text.ts'

const language = {
  kind: 'word',
  label: 'welcome.language',
  hint: 'welcome.language-hint',
  required: false,
  completes: true,
} as const satisfies Option

const text = { kind: 'text', required: false, lines: 'many', maxLength: welcomeTextLength } as const

const editSpec = command({
  path: 'welcome edit',
  summary: 'welcome.edit.summary',
  who: 'staff',
  does: 'reads',
  answers: 'form',
  options: { language },
})

const textsForm = form({
  ...welcomeTextsForm,
  args: oneArg,
  who: 'staff',
  does: 'writes',
  answers: 'private',
  title: 'welcome.edit.title',
  submit: 'form.send',
  intro: 'welcome.edit.intro',
  options: {
    public: { ...text, label: 'welcome.edit.public', hint: 'welcome.edit.public-hint' },
    direct: { ...text, label: 'welcome.edit.direct', hint: 'welcome.edit.direct-hint' },
    guest: { ...text, label: 'welcome.edit.guest', hint: 'welcome.edit.guest-hint' },
  },
})

const previewSpec = command({
  path: 'welcome preview',
  summary: 'welcome.preview.summary',
  who: 'staff',
  does: 'reads',
  answers: 'private',
  options: {
    who: { kind: 'people', label: 'welcome.preview.who', hint: 'welcome.preview.who-hint', required: false },
    language,
    text: {
      kind: 'choice',
      label: 'welcome.preview.text',
      hint: 'welcome.preview.text-hint',
      required: false,
      choices: welcomeTextKinds.map((value) => ({ value, label: `welcome.edit.${value}` as const })),
    },
  },
})

const previewAction = action({
  ...welcomePreviewRef,
  args: z.tuple([z.enum(welcomeTextKinds), z.string()]),
  who: 'staff',
  does: 'reads',
  answers: 'private',
})

interface Services {
  readonly welcomeTexts: WelcomeTextsService
}

const filled = (value: string) => ({ kind: 'text', text: value }) as const

export const welcomeTextsDeclared: readonly Declared<Services>[] = [
  onCommand(
    editSpec,
    ({ welcomeTexts }: Services) =>
      async ({ caller, say, input }) => {
        const held = await welcomeTexts.held(caller, say, input.language)
        const { public: everybody, direct, guest } = held.texts
        const values = { public: filled(everybody), direct: filled(direct), guest: filled(guest) }
        // No intro of this form speaks of support threads, so their shape does not matter.
        const made = formOf(textsForm, [held.language], say, { values, shape: '' })
        return { kind: 'form', form: { ...made, intro: lines(held.about, made.intro ?? []) } }
      },
    ({ welcomeTexts }: Services) =>
      ({ caller, say, value }) =>
        welcomeTexts.languages(caller, say, value),
  ),
  onCommand(
    previewSpec,
    ({ welcomeTexts }: Services) =>
      async ({ caller, say, input }) =>
        says(await welcomeTexts.preview(caller, say, input)),
    ({ welcomeTexts }: Services) =>
      ({ caller, say, value }) =>
        welcomeTexts.languages(caller, say, value),
  ),
  onAction(previewAction, ({ welcomeTexts }: Services) => async ({ caller, say, args: [shown, tag] }) => {
    return says(await welcomeTexts.preview(caller, say, { who: undefined, language: tag, text: shown }))
  }),
  onForm(
    textsForm,
    ({ welcomeTexts }: Services) =>
      ({ caller, say, args: [tag], input }) =>
        welcomeTexts.save(caller, say, tag, input),
    ({ welcomeTexts }: Services) =>
      ({ caller, input }) =>
        welcomeTexts.lookUp(caller, input),
  ),
]
