// The settings of a community, one schema. Each flow adds its own here.
import { z } from 'zod'
import { digestPlaceSettings, digestSettings } from './digest.ts'
import { organisationSettings } from './organisations.ts'
import { peopleSettings } from './people.ts'
import { questionListSettings, questionSettings } from './questions.ts'
import { reportSettings } from './reports.ts'
import { suggestionListSettings, suggestionSettings } from './suggestions.ts'
import { supportListSettings, supportSettings } from './support.ts'
import { welcomeSettings } from './welcome.ts'
import { welcomeStepsSettings } from './welcome-steps.ts'
import { welcomeTextSettings } from './welcome-texts.ts'

export const settingsSchema = z.object({
  ...peopleSettings,
  ...welcomeSettings,
  ...welcomeStepsSettings,
  ...digestSettings,
  ...digestPlaceSettings,
  ...welcomeTextSettings,
  ...supportSettings,
  ...supportListSettings,
  ...questionSettings,
  ...questionListSettings,
  ...reportSettings,
  ...organisationSettings,
  ...suggestionSettings,
  ...suggestionListSettings,
})

export type Settings = z.infer<typeof settingsSchema>
export type SettingName = keyof Settings

/** The settings that `/settings set` changes with one word or sentence; the others have a command of their own. */
export const plainSettings = Object.keys({
  ...welcomeSettings,
  ...digestSettings,
  ...supportSettings,
  ...questionSettings,
  ...reportSettings,
  ...organisationSettings,
  ...suggestionSettings,
}) as readonly Exclude<
  SettingName,
  | keyof typeof peopleSettings
  | keyof typeof digestPlaceSettings
  | keyof typeof welcomeStepsSettings
  | keyof typeof welcomeTextSettings
  | keyof typeof supportListSettings
  | keyof typeof questionListSettings
  | keyof typeof suggestionListSettings
>[]

export type PlainSetting = (typeof plainSettings)[number]
