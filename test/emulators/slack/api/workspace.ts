/** Methods about the app, the workspace and its people. */
import { limits } from '../limits.ts'
import { userGroupJson, userJson } from '../world/json.ts'
import { userIn } from './lookup.ts'
import type { Methods } from './method.ts'
import { cursorJson, pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'

export const workspaceMethods: Methods = {
  'api.test': (_core, args) => ({ args: args.raw }),

  'auth.test': ({ settings, world }) => ({
    url: `https://${settings.teamDomain}.slack.com/`,
    team: settings.teamName,
    user: world.bot.name,
    team_id: settings.teamId,
    user_id: world.bot.id,
    bot_id: world.botId,
    is_enterprise_install: false,
  }),

  'bots.info': ({ settings, world }, args) => {
    if (args.has('bot') && args.text('bot') !== world.botId) throw new Refusal('bot_not_found')
    const { bot } = world
    return {
      bot: {
        id: world.botId,
        deleted: false,
        name: bot.name,
        updated: bot.updated,
        app_id: settings.appId,
        user_id: bot.id,
        icons: {},
      },
    }
  },

  'team.info': ({ settings }) => ({
    team: {
      id: settings.teamId,
      name: settings.teamName,
      domain: settings.teamDomain,
      email_domain: '',
      icon: { image_default: true },
    },
  }),

  'users.info': (core, args) => ({
    user: userJson(core.settings, userIn(core, args.need('user')), args.flag('include_locale')),
  }),

  'users.list': ({ settings, world }, args) => {
    const page = pageOf([...world.users.values()], args, limits.listPage, limits.listPage)
    const members = page.items.map((user) => userJson(settings, user, args.flag('include_locale')))
    return { members, cache_ts: Math.floor(settings.now() / 1000), ...cursorJson(page) }
  },

  'usergroups.list': ({ settings, world }, args) => ({
    usergroups: [...world.userGroups.values()].map((group) =>
      userGroupJson(settings, group, args.flag('include_users')),
    ),
  }),

  'usergroups.users.list': ({ world }, args) => {
    const group = world.userGroups.get(args.need('usergroup'))
    if (!group) throw new Refusal('no_such_subteam')
    return { users: group.users }
  },
}
