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
import { byDomain } from './organisations/by-domain.ts'
import { organisationsFlow } from './organisations/flow.ts'
import { organisationsService } from './organisations/organisations.ts'
import { setOrganisationsService } from './organisations/set-organisations.ts'
import { unaskedService } from './personal/fewer.ts'
import { personalFlow } from './personal/flow.ts'
import { unaskedFlow } from './personal/unasked-flow.ts'
import { questionsFlow } from './questions/flow.ts'
import { solversChanged } from './questions/lines-anew.ts'
import { questionService } from './questions/questions.ts'
import { reportsFlow } from './reports/flow.ts'
import { reportsService } from './reports/reports.ts'
import { settingsService } from './settings/settings.ts'
import { arrival } from './setup/arrival.ts'
import { setupFlow } from './setup/flow.ts'
import { setupService } from './setup/setup.ts'
import { channelIdeasFlow } from './suggestions/channel-ideas.ts'
import { suggestionsFlow } from './suggestions/flow.ts'
import { ideasFromMessages } from './suggestions/from-message.ts'
import { handInIdea } from './suggestions/hand-in-idea.ts'
import { mergeFlow, mergeService } from './suggestions/merge/merge-service.ts'
import { lostCardsFlow } from './suggestions/own/lost-card.ts'
import { ownSuggestionService } from './suggestions/own/own-suggestions.ts'
import { reviewFlow } from './suggestions/review/flow.ts'
import { reviewsService } from './suggestions/review/reviews.ts'
import { roadmapService } from './suggestions/roadmap/roadmap-service.ts'
import { roadmapFlow } from './suggestions/roadmap/roadmaps.ts'
import { suggestionsService } from './suggestions/suggestions.ts'
import { votingService } from './suggestions/voting/voting.ts'
import { actsFlow } from './support/acts/flow.ts'
import { threadActs } from './support/acts/thread-acts.ts'
import { agreementsService } from './support/agreements/agreements.ts'
import { agreementsFlow } from './support/agreements/flow.ts'
import { blocks } from './support/blocks.ts'
import type { Asker } from './support/caller.ts'
import { complaintsService } from './support/complaints/complaints.ts'
import { contactsService } from './support/contacts/contacts.ts'
import { handIn } from './support/contacts/hand-in.ts'
import { intakeSecrets } from './support/contacts/intake-secrets.ts'
import { correctionsService } from './support/corrections/corrections.ts'
import { correctionsFlow } from './support/corrections/flow.ts'
import { dutyService } from './support/duty/duty.ts'
import { dutyFlow } from './support/duty/flow.ts'
import { handOver } from './support/duty/hand-over.ts'
import { offers } from './support/duty/offers.ts'
import { endingFlow } from './support/ending/ending-flow.ts'
import { endings } from './support/ending/endings.ts'
import { ratingService } from './support/ending/rating.ts'
import { statsMessage } from './support/ending/stats.ts'
import { supportFlow } from './support/flow.ts'
import { fromMessage } from './support/from-message.ts'
import { hailMessage } from './support/hail.ts'
import { supportKeepingFlow } from './support/keeping/flow.ts'
import { supportKeeping } from './support/keeping/keeping.ts'
import { openForMembers } from './support/open-for.ts'
import { panelFlow } from './support/panels.ts'
import { promisesFlow } from './support/promises/flow.ts'
import { promisesService } from './support/promises/promises.ts'
import { queueService } from './support/queue.ts'
import { repliesFlow } from './support/replies/flow.ts'
import { repliesService } from './support/replies/replies.ts'
import { savedReplies } from './support/replies/saved.ts'
import { supportService } from './support/support.ts'
import { targetsFlow } from './support/teams/flow.ts'
import { setTeamsService } from './support/teams/set-teams.ts'
import { threadViews } from './support/thread-views.ts'
import { setTopicsService } from './support/topics/set-topics.ts'
import { touchPointsService } from './support/touch/touch-points.ts'
import { showUntold } from './support/untold.ts'
import { webhooksFlow } from './webhooks/flow.ts'
import { type WebhookWorld, webhooksService } from './webhooks/webhooks.ts'
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
  /** Somebody was taken off the moderators. */
  readonly moderatorRemoved?: (community: CommunityId) => void
  /** Whether the world reaches Hearth by HTTP. */
  readonly listens?: boolean
  /** What webhooks need of the world. */
  readonly webhookWorld: WebhookWorld
  /** What can be called, for help. */
  readonly registry: () => Registry
}

