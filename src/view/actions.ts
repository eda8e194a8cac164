// Every button and form that renderers put on messages, by name and version. An old version stays here as long as it answers.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Opens a half-filled form again: (draft). */
export const continueRef = ref('continue')
/** Runs a command without options, or opens its form: (path). */
export const runRef = ref('run')
/** Lists the commands that begin with a word: (word). */
export const helpWithRef = ref('help-with')
/** We are called inside a thread, by name alone: (). */
export const hailRef = ref('hail')
/** The form that a command's options make: (path). */
export const commandForm = ref('command')
/** An admin confirms what Hearth found: (). */
export const looksRight = ref('looks-right')
/** Opens the form that names channels: (). */
export const changeChannels = ref('change-channels')
/** That form: (). */
export const channelsForm = ref('channels-form')
/** Takes a role or person off the moderators: (kind, id). */
export const removeModerator = ref('remove-moderator')
/** Joins the spaces of a code: (code, join or merge). */
export const linkSpaces = ref('link-spaces')
/** Opens the form of a new team, and is that form: (). */
export const teamNew = ref('team-new')
/** Shows a team, by a select whose values are teams: (). */
export const teamOpen = ref('team-open')
/** Opens the form of a team's name, hours and signature, and is that form: (team). */
export const teamDetails = ref('team-details')
/** Opens the form of its targets, and is that form: (team). */
export const teamTargets = ref('team-targets')
/** Opens the form that names somebody of it, and is that form: (team). */
export const teamPeople = ref('team-people')
/** Takes somebody off it, by a select: (team). */
export const teamPersonOff = ref('team-person-off')
/** Opens the form that names its channel, and is that form: (team). */
export const teamChannel = ref('team-channel')
/** Asks whether it is to be removed: (team). */
export const teamRemove = ref('team-remove')
/** Removes it: (team). */
export const teamRemoveSure = ref('team-remove-sure')
/** Separates the caller's space: (). */
export const separateRef = ref('separate')
/** The three first steps: (). */
export const startHere = ref('start-here')
/** Asks how much a person wants of what they did not ask for: (). */
export const fewerOfThese = ref('fewer')
/** They chose: (none, weekly or usual). */
export const fewerChoice = ref('fewer-choice')
/** A newcomer is asked once more later: (). */
export const nudgeLater = ref('nudge-later')
/** A newcomer is never asked again: (). */
export const nudgeNever = ref('nudge-never')
/** Shows who has not taken part yet from further down: (from). */
export const stalledMore = ref('stalled-more')
/** Opens the form of a letter to a newcomer, and is that form: (member), or none when a select says whom. */
export const letterWrite = ref('letter')
/** Opens the form of an answer to it, and is that form: (letter). */
export const letterAnswer = ref('letter-answer')
/** Answers it with what was written outside of any thread: (letter, words). */
export const letterRoute = ref('letter-route')
/** Greets nobody in a space until that is resumed: (space key). */
export const pauseWelcomes = ref('pause-welcomes')
/** Goes on, with whoever came meanwhile: (space key). */
export const resumeWelcomes = ref('resume-welcomes')
/** Takes a role or person off those who greet newcomers: (kind, id). */
export const removeGreeter = ref('remove-greeter')
/** The presser greets a newcomer: (member id). */
export const greetNewcomer = ref('greet-newcomer')
/** The form of a community's own words for its greetings: (language). */
export const welcomeTextsForm = ref('welcome-texts')
/** Shows a greeting as it will look: (which text, language). */
export const welcomePreviewRef = ref('welcome-preview')
/** Gives a code that links the caller's other account: (). */
export const accountCode = ref('account-code')
/** Links the account of a code with the caller's: (code). */
export const linkAccount = ref('link-account')
/** Makes the caller's account a person of its own again: (). */
export const unlinkAccount = ref('unlink-account')
/** Opens the form of a support thread, or asks for its topic: (). */
export const supportOpen = ref('support-open')
/** Opens the form of a topic: (topic). */
export const supportTopic = ref('support-topic')
/** The same, by a select whose values are topics: (). */
export const supportTopics = ref('support-topics')
/** The same with what was written before: (topic, words, as subject or words). */
export const supportTopicWith = ref('support-topic-with')
/** The form of a topic: (topic, its questions, words or -, as subject or words or -). */
export const supportIntake = ref('support-intake')
/** Counts a vote: (suggestion id). */
export const voteRef = ref('vote')
/** Takes a vote back: (suggestion id). */
export const unvoteRef = ref('unvote')
/** Shows a suggestion: (suggestion id), or none when a select says which. */
export const suggestionViewRef = ref('suggestion-view')
/** Lists the suggestions that wait for a decision: (). */
export const undecidedRef = ref('undecided')
/** Opens the form that decides: (suggestion id), or none when a select says which. */
export const decideFormRef = ref('decide-form')
// `thread` is the id of one; in ids that were made before threads were named so, it is the number that it had then.

