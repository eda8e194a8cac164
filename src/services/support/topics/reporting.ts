// Beside the topics of support threads: what is about people is no support thread, and goes another way from here.
import type { CommunityId } from '../../../domain/ids.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { type Button, button } from '../../../view/message.ts'
import { reportWrite } from '../../../view/report-actions.ts'
import type { House } from '../../house.ts'

/** The button, where the community wants it there. */
export async function reporting({ store }: House, community: CommunityId, say: Say): Promise<readonly Button[]> {
  const settings = await store.of(community).settings.get()
  return settings['reports.in-topics'] === 'on' ? [button(actionId(reportWrite), say.label('reports.menu'))] : []
}
