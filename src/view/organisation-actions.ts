// The buttons and forms of organisations, as actions.ts has the others.
import type { ActionRef } from './action-id.ts'

const ref = (name: string, version = 1): ActionRef => ({ name, version })

/** Makes an organisation, and somebody one of it: (member, its name, which takes more arguments where it has commas). */
export const organisationMake = ref('organisation-make')
/** Shows one, by a select whose values are organisations: (). */
export const organisationShow = ref('organisation-show')
/** Shows its people behind somebody: (organisation, person). */
export const organisationPeople = ref('organisation-people')
/** Lists those behind one: (organisation). */
export const organisationsMore = ref('organisations-more')
/** Lets somebody of another organisation into a thread: (thread, member). */
export const organisationLetIn = ref('organisation-let-in')
/** Opens the form of a new one, and is that form: (). */
export const organisationNew = ref('organisation-new')
/** Shows one to admins: (organisation). */
export const organisationCard = ref('organisation-card')
/** The same, by a select whose values are organisations: (). */
export const organisationOpen = ref('organisation-open')
/** Lists them to admins behind one: (organisation). */
export const organisationsOn = ref('organisations-on')
/** Opens the form of its name and domains, and is that form: (organisation). */
export const organisationDetails = ref('organisation-details')
/** Opens the form of its targets, and is that form: (organisation). */
export const organisationTargets = ref('organisation-targets')
/** Removes it: (organisation, ask or sure). */
export const organisationRemove = ref('organisation-remove')
/** Shows what stands further down in a list of the queue: (list and priority, behind what, team, topic, tag, organisation). */
export const queueOnNarrowed = ref('queue-on', 2)
/** Shows another list of it, by a select whose values are lists: (priority, team, topic, tag, organisation). */
export const queueChooseNarrowed = ref('queue-choose', 2)
