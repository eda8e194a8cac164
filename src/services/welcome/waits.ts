// What newcomers wait for: the kinds of what is due, and the times.

/** In a space: the post for all who came in the same minute. */
export const togetherDue = 'welcome.together'
/** In a space: the post of the day. */
export const dailyDue = 'welcome.daily'
/** In a space: the next of many direct greetings. */
export const pacedDue = 'welcome.paced'
/** Of a member: the rules were not said to be passed for as long as is waited for that. */
export const rulesDue = 'welcome.rules'
/** Of a member: their day has begun. */
export const daytimeDue = 'welcome.daytime'

/** What comes in this time comes at once. Milliseconds. */
export const minuteMs = 60_000
export const dayMs = 24 * 60 * minuteMs