/** Makes every service and flow over the house. */
export function makeServices<Registry>(house: House, options: ServicesOptions<Registry>) {
  const arrivals = arrival(house, { ...options, newHost: (space) => showUntold(house, space) })
  const setup = setupService(house, options.moderatorRemoved)
  const welcome = welcomeService(house)
  const support = supportService(house)
  const onOffer = offers(house)
  const left = handOver(house, onOffer, support.desks.turns)
  const acts = threadActs(house, support.desks)
  const reports = reportsService(house)
  const corrections = correctionsService(house, support.desks)
  const suggestions = suggestionsService(house, options.allowed)
  const nudges = nudgeService(house)
  const digest = digestService(house, options.allowed)
  const settings = settingsService(house, {
    digestChanged: (community: CommunityId) => digest.reschedule(community),
    byDomain: byDomain(house),
    solversChanged: (community: CommunityId) => solversChanged(house, community),
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
      threadActs: acts,
      promises: promisesService(house, support.desks),
      agreements: agreementsService(house, support.desks),
      corrections,
      complaints: complaintsService(house),
      queue: queueService(house),
      threadViews: threadViews(house),
      touchPoints: touchPointsService(house),
      duty: dutyService(house, { offers: onOffer, left, turns: support.desks.turns }),
      setTeams: setTeamsService(house),
      fromMessage: fromMessage(house, support),
      hail: (by: Asker) => hailMessage(house, by),
      openFor: openForMembers(house, support.desks.opens),
      blocks: blocks(house),
      contacts: contactsService(house, support.desks),
      intake: handIn(house, support.desks),
      ideaIntake: handInIdea(house, options.allowed),
      intakeSecrets: intakeSecrets(house, options.listens ?? false),
      setTopics: setTopicsService(house),
      replies: repliesService(house, support.desks),
      savedReplies: savedReplies(house),
      endings: endings(house, support.desks.turns),
      ratings: ratingService(house),
      threadStats: (by: Asker, days: number, from: number, organisation?: string) =>
        statsMessage(house, by, days, from, organisation),
      supportKeeping: supportKeeping(house, support.desks.turns),
      questions: questionService(house, support.desks.opens),
      reports,
      organisations: organisationsService(house),
      setOrganisations: setOrganisationsService(house),
      suggestions,
      merges: mergeService(house, options.allowed),
      reviews: reviewsService(house, options.allowed),
      ideas: ideasFromMessages(house, options.allowed),
      ownSuggestions: ownSuggestionService(house, options.allowed),
      roadmaps: roadmapService(house),
      voting: votingService(house, options.allowed),
      digest,
      deliveries: deliveriesService(house),
      webhooks: webhooksService(house, options.webhookWorld),
      settings,
      registry: options.registry,
    },
    flows: [
      setupFlow(house, arrivals),
      welcomeFlow(house, welcome),
      stepsFlow(house),
      nudgeFlow(house, nudges),
      activationFlow(house),
      organisationsFlow(house),
      supportFlow(house, support),
      panelFlow(house),
      dutyFlow(onOffer, left),
      reportsFlow(house, reports),
      targetsFlow(house),
      repliesFlow(house),
      actsFlow(acts),
      promisesFlow(house),
      agreementsFlow(house),
      correctionsFlow(corrections),
      endingFlow(house, support.desks),
      supportKeepingFlow(house, support.desks.turns),
      questionsFlow(house),
      suggestionsFlow(house, suggestions),
      mergeFlow(house),
      reviewFlow(house),
      channelIdeasFlow(house, options.allowed),
      lostCardsFlow(house),
      roadmapFlow(house),
      personalFlow(house),
      unaskedFlow(house),
      lettersFlow(house),
      digestFlow(house, digest),
      webhooksFlow(house),
      catchUpFlow({ allowed: options.allowed, ask: options.catchUp }),
    ],
  }
}
