// Prints the Slack app manifest: `npm run manifest [-- --short-names] [-- --http https://your.host]`.
import { parseArgs } from 'node:util'
import { manifestOf } from '../adapters/slack/manifest.ts'
import { specs } from '../commands/index.ts'
import { registryOf } from '../src/bot/registry.ts'

const { values } = parseArgs({ options: { 'short-names': { type: 'boolean' }, http: { type: 'string' } } })

if (values.http !== undefined && URL.parse(values.http)?.protocol !== 'https:') {
  console.error(
    `Slack sends its requests to https addresses only, and "${values.http}" is none. Try --http https://your.host`,
  )
  process.exitCode = 1
} else {
  const manifest = manifestOf(registryOf(specs), {
    shortNames: values['short-names'] === true,
    ...(values.http === undefined ? {} : { http: values.http }),
  })
  console.log(JSON.stringify(manifest, null, 2))
}
