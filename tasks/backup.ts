// Copies the database: `npm run backup -- <file> [--force]`, also while Hearth runs.
import { databaseSetting } from '../src/settings-file.ts'
import { backup } from '../src/store/copies/backup.ts'
import { postgresWords } from '../src/store/copies/postgres-words.ts'
import { contentsIn } from '../src/store/copies/words.ts'
import { runTask } from '../src/task.ts'

/** What is in the database alone is copied. */
const filesApart =
  'The files that people sent in support threads are not in it: copy their folder as well, files beside the database or FILES_DIR.'

await runTask({
  usage: 'npm run backup -- <file> [--force]',
  options: { force: { type: 'boolean' } },
  async run(to, { force }) {
    const database = databaseSetting()
    if (database.kind === 'problem') return { kind: 'refused', lines: [database.text] }
    if (database.kind === 'postgres') return { kind: 'refused', lines: postgresWords('backup', database.url, to) }
    const contents = await backup({ from: database.file, to, force: force === true })
    return { kind: 'done', lines: [`${database.file} is copied to ${to}.`, ...contentsIn(contents), filesApart] }
  },
})
