/**
 * What Slack refuses or cuts, as one table. Sources: D = docs.slack.dev, T = the JSDoc of `@slack/types`,
 * R = slackapi method pages (slack-ruby/slack-api-ref), I = a public issue.
 */
export const limits = {
  /** D/reference/block-kit */
  blocksPerMessage: 50,
  blocksPerView: 100,
  sectionText: 3000,
  sectionFields: 10,
  sectionField: 2000,
  headerText: 150,
  contextElements: 10,
  actionsElements: 25,
  blockId: 255,
  actionId: 255,
  altText: 2000,
  imageTitle: 2000,
  imageUrl: 3000,
  markdownText: 12_000,
  tableRows: 100,
  tableCells: 20,
  /** T, block elements */
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  accessibilityLabel: 75,
  selectOptions: 100,
  optionGroups: 100,
  overflowOptions: 5,
  choiceOptions: 10,
  optionText: 75,
  /** T says 75, D/composition-objects/option-object says 150; the stricter one keeps callers safe. */
  optionValue: 75,
  optionDescription: 75,
  optionGroupLabel: 75,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLabel: 2000,
  inputValue: 3000,
  /** T and D/surfaces/modals */
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  callbackId: 255,
  externalId: 255,
  viewBytes: 250_000,
  viewStack: 3,
  /** D/reference/methods/chat.postMessage: longer texts are cut without a word. */
  postedText: 40_000,
  /** R chat.update, chat.postEphemeral: `msg_too_long`. */
  updatedText: 4000,
  /** I bolt-js#2509, #2867: refused somewhere from 11,300 to 13,300; the lowest seen counts here. */
  textOfAllBlocks: 11_300,
  /** T, file_input */
  formFiles: 10,
  /** D/messaging/working-with-files */
  fileBytes: 1024 ** 3,
  attachments: 100,
  metadataBytes: 16_000,
  /** R conversations.* */
  topic: 250,
  channelName: 80,
  invitedAtOnce: 100,
  historyPage: 999,
  listPage: 1000,
  /** D/interactivity/handling-user-interaction */
  responseUrlUses: 5,
  /** D/apis/events-api/using-socket-mode */
  sockets: 10,
} as const
