// Prints the Slack app manifest: `npm run manifest [-- --short-names] [-- --http https://your.host] [-- --install https://your.host] [-- --emails]`.
import { parseArgs } from 'node:util'
import { manifestOf } from '../adapters/slack/manifest.ts'
import { specs } from '../commands/index.ts'
import { registryOf } from '../src/bot/registry.ts'

const { values } = parseArgs({
  options: {
    'short-names': { type: 'boolean' },
    http: { type: 'string' },
    install: { type: 'string' },
    emails: { type: 'boolean' },
  },
})

const { http, install } = values
const wrong = Object.entries({ http, install }).filter(
  ([, address]) => address !== undefined && URL.parse(address)?.protocol !== 'https:',
)

if (wrong.length > 0) {
  for (const [name, address] of wrong)
    console.error(`Slack takes https addresses only, and "${address}" is none. Try --${name} https://your.host`)
  process.exitCode = 1
} else {
  const manifest = manifestOf(registryOf(specs), {
    shortNames: values['short-names'] === true,
    emails: values.emails === true,
    ...(http === undefined ? {} : { http }),
    ...(install === undefined ? {} : { install }),
  })
  console.log(JSON.stringify(manifest, null, 2))
}
