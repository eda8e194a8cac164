// Copies the database with the files of people into one file: `npm run backup -- <file> [--force]`, also while Hearth runs.
import { databaseSetting, filesSetting } from '../src/settings-file.ts'
import { backup } from '../src/store/copies/backup.ts'
import { postgresWords } from '../src/store/copies/postgres-words.ts'
import { contentsIn, filesApart, filesIn } from '../src/store/copies/words.ts'
import { runTask } from '../src/task.ts'

await runTask({
  usage: 'npm run backup -- <file> [--force]',
  options: { force: { type: 'boolean' } },
  async run(to, { force }) {
    const database = databaseSetting()
    if (database.kind === 'problem') return { kind: 'refused', lines: [database.text] }
    if (database.kind === 'postgres')
      return { kind: 'refused', lines: [...postgresWords('backup', database.url, to), filesApart(filesSetting())] }
    const files = filesSetting()
    const copied = await backup({ from: database.file, to, force: force === true, files })
    const lines = [...contentsIn(copied), ...filesIn(copied.files, `in ${files}`)]
    return { kind: 'done', lines: [`${database.file} is copied to ${to}.`, ...lines] }
  },
})
