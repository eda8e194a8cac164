// Puts a copy in the place of the database, and its files into their folder: `npm run restore -- <file>`, while Hearth is stopped.
import { databaseSetting, filesSetting } from '../src/settings-file.ts'
import { postgresWords } from '../src/store/copies/postgres-words.ts'
import { restore } from '../src/store/copies/restore.ts'
import { contentsIn, filesApart, filesIn } from '../src/store/copies/words.ts'
import { systemClock } from '../src/system/system.ts'
import { runTask } from '../src/task.ts'

await runTask({
  usage: 'npm run restore -- <file>',
  options: {},
  async run(copy) {
    const database = databaseSetting()
    if (database.kind === 'problem') return { kind: 'refused', lines: [database.text] }
    if (database.kind === 'postgres')
      return { kind: 'refused', lines: [...postgresWords('restore', database.url, copy), filesApart(filesSetting())] }
    const { file } = database
    const shelf = filesSetting()
    const restored = await restore({ copy, file, files: shelf, now: systemClock.now() })
    const { contents, files, summary, aside } = restored
    return {
      kind: 'done',
      lines: [
        `${copy} is restored to ${file}: ${summary}.`,
        ...contentsIn(contents),
        ...filesIn(files, `in ${shelf} either`),
        ...(aside === undefined ? [] : [`What was there before is kept as ${aside}; remove it when you are sure.`]),
        'Start Hearth: it brings the tables up to date where that is needed, and catches up.',
      ],
    }
  },
})
