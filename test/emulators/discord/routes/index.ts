// Every REST route the emulator answers.
import type { Route } from '../route.ts'
import { applicationRoutes } from './applications.ts'
import { channelRoutes } from './channels.ts'
import { guildRoutes } from './guilds.ts'
import { interactionRoutes } from './interactions.ts'
import { messageRoutes } from './messages.ts'
import { threadRoutes } from './threads.ts'

export const routes: readonly Route[] = [
  ...applicationRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...interactionRoutes,
]
