// Loaded before anything else of a measured process: what was compiled is kept where the program itself keeps it.
import module from 'node:module'
import { join } from 'node:path'

module.enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'hearth'))
