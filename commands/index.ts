// All that people can do, in one place: the commands of every flow with their buttons and forms.
import type { Spec } from '../src/bot/spec.ts'
import { decideDeclared } from './decide.ts'
import { deliveriesDeclared } from './deliveries.ts'
import { digestDeclared } from './digest.ts'
import { fewerDeclared } from './fewer.ts'
import { helpDeclared } from './help.ts'
import { nudgeDeclared } from './nudge.ts'
import { privacyDeclared } from './privacy.ts'
import { queueDeclared } from './queue.ts'
import { settingsDeclared } from './settings.ts'
import { setupDeclared } from './setup.ts'
import { setupLinkDeclared } from './setup-link.ts'
import { startDeclared } from './start.ts'
import { suggestDeclared } from './suggest.ts'
import { suggestionDeclared } from './suggestion.ts'
import { supportDeclared } from './support.ts'
import { threadHistoryDeclared } from './thread-history.ts'
import { threadKeepingDeclared } from './thread-keeping.ts'
import { welcomeArrivingDeclared } from './welcome-arriving.ts'
import { welcomeGreetersDeclared } from './welcome-greeters.ts'
import { welcomeInterestsDeclared } from './welcome-interests.ts'
import { welcomeStalledDeclared } from './welcome-stalled.ts'
import { welcomeStepsDeclared } from './welcome-steps.ts'
import { welcomeTextsDeclared } from './welcome-texts.ts'

/** Every spec with its handler. */
export const declared = [
  ...helpDeclared,
  ...startDeclared,
  ...supportDeclared,
  ...suggestDeclared,
  ...suggestionDeclared,
  ...queueDeclared,
  ...threadHistoryDeclared,
  ...threadKeepingDeclared,
  ...privacyDeclared,
  ...decideDeclared,
  ...digestDeclared,
  ...deliveriesDeclared,
  ...welcomeArrivingDeclared,
  ...welcomeGreetersDeclared,
  ...welcomeStepsDeclared,
  ...welcomeInterestsDeclared,
  ...welcomeStalledDeclared,
  ...welcomeTextsDeclared,
  ...setupDeclared,
  ...setupLinkDeclared,
  ...settingsDeclared,
  ...nudgeDeclared,
  ...fewerDeclared,
]

/** Every spec, for those who compile them. */
export const specs: readonly Spec[] = declared.map((one) => one.spec)
