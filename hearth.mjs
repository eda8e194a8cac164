// The first file that runs: says which Node is needed before anything can crash on an older one, then starts Hearth.
import module from 'node:module'
import { join } from 'node:path'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 12)) {
  console.error(`Hearth needs Node 24.12 or newer; this is ${process.versions.node}.`)
  console.error('Run "npm install && npm start": the install brings a Node that fits, and npm start uses it.')
  process.exit(78)
}
// What was compiled once is kept for the next start, half of which it would be; where nothing can be written, nothing is.
module.enableCompileCache(join(import.meta.dirname, 'node_modules', '.cache', 'hearth'))
const { main } = await import('./src/main.ts')
await main(process.argv.slice(2))
module.flushCompileCache()
