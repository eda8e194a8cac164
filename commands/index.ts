// All that people can do, in one place: the commands of every flow with their buttons and forms.
import type { Spec } from '../src/bot/spec.ts'
import { agreementsDeclared } from './agreements.ts'
import { blockDeclared } from './block.ts'
import { complaintsDeclared } from './complaints.ts'
import { contactDeclared } from './contact.ts'
import { correctionsDeclared } from './corrections.ts'
import { decideDeclared } from './decide.ts'
import { decidingDeclared } from './deciding.ts'
import { deliveriesDeclared } from './deliveries.ts'
import { digestDeclared } from './digest.ts'
import { dutyDeclared } from './duty.ts'
import { fewerDeclared } from './fewer.ts'
import { hailDeclared } from './hail.ts'
import { helpDeclared } from './help.ts'
import { nudgeDeclared } from './nudge.ts'
import { organisationDeclared } from './organisation.ts'
import { privacyDeclared } from './privacy.ts'
import { promisesDeclared } from './promises.ts'
import { questionsDeclared } from './questions.ts'
import { queueDeclared } from './queue.ts'
import { replyDeclared } from './reply.ts'
import { replyChangeDeclared } from './reply-change.ts'
import { replyDraftsDeclared } from './reply-drafts.ts'
import { reportDeclared } from './report.ts'
import { reportsDeclared } from './reports.ts'
import { reviewsDeclared } from './reviews.ts'
import { settingsDeclared } from './settings.ts'
import { setupDeclared } from './setup.ts'
import { setupIntakeDeclared } from './setup-intake.ts'
import { setupLinkDeclared } from './setup-link.ts'
import { setupOrganisationDeclared } from './setup-organisation.ts'
import { setupQuestionsDeclared } from './setup-questions.ts'
import { setupStatusDeclared } from './setup-status.ts'
import { setupTeamDeclared } from './setup-team.ts'
import { setupThanksDeclared } from './setup-thanks.ts'
import { setupTopicDeclared } from './setup-topic.ts'
import { setupWebhookDeclared } from './setup-webhook.ts'
import { startDeclared } from './start.ts'
import { suggestDeclared } from './suggest.ts'
import { suggestMessageDeclared } from './suggest-message.ts'
import { suggestionDeclared } from './suggestion.ts'
import { suggestionOwnDeclared } from './suggestion-own.ts'
import { setupRoadmapDeclared, suggestionRoadmapDeclared } from './suggestion-roadmap.ts'
import { suggestionSearchDeclared } from './suggestion-search.ts'
import { suggestionsExportDeclared } from './suggestions-export.ts'
import { suggestionsMergeDeclared } from './suggestions-merge.ts'
import { supportDeclared } from './support.ts'
import { supportMessageDeclared } from './support-message.ts'
import { supportSentDeclared } from './support-sent.ts'
import { threadActsDeclared } from './thread-acts.ts'
import { threadEndingDeclared } from './thread-ending.ts'
import { threadHistoryDeclared } from './thread-history.ts'
import { threadKeepingDeclared } from './thread-keeping.ts'
import { threadLabelsDeclared } from './thread-labels.ts'
import { threadNoteDeclared } from './thread-note.ts'
import { threadOpenDeclared } from './thread-open.ts'
import { threadReplyDeclared } from './thread-reply.ts'
import { threadStatsDeclared } from './thread-stats.ts'
import { threadTouchDeclared } from './thread-touch.ts'
import { threadTurnsDeclared } from './thread-turns.ts'
import { votingDeclared } from './voting.ts'
import { votingStaffDeclared } from './voting-staff.ts'
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
  ...supportMessageDeclared,
  ...hailDeclared,
  ...supportSentDeclared,
  ...suggestDeclared,
  ...suggestMessageDeclared,
  ...suggestionDeclared,
  ...suggestionRoadmapDeclared,
  ...suggestionsMergeDeclared,
  ...suggestionOwnDeclared,
  ...votingDeclared,
  ...suggestionSearchDeclared,
  ...suggestionsExportDeclared,
  ...votingStaffDeclared,
  ...queueDeclared,
  ...questionsDeclared,
  ...threadTurnsDeclared,
  ...threadReplyDeclared,
  ...threadNoteDeclared,
  ...threadTouchDeclared,
  ...replyDraftsDeclared,
  ...replyDeclared,
  ...replyChangeDeclared,
  ...threadActsDeclared,
  ...threadLabelsDeclared,
  ...threadHistoryDeclared,
  ...dutyDeclared,
  ...promisesDeclared,
  ...agreementsDeclared,
  ...reportDeclared,
  ...reportsDeclared,
  ...reviewsDeclared,
  ...correctionsDeclared,
  ...complaintsDeclared,
  ...threadOpenDeclared,
  ...contactDeclared,
  ...blockDeclared,
  ...threadEndingDeclared,
  ...threadStatsDeclared,
  ...threadKeepingDeclared,
  ...organisationDeclared,
  ...privacyDeclared,
  ...decideDeclared,
  ...digestDeclared,
  ...decidingDeclared,
  ...deliveriesDeclared,
  ...welcomeArrivingDeclared,
  ...welcomeGreetersDeclared,
  ...welcomeStepsDeclared,
  ...welcomeInterestsDeclared,
  ...welcomeStalledDeclared,
  ...welcomeTextsDeclared,
  ...setupDeclared,
  ...setupLinkDeclared,
  ...setupIntakeDeclared,
  ...setupTeamDeclared,
  ...setupTopicDeclared,
  ...setupQuestionsDeclared,
  ...setupOrganisationDeclared,
  ...setupWebhookDeclared,
  ...setupStatusDeclared,
  ...setupRoadmapDeclared,
  ...setupThanksDeclared,
  ...settingsDeclared,
  ...nudgeDeclared,
  ...fewerDeclared,
]

/** Every spec, for those who compile them. */
export const specs: readonly Spec[] = declared.map((one) => one.spec)
