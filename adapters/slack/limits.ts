// What Slack takes at most. T = JSDoc of @slack/types 3.2, D = docs.slack.dev, I = a public issue, M = the manifest schema.

export const limits = {
  /** D/reference/block-kit/blocks */
  blocks: 50,
  /** Text over all blocks of a message; undocumented, `msg_blocks_too_long` from 11,300 on (I bolt-js#2509, #2867). */
  allBlocksText: 10_500,
  /** Our own share of that for the first lines, so that a card keeps room. */
  headline: 3000,
  /** D/reference/methods/chat.update, chat.postEphemeral: longer is `msg_too_long`. */
  text: 4000,
  /** T */
  actionsElements: 25,
  actionId: 255,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  selectOptions: 100,
  optionText: 75,
  optionValue: 75,
  optionDescription: 75,
  placeholder: 150,
  contextElements: 10,
  contextText: 1000,
  /** T, D/surfaces/modals */
  modalTitle: 24,
  modalButton: 24,
  modalBlocks: 100,
  inputLabel: 2000,
  inputValue: 3000,
  privateMetadata: 3000,
  /** Our own: what fits under a field and is read. */
  fieldError: 500,
  /** D/reference/methods/conversations.create */
  channelName: 80,
  invitedAtOnce: 100,
  page: 200,
  /** T, file_input */
  formFiles: 10,
  /** D/messaging/working-with-files: a gigabyte. */
  fileBytes: 1024 ** 3,
  /** Characters that say what an image shows (Image block). */
  altText: 2000,
  /** Lists take under 1000; users.list may be asked 20 times a minute. */
  peoplePage: 900,
  /** D/interactivity/handling-user-interaction */
  responseUrlMs: 30 * 60_000,
  responseUrlUses: 5,
  /** Slack waits 3 s for an acknowledgement (D/apis/events-api); this leaves the answer time to travel. */
  acknowledgeMs: 2500,
  /** Our own: a form that is not handled by then is kept, in what is left of Slack's 3 s, and closes without its errors. */
  keepFormMs: 1500,
  /** D/authentication/verifying-requests-from-slack */
  timestampSkewS: 300,
  /** M */
  manifestName: 35,
  messageShortcuts: 5,
  shortcutName: 24,
  shortcutCallback: 255,
  shortcutDescription: 150,
  manifestDescription: 140,
  commandName: 32,
  commandDescription: 2000,
  usageHint: 1000,
} as const

/** Names that Slack keeps for itself: one of them refuses the whole manifest (I NousResearch/hermes-agent#18456 and others). */
export const takenCommands: ReadonlySet<string> = new Set(
  (
    'status me join away dnd shrug remind msg feed who collapse expand leave open search topic mute pro shortcuts ' +
    'help send kill debug commands invite remove kick archive rename dm call active star apps prefs feedback close part'
  ).split(' '),
)
