// Put before a program: tells at its end which packages it has loaded.
import { registerHooks } from 'node:module'

const packages = new Set()
registerHooks({
  load(url, context, next) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]
    if (name !== undefined) packages.add(name)
    return next(url, context)
  },
})
process.on('exit', () => console.log(`loaded: ${[...packages].join(' ')}`))
