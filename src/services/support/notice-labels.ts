// What the notice shows of how its thread is sorted.
import type { SupportThread } from '../../domain/support.ts'
import type { House } from '../house.ts'
import type { NoticeLabels } from './notice.ts'

/** Looks it up. */
export async function noticeLabels({ store }: House, thread: SupportThread): Promise<NoticeLabels> {
  const { threadTags, settings } = store.of(thread.community)
  const teams = (await settings.get())['support.teams']
  return { tags: await threadTags.of(thread.id), team: teams.find(({ id }) => id === thread.team)?.name }
}
