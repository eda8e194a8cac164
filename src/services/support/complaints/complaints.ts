// Complaints: threads on a topic that is for them. When one has ended the team is asked what was done about it and what had
// caused it; both can be said later, and differently.
import type { Remedy } from '../../../domain/complaint.ts'
import type { CommunityId } from '../../../domain/ids.ts'
import { type SupportThread, wasNeverOpened } from '../../../domain/support.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { button, type Choice, type Fact, type Message } from '../../../view/message.ts'
import { complaintForm } from '../../../view/promises-actions.ts'
import { plain } from '../../../view/text.ts'
import { acted, type House, happened } from '../../house.ts'
import type { Meant } from '../acts/meant.ts'
import { type Around, quoted, subjectOfThread } from '../around.ts'
import { type Asker, knownThread, type WhichThread } from '../caller.ts'
import { findThread } from '../find-thread.ts'
import type { ThreadListener } from '../happenings.ts'
import { postToTeam } from '../team-room.ts'

const remedyWords: Readonly<Record<Remedy, SentenceKey>> = {
  apology: 'complaint.remedy.apology',
  repair: 'complaint.remedy.repair',
  refund: 'complaint.remedy.refund',
  explanation: 'complaint.remedy.explanation',
  other: 'complaint.remedy.other',
  none: 'complaint.remedy.none',
}

/** What stands in its form. */
export interface ComplaintNow {
  readonly number: number
  readonly remedy: Remedy | undefined
  readonly cause: string | undefined
  /** Causes of others, the latest first. */
  readonly causes: readonly string[]
}

/** `opened` and `causes` only read. */
export interface ComplaintsService {
  /** The complaint of a button, in whatever state its thread is. Rejects with a UserError where it is none. */
  opened(by: Asker, which: WhichThread): Promise<ComplaintNow>
  /** Keeps what was done and what caused it, in the caller's transaction. */
  say(by: Asker, remedy: Remedy, cause: string | undefined, meant: Meant): Promise<Message>
  /** Completions of a cause. */
  causes(by: Pick<Asker, 'caller'>, typed: string): Promise<readonly Choice[]>
}

const choicesAtMost = 25
const named = 5

/** Whether a thread is on a topic for complaints. */
export async function isComplaint(
  { store }: House,
  { community, topic }: Pick<SupportThread, 'community' | 'topic'>,
): Promise<boolean> {
  if (topic === undefined) return false
  const { 'support.topics': topics } = await store.of(community).settings.get()
  return topics.find(({ id }) => id === topic)?.kind === 'complaint'
}

/** Makes the service. */
export function complaintsService(house: House): ComplaintsService {
  const rowsOf = (community: CommunityId) => house.store.of(community).complaints

  async function mustBeOne(by: Asker, { thread }: Around): Promise<void> {
    if ((await rowsOf(thread.community).of(thread.id)) !== undefined || (await isComplaint(house, thread))) return
    const command = { kind: 'command', path: 'setup topic' } as const
    throw new UserError(by.say('complaint.is-none', { number: thread.number, command }))
  }

  return {
    async opened(by, which) {
      const about = await knownThread(house, by, which)
      await mustBeOne(by, about)
      const { id, community, number } = about.thread
      const now = await rowsOf(community).of(id)
      return { number, remedy: now?.remedy, cause: now?.cause, causes: await rowsOf(community).causes(named) }
    },
    async say(by, remedy, typed, meant) {
      const about = await findThread(house).meant(by, meant)
      await mustBeOne(by, about)
      const { id, community, number, space } = about.thread
      const { member } = by.caller
      const cause = typed?.trim() === '' ? undefined : typed?.trim()
      await rowsOf(community).say(id, { remedy, cause, by: member, at: house.clock.now() })
      await happened(house, community, { kind: 'complaint-answered', space, member, subject: id })
      await acted(house, community, member, 'complaint.remedy', id)
      await house.delivery.touch(community, subjectOfThread(about.thread))
      return { text: by.say('complaint.said', { number, remedy: by.say.label(remedyWords[remedy]) }) }
    },
    async causes({ caller }, typed) {
      const all = await rowsOf(caller.community).causes(choicesAtMost * choicesAtMost)
      const fit = all.filter((one) => one.toLowerCase().includes(typed.trim().toLowerCase()))
      return fit.slice(0, choicesAtMost).map((one) => ({ value: one, label: one }))
    },
  }
}

/** Hears that one has ended: the team is asked, once. */
export const asksOfComplaints =
  (house: House): ThreadListener =>
  async (about, { kind }) => {
    const { thread } = about
    if ((kind !== 'resolved' && kind !== 'closed') || thread.mergedInto !== undefined || wasNeverOpened(thread)) return
    if (!(await isComplaint(house, thread))) return
    const { id, community, number, subject } = thread
    if (!(await house.store.of(community).complaints.ask(id, house.clock.now()))) return
    await postToTeam(house, about, (say) => ({
      text: say('complaint.ask', { number, subject: quoted(subject) }),
      controls: [button(actionId(complaintForm, id), say.label('complaint.button'))],
    }))
  }

/** What the notice shows of it. */
export async function complaintFacts(house: House, { thread }: Around, say: Say): Promise<readonly Fact[]> {
  const said = await house.store.of(thread.community).complaints.of(thread.id)
  if (said?.remedy === undefined) {
    const isOne = said !== undefined || (await isComplaint(house, thread))
    return isOne ? [{ label: say.label('complaint.fact'), value: say('complaint.fact.open') }] : []
  }
  const remedy = { label: say.label('complaint.remedy'), value: say(remedyWords[said.remedy]) }
  return said.cause === undefined
    ? [remedy]
    : [remedy, { label: say.label('complaint.cause'), value: plain(said.cause) }]
}
