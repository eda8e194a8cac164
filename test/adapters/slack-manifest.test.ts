// The app manifest against Slack's own schema; where that is not at hand, against the limits written down with the adapter.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { compileSlack, manifestOf } from '../../adapters/slack/index.ts'
import { limits } from '../../adapters/slack/limits.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { command, messageCommand } from '../../src/bot/spec.ts'

const spec = (path: string) =>
  command({
    path,
    summary: 'form.behind-button',
    who: 'everyone',
    does: 'reads',
    answers: 'private',
    options: { subject: { kind: 'text', label: 'form.open', required: true, lines: 'one', maxLength: 100 } },
  })
const take = messageCommand({
  ...{ name: 'take', label: 'support.message.label', summary: 'support.message.summary' },
  ...{ who: 'everyone', does: 'writes', answers: 'private' },
})
const registry = registryOf([spec('support'), spec('suggest'), spec('suggestion list'), take])

const manifests = {
  'Socket Mode': manifestOf(registry),
  'short names': manifestOf(registry, { shortNames: true }),
  emails: manifestOf(registry, { emails: true }),
  HTTP: manifestOf(registry, { shortNames: true, http: 'https://hearth.example' }),
  installs: manifestOf(registry, { http: 'https://hearth.example', install: 'https://hearth.example/' }),
}

const schemaFile = new URL('../../../shared/specs/slack-manifest.schema.2.0.0.json', import.meta.url)

/** Slack's schema, with the two words in it that JSON Schema does not know taken out. */
function schemaOfSlack(): z.ZodType {
  const text = readFileSync(schemaFile, 'utf8')
  return z.fromJSONSchema(z.record(z.string(), z.json()).parse(JSON.parse(text)))
}

describe.each(Object.entries(manifests))('the manifest for %s', (_name, manifest) => {
  test('is one that Slack takes', () => {
    if (existsSync(schemaFile)) {
      expect(schemaOfSlack().safeParse(manifest).error?.issues ?? []).toEqual([])
      expect(schemaOfSlack().safeParse({ ...manifest, settings: { unknown: true } }).success).toBe(false)
      return
    }
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(limits.manifestName)
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(limits.manifestDescription)
    for (const one of manifest.features.slash_commands) {
      expect(one.command).toMatch(/^\/[a-z0-9_-]{1,31}$/)
      expect(one.description.length).toBeLessThanOrEqual(limits.commandDescription)
      expect(one.usage_hint.length).toBeLessThanOrEqual(limits.usageHint)
    }
  })
})

test('it asks for addresses when asked to alone', () => {
  const asking = Object.entries(manifests).filter(([, one]) => one.oauth_config.scopes.bot.includes('users:read.email'))
  expect(asking.map(([name]) => name)).toEqual(['emails'])
})

test('it claims /hearth alone, and the short names when asked to', () => {
  const names = (manifest: typeof manifests.HTTP): string[] =>
    manifest.features.slash_commands.map((one) => one.command)
  expect(names(manifests['Socket Mode'])).toEqual(['/hearth'])
  expect(names(manifests['short names'])).toEqual(['/hearth', '/support', '/suggest'])
})

test('by HTTP every door is the same address', () => {
  const { settings, features } = manifests.HTTP
  const url = 'https://hearth.example/slack/events'
  expect(settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: url },
    interactivity: { request_url: url },
  })
  expect(features.slash_commands.every((one) => one.url === url)).toBe(true)
  expect(manifests['Socket Mode'].settings.socket_mode_enabled).toBe(true)
})

test('where it is installed by others, Slack sends them back and tells of those who remove it', () => {
  const { oauth_config, settings } = manifests.installs
  expect(oauth_config.redirect_urls).toEqual(['https://hearth.example/slack/oauth_redirect'])
  expect(settings.event_subscriptions.bot_events).toEqual(
    expect.arrayContaining(['app_uninstalled', 'tokens_revoked', 'team_join']),
  )
  expect(manifests.HTTP.oauth_config.redirect_urls).toBeUndefined()
  expect(manifests.HTTP.settings.event_subscriptions.bot_events).not.toContain('app_uninstalled')
})

test('what is done with a message is a shortcut of its own name, and none is named where there is none', () => {
  expect(manifests.HTTP.features.shortcuts).toEqual([
    {
      ...{ name: 'Open a support thread', type: 'message', callback_id: 'take' },
      description: 'Take this message to the team, privately',
    },
  ])
  expect(manifestOf(registryOf([spec('support')])).features).not.toHaveProperty('shortcuts')
  const long = messageCommand({ ...take, label: 'support.message.summary' })
  expect(compileSlack(registryOf([long])).join()).toMatch(
    /the name of the shortcut take is \d+ characters long, and 24 fit/,
  )
})

test('what would not fit is told', () => {
  expect(compileSlack(registry)).toEqual([])
  const long = command({
    ...spec('support'),
    options: { text: { kind: 'text', label: 'form.open', required: true, lines: 'many', maxLength: 4000 } },
  })
  expect(compileSlack(registryOf([long]))).toEqual([
    'Slack: support text takes 4000 characters, and a field of a modal 3000.',
  ])
})
