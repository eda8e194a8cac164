// Every button and form that renderers put on messages, by name and version. An old version stays here as long as it answers.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Opens a half-filled form again: (draft). */
export const continueRef = ref('continue')
/** Runs a command without options, or opens its form: (path). */
export const runRef = ref('run')
/** The form that a command's options make: (path). */
export const commandForm = ref('command')
/** An admin confirms what Hearth found: (). */
export const looksRight = ref('looks-right')
/** Opens the form that names channels: (space key). */
export const changeChannels = ref('change-channels')
/** That form: (space key). */
export const channelsForm = ref('channels-form')
/** Takes a role or person off the moderators: (kind, id). */
export const removeModerator = ref('remove-moderator')
/** The three first steps: (). */
export const startHere = ref('start-here')
/** Opens the form of a support thread: (). */
export const supportOpen = ref('support-open')
