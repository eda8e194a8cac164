// Exports everything as JSON lines: `npm run export -- <folder> [--community <id>]`, also while Hearth runs.
import { databaseSetting } from '../src/settings-file.ts'
import { nameOf } from '../src/store/database.ts'
import { exportStore } from '../src/store/export/export-store.ts'
import { openToRead } from '../src/store/export/open-to-read.ts'
import { systemClock } from '../src/system/system.ts'
import { runTask } from '../src/task.ts'

await runTask({
  usage: 'npm run export -- <folder> [--community <id, or a space like discord:123>]',
  options: { community: { type: 'string' } },
  async run(folder, { community }) {
    const database = databaseSetting()
    if (database.kind === 'problem') return { kind: 'refused', lines: [database.text] }
    const db = await openToRead(database)
    try {
      const tables = await exportStore(db, { folder, community, now: systemClock.now() })
      const counted = tables.filter(({ rows }) => rows > 0).map(({ table, rows }) => `${table} ${rows}`)
      return {
        kind: 'done',
        lines: [
          `${nameOf(database)} is exported to ${folder}: ${tables.length} tables, ${counted.length} with rows.`,
          `  ${counted.join(', ')}`,
          'manifest.json lists the files, and what is left out.',
        ],
      }
    } finally {
      await db.destroy()
    }
  },
})
