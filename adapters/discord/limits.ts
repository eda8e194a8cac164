// Discord's numbers. Source, unless noted: discord.com/developers/docs (resources/message, interactions, components)
// and the schemas of the npm package discord-api-spec.

export const limits = {
  /** Characters of a message's content. */
  content: 2_000,
  /** Characters of an embed in all: description, field names and values, footer. */
  embed: 6_000,
  embedDescription: 4_096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1_024,
  embedFooter: 2_048,
  rows: 5,
  rowButtons: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  selectOptions: 25,
  selectOptionLabel: 100,
  selectOptionDescription: 100,
  selectPlaceholder: 150,
  /** People named in allowed_mentions. */
  mentionedUsers: 100,
  /** Roles named there. */
  mentionedRoles: 100,
  modalTitle: 45,
  /** Top-level components of a modal: one for each input, one for the words above them. */
  modalComponents: 5,
  modalText: 4_000,
  textInput: 4_000,
  label: 45,
  labelDescription: 100,
  commands: 100,
  /** Our own, below Discord's: the menu of a message is short. */
  messageCommands: 5,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** Characters of one command's names, descriptions and values together. */
  commandSize: 8_000,
  optionChoices: 25,
  choiceName: 100,
  choiceValue: 100,
  stringOption: 6_000,
  threadName: 100,
  channelName: 100,
  /** Members of one page of a guild's member list. */
  membersPage: 1_000,
  messagesPage: 100,
  /** Files of a message, or of one field of a form. */
  files: 10,
  /** Bytes of a file, where nobody pays for more (reference, "Uploading Files"). */
  fileBytes: 10 * 1024 * 1024,
  /** Characters that say what a picture shows. */
  altText: 1_024,
} as const

export const times = {
  /** An interaction wants its first callback within 3 s; this leaves the callback itself some of it. */
  firstCallbackMs: 2_200,
  /** An interaction's token lives 15 minutes; this leaves the last edit some of them. */
  tokenMs: 14 * 60_000 + 30_000,
  /** A nonce is remembered for "a few minutes" (documentation); two are safe. */
  nonceMs: 2 * 60_000,
  /** How far the platform's clock and ours may be apart when we look for what we made. */
  clockSkewMs: 30_000,
  /** A request that takes longer is given up; its outcome is unknown. */
  requestMs: 10_000,
  /** A message with files takes longer to send. */
  uploadMs: 25_000,
  /** A file that is not here by then is fetched later. */
  downloadMs: 15_000,
  /** How long to wait before another try when Discord cannot be reached. */
  awayMs: 5_000,
  /** How long in all a list may wait for Discord between its pages. */
  listMs: 5 * 60_000,
  /** A login that is not ready by then has failed. */
  loginMs: 30_000,
  /** A connection whose session has neither begun nor been resumed by then is given up. */
  readyMs: 20_000,
  /** Discord asks for a heartbeat every 41 s (observed) and answers each. Two without an answer, and the client leaves. */
  silenceMs: 90_000,
  /** How long a goodbye waits for Discord's own. */
  goodbyeMs: 2_000,
  /** How long ready waits for guilds that Discord itself cannot reach. */
  guildsMs: 5_000,
} as const

/** Of so many servers at once Discord is asked who added us: a start sees all there are, and each question takes a socket. */
export const seenAtOnce = 50

export const dayMs = 24 * 60 * 60_000

/** Discord takes a token away that logs in more than 1,000 times a day, counted over all its shards. */
export const loginsADay = 300

/** Of the shards that queue in one row, one logs in every 5 s (topics/gateway, "Sharding for Large Bots"). */
export const loginSpacingMs = 5_000

/** One shard logs in again once, and then more slowly each time. */
export const logins = { free: 1, firstMs: 5_000, longestMs: 5 * 60_000, windowMs: 60 * 60_000 } as const

/** A connection that is cut is made again at once, one that is cut again and again more slowly. */
export const connections = { free: 5, firstMs: 1_000, longestMs: 30_000, windowMs: 5 * 60_000 } as const

/** When a connection that Discord has closed for good is tried again; the last wait stands for all further ones. */
export const returnsMs = [5 * 60_000, 10 * 60_000, 20 * 60_000, 30 * 60_000] as const
