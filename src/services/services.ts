// All services, made once, and the flows they bring.
import type { Caller } from '../domain/caller.ts'
import type { CommunityId } from '../domain/ids.ts'
import type { SpaceRef } from '../domain/place.ts'
import type { Space } from '../domain/space.ts'
import type { Say } from '../locales/say.ts'
import { accountsService } from './accounts/accounts.ts'
import { catchUpFlow } from './catch-up/flow.ts'
import { deliveriesService } from './deliveries/deliveries.ts'
import { digestService } from './digest/digest.ts'
import { digestFlow } from './digest/flow.ts'
import type { House } from './house.ts'
import { unaskedService } from './personal/fewer.ts'
import { personalFlow } from './personal/flow.ts'
import { unaskedFlow } from './personal/unasked-flow.ts'
import { settingsService } from './settings/settings.ts'
import { arrival } from './setup/arrival.ts'
import { setupFlow } from './setup/flow.ts'
import { setupService } from './setup/setup.ts'
import { suggestionsFlow } from './suggestions/flow.ts'
import { suggestionsService } from './suggestions/suggestions.ts'
import { supportFlow } from './support/flow.ts'
import { supportKeepingFlow } from './support/keeping/flow.ts'
import { supportKeeping } from './support/keeping/keeping.ts'
import { panelMessage } from './support/panel.ts'
import { supportService } from './support/support.ts'
import { threadViews } from './support/thread-views.ts'
import { showUntold } from './support/untold.ts'
import { activationFlow } from './welcome/activation.ts'
import { firstStepsService } from './welcome/first-steps.ts'
import { welcomeFlow } from './welcome/flow.ts'
import { greeters } from './welcome/greeters.ts'
import { lettersService } from './welcome/letters.ts'
import { lettersFlow } from './welcome/letters-flow.ts'
import { nudgeService } from './welcome/nudge.ts'
import { nudgeFlow } from './welcome/nudge-flow.ts'
import { pauses } from './welcome/pause.ts'
import { setInterestsService } from './welcome/set-interests.ts'
import { setStepsService } from './welcome/set-steps.ts'
import { stalledService } from './welcome/stalled.ts'
import { welcomeStatus } from './welcome/status.ts'
import { stepsFlow } from './welcome/steps-flow.ts'
import { welcomeTextsService } from './welcome/texts.ts'
import { welcomeService } from './welcome/welcome.ts'

export interface ServicesOptions<Registry> {
  /** Whether Hearth is meant to work in a space. */
  readonly allowed: (space: SpaceRef) => boolean
  /** The keys of spaces that are one community. */
  readonly joined: readonly string[]
  /** Takes note that a space is to be caught up with. */
  readonly catchUp: (space: Space) => void
  /** What can be called, for help. */
  readonly registry: () => Registry
}

/** Makes every service and flow over the house. */
export function makeServices<Registry>(house: House, options: ServicesOptions<Registry>) {
  const arrivals = arrival(house, { ...options, newHost: (space) => showUntold(house, space) })
  const setup = setupService(house)
  const welcome = welcomeService(house)
  const support = supportService(house)
  const suggestions = suggestionsService(house, options.allowed)
  const nudges = nudgeService(house)
  const digest = digestService(house, options.allowed)
  const settings = settingsService(house, {
    digestChanged: (community: CommunityId) => digest.reschedule(community),
  })
  return {
    arrivals,
    services: {
      setup,
      welcome,
      firstSteps: firstStepsService(house),
      greeters: greeters(house),
      pauses: pauses(house),
      welcomeStatus: (caller: Caller, say: Say) => welcomeStatus(house, caller, say),
      setSteps: setStepsService(house),
      setInterests: setInterestsService(house),
      welcomeTexts: welcomeTextsService(house),
      accounts: accountsService(house),
      nudges,
      unasked: unaskedService(house),
      stalled: stalledService(house),
      letters: lettersService(house),
      support,
      threadViews: threadViews(house),
      supportKeeping: supportKeeping(house, support.desks.turns),
      suggestions,
      digest,
      deliveries: deliveriesService(house),
      settings,
      registry: options.registry,
      panel: panelMessage,
    },
    flows: [
      setupFlow(house, arrivals),
      welcomeFlow(house, welcome),
      stepsFlow(house),
      nudgeFlow(house, nudges),
      activationFlow(house),
      supportFlow(house, support),
      supportKeepingFlow(house, support.desks.turns),
      suggestionsFlow(house, suggestions),
      personalFlow(house),
      unaskedFlow(house),
      lettersFlow(house),
      digestFlow(house, digest),
      catchUpFlow({ allowed: options.allowed, ask: options.catchUp }),
    ],
  }
}
