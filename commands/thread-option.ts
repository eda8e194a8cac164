// How commands of /thread name the thread they are for; without a number it is the one they are used in.

/** The option of every one of them. */
export const threadOption = {
  kind: 'number',
  label: 'thread.option',
  hint: 'thread.option.hint',
  required: false,
  completes: true,
} as const
