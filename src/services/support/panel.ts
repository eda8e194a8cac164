// The panel: a message in a channel whose button opens a support thread.
import type { SupportShape } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportOpen } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'

/** The panel for a space whose support threads are kept private this way. */
export const panelMessage = (say: Say, shape: SupportShape): Message => ({
  text: say('support.panel'),
  card: { note: say('support.panel.who', { shape }) },
  controls: [button(actionId(supportOpen), say.label('support.panel.button'), 'primary')],
})