/** Decides on one of two suggestions that a number may mean: (suggestion id, status, words). */
export const decideOnRef = ref('decide-on')
/** A moderator takes a support thread: (thread). */
export const supportClaim = ref('support-claim')
/** Takes it from the one who had it: (thread, member). */
export const supportTakeOver = ref('support-take-over')
/** Opens the form of a reply, and is that form: (thread). */
export const supportReply = ref('support-reply')
/** The form of a reply where there are colleagues: (thread, saved reply or nothing). */
export const supportReplyAs = ref('support-reply-as')
/** Opens the form of an internal note, and is that form: (thread). */
export const threadNote = ref('thread-note')
/** Sends a draft: (draft). */
export const draftSend = ref('draft-send')
/** Opens the form that changes it, and is that form: (draft). */
export const draftChange = ref('draft-change')
/** Discards it: (draft). */
export const draftDiscard = ref('draft-discard')
/** Lists saved replies for a thread: (thread). */
export const savedFor = ref('saved-for')
/** Opens the form of a reply filled with one, by a select whose values are saved replies: (thread). */
export const savedChoose = ref('saved-choose')
/** Lists saved replies from further down: (from). */
export const savedMore = ref('saved-more')
/** Shows one, by a select whose values are saved replies: (). */
export const savedShow = ref('saved-show')
/** Takes one off the list: (saved reply). */
export const savedRemove = ref('saved-remove')
/** Opens the form that changes a reply, and is that form: (reply). */
export const supportChangeReply = ref('support-change-reply')
/** Takes a reply back: (reply). */
export const supportTakeBack = ref('support-take-back')
/** Shows how the team reacted to words of an opener's: (words, their version). */
export const supportShowReactions = ref('support-show-reactions')
/** Lists the replies in a thread that can be changed: (thread). */
export const threadReplies = ref('thread-replies')
/** Shows one of them with what can be done about it, by a select whose values are replies: (thread). */
export const threadReplyChosen = ref('thread-reply-chosen')
/** Takes somebody out of a private thread who was pulled in: (thread, user). */
export const supportPutOut = ref('support-put-out')
/** A moderator ends it: (thread). */
export const supportResolve = ref('support-resolve')
/** Its opener ends it: (thread). */
export const supportSolved = ref('support-solved')
/** Whoever is on duty takes a thread that they were offered: (offer). */
export const dutyAccept = ref('duty-accept')
/** Leaves it to the next one on duty: (offer). */
export const dutyPass = ref('duty-pass')
/** Gives what one has back, and offers it to whoever is on duty: (). */
export const dutyHandOver = ref('duty-hand-over')
/** Takes back that it was solved at that moment: (thread, moment). */
export const supportUndo = ref('support-undo')
/** Its opener says that it is solved: (thread). */
export const supportYes = ref('support-yes')
/** Its opener says that it is not, or not any more: (thread). */
export const supportNo = ref('support-no')
/** Its opener, whom the team waits for, still needs help: (thread). */
export const supportStill = ref('support-still')
/** Its opener rates the help: (thread, 1 to 5). */
export const supportRate = ref('support-rate')
/** Its opener does not want to: (thread). */
export const supportRateSkip = ref('support-rate-skip')
/** Opens the form of a comment to a rating, and is that form: (thread). */
export const rateComment = ref('rate-comment')
/** A moderator opens it again: (thread). */
export const threadReopen = ref('thread-reopen')
/** Its opener opens it again with words that were kept: (thread, words). */
export const supportReopenWith = ref('support-reopen-with')
/** Shows the figures of further teams: (days, from). */
export const threadStatsMore = ref('thread-stats')
/** Shows what else can be done about it: (thread). */
export const supportMore = ref('support-more')
/** Shows what was done about it: (thread). */
export const threadHistory = ref('thread-history')
/** Shows what was done about it before a line: (thread, line). */
export const threadHistoryBefore = ref('thread-history', 2)
/** Opens the form of `/thread assign` for it: (thread). */
export const threadAssign = ref('thread-assign')
/** Gives it back to everyone who answers: (thread). */
export const threadUnassign = ref('thread-unassign')
/** Opens the form of `/thread escalate` for it: (thread). */
export const threadEscalate = ref('thread-escalate')
/** Opens the form of `/thread add` for it: (thread). */
export const threadAdd = ref('thread-add')
/** Opens the form of `/thread remove` for it: (thread). */
export const threadRemove = ref('thread-remove')
/** Opens the form of `/thread priority` for it: (thread). */
export const threadPriority = ref('thread-priority')
/** Opens the form of `/thread tag` for it: (thread). */
export const threadTag = ref('thread-tag')
/** Opens the form of `/thread snooze` for it: (thread). */
export const threadSnooze = ref('thread-snooze')
/** Ends its snooze: (thread). */
export const threadWake = ref('thread-wake')
/** Opens the form of `/thread merge` for it: (thread). */
export const threadMerge = ref('thread-merge')
/** Sends its transcript to whoever presses, if they may read it: (thread). */
export const threadTranscript = ref('thread-transcript')
/** Opens the form of a legal hold: (thread). */
export const threadHold = ref('thread-hold')
/** Ends a legal hold: (thread). */
export const threadRelease = ref('thread-release')
/** Opens the form that finds a message to redact: (thread). */
export const threadRedact = ref('thread-redact')
/** Redacts a message, by a select whose values are their ids: (thread). */
export const threadRedactChosen = ref('thread-redact-chosen')
/** Erases what support keeps of the caller: (). */
export const privacyForget = ref('privacy-forget')
/** Lets a moderator into it: (thread). */
export const supportSee = ref('support-see')
/** The same, by a select whose values are threads: (). */
export const supportChoose = ref('support-choose')
/** Shows the topics of support threads: (). */
export const topicListRef = ref('topic-list')
/** Shows one of them: (topic). */
export const topicCardRef = ref('topic-card')
/** Opens the form that changes it, and is that form: (topic). */
export const topicChange = ref('topic-change')
/** Opens the form of a new question of its own, and is that form: (topic). */
export const topicQuestion = ref('topic-question')
/** Takes a question out, by a select whose values are questions: (topic). */
export const topicQuestionRemove = ref('topic-question-remove')
/** Removes it: (topic, ask or sure). */
export const topicRemove = ref('topic-remove')
/** Somebody may open support threads again: (member). */
export const blockRemove = ref('block-remove')
/** Passes on to a thread what was written outside of it: (thread, words). */
export const supportRoute = ref('support-route')
/** Says which community words to Hearth are for: (words, space key). */
export const supportWhich = ref('support-which')
/** Opens a thread with what was written outside of any: (words). */
export const supportOpenWith = ref('support-open-with')
/** Opens a thread for somebody with words that were kept: (member, topic or -, words). */
export const supportFor = ref('support-for')
/** Shows the queue from further down: (from). */
export const queueMore = ref('queue-more')
/** Shows what stands further down in a list of the queue: (list and priority, behind what, team, topic, tag), else as below. */
export const queueOn = ref('queue-on')
/** Shows a list of the queue from further down: (list, from, priority, team, topic, tag), what does not narrow it empty. */
export const queuePage = ref('queue-more', 2)
/** Shows another list of it, by a select whose values are lists: (priority, team, topic, tag). */
export const queueChoose = ref('queue-choose')
/** Shows what did not get through from further down: (from). */
export const deliveriesMore = ref('deliveries-more')
/** Has one of that tried again: (kind, id). */
export const deliveryRetry = ref('delivery-retry')
/** Takes one of that off the list: (kind, id). */
export const deliveryDismiss = ref('delivery-dismiss')
/** Marks a first step that a button marks: (step). */
export const stepDone = ref('step-done')
/** Opens the form that asks what brought somebody here, and is that form: (). */
export const stepReason = ref('step-reason')
/** Chooses interests by a select whose values are their keys: (). */
export const interestsChoose = ref('interests-choose')
/** Opens the form of a new first step, and is that form: (). */
export const welcomeStepAdd = ref('welcome-step-add')
/** Moves a first step up, by a select whose values are steps: (). */
export const welcomeStepUp = ref('welcome-step-up')
/** Takes a first step out, by a select whose values are steps: (). */
export const welcomeStepRemove = ref('welcome-step-remove')
/** Gives nothing any more to whoever has taken all first steps: (). */
export const welcomeNoFinishing = ref('welcome-no-finishing')
/** Has people introduce themselves in the welcome channel again: (). */
export const welcomeUsualChannel = ref('welcome-usual-channel')
/** Takes an interest off the list, by a select whose values are their keys: (). */
export const welcomeInterestRemove = ref('welcome-interest-remove')
