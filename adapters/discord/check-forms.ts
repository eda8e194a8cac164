// What Discord would refuse of our forms, or cut: of those that commands make of their options, and of those of their own.
import type { FormOption, FormOptions } from '../../src/bot/option.ts'
import type { CommandSpec, FormSpec } from '../../src/bot/spec.ts'
import { atMost, eachLanguage } from './check-limits.ts'
import { limits } from './limits.ts'

/** The form that opens when an option is missing must hold every option but the spare ones, which may be none that has to be given. */
export const commandFormProblems = (spec: CommandSpec): string[] => {
  const all = Object.entries(spec.options)
  const held = Object.fromEntries(all.filter(([, { spare, required }]) => spare !== true || required))
  return fieldProblems(`/${spec.path}`, held, spec.intro !== undefined)
}

/** A form of its own also has a title of its own. */
export function formProblems(spec: FormSpec): string[] {
  const where = `the form ${spec.name}:${spec.version}`
  return [
    ...eachLanguage((say) => atMost(where, 'characters of title', say.label(spec.title).length, limits.modalTitle)),
    ...fieldProblems(where, spec.options, spec.intro !== undefined),
  ]
}

function fieldProblems(where: string, options: FormOptions, introduced: boolean): string[] {
  const fields = Object.entries(options)
  return [
    ...atMost(where, 'fields in its form', fields.length, limits.modalComponents - (introduced ? 1 : 0)),
    ...fields.flatMap(([name, option]) => optionProblems(`${where} ${name}`, option)),
  ]
}

function optionProblems(at: string, option: FormOption): string[] {
  const { label, hint } = option
  return [
    ...eachLanguage((say) => atMost(at, 'characters of label', say.label(label).length, limits.label)),
    ...(hint === undefined
      ? []
      : eachLanguage((say) => atMost(at, 'characters of hint', say.label(hint).length, limits.labelDescription))),
    ...(option.kind === 'text' ? atMost(at, 'characters of text', option.maxLength, limits.textInput) : []),
    ...(option.kind === 'files' ? atMost(at, 'files', option.most, limits.files) : []),
    ...(option.kind === 'choice' ? atMost(at, 'choices', option.choices.length, limits.optionChoices) : []),
  ]
}
