// Shows a message as every platform would, and tells what is wrong with it there.
import * as official from 'discord-api-spec/zod'
import { z } from 'zod'
import { renderForm as discordForm } from '../../adapters/discord/form.ts'
import { renderMessage } from '../../adapters/discord/render.ts'
import { renderForm as slackForm } from '../../adapters/slack/form.ts'
import { render } from '../../adapters/slack/render.ts'
import type { Form } from '../../src/view/form.ts'
import type { Message } from '../../src/view/message.ts'
import { checkBody } from '../emulators/discord/check-body.ts'
import { messageBodySchema, modalSchema } from '../emulators/discord/message-body.ts'
import { checkMessage, checkModal } from '../emulators/discord/message-rules.ts'
import { checkBlocks, checkView } from '../emulators/slack/block-kit/check-blocks.ts'
import { createIds } from '../emulators/slack/world/ids.ts'
import { discordHome, modalProblems as discordModalProblems, discordProblems } from './discord-seen.ts'
import { slackHome, modalProblems as slackModalProblems, slackProblems } from './slack-seen.ts'

const viewpoint = { space: slackHome.space, url: 'https://ours.slack.com/' }
const ids = createIds(() => 0)

/** Throws what a platform would answer to a payload that it refuses; else all that its readers would not see right. */
export function problemsOf(message: Message): readonly string[] {
  const payload = renderMessage(message, discordHome.space)
  checkMessage(checkBody(official.MessageCreateRequestSchema, messageBodySchema, payload), 0)
  const rendered = render(message, viewpoint)
  const blocks = checkBlocks(rendered.blocks, ids)
  return [...discordProblems(message, payload), ...slackProblems(message, rendered, blocks)]
}

/** The same of a form. */
export function formProblemsOf(form: Form): readonly string[] {
  const modal = discordForm(form, discordHome.space)
  const schema = z.object({ type: z.number(), data: modalSchema })
  checkModal(checkBody(official.ModalInteractionCallbackRequestSchema, schema, { type: 9, data: modal }).data)
  const view = slackForm(form, {}, viewpoint)
  const { blocks } = checkView(view, 'modal', ids)
  return [...discordModalProblems(form, modal), ...slackModalProblems(form, view, blocks)]
}
