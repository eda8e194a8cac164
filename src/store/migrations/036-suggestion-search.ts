// What suggestions are found by: their words as a search knows them, kept beside them, and an index over those. The index is
// the database's own affair and follows whatever becomes of a suggestion; it is copied nowhere.
import { type Kysely, sql } from 'kysely'
import { wordsKept } from '../../domain/search-words.ts'
import { isPostgres } from './dialect.ts'

/** How many are in memory at once. */
const atOnce = 500

/**
 * Adds them, for those that are there too.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('suggestions').addColumn('words', 'text').execute()
  await fillWords(db)
  await (isPostgres(db) ? onPostgres(db) : onSqlite(db))
}

interface Row {
  id: string
  title: string
  details: string | null
}

async function fillWords(db: Kysely<unknown>): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql<Row>`
      select id, title, details from suggestions where id > ${after} order by id limit ${sql.lit(atOnce)}`.execute(db)
    for (const { id, title, details } of rows)
      await sql`update suggestions set words = ${wordsKept(title, details ?? undefined)} where id = ${id}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

/** Words by their lexemes; titles by their trigrams, where the server has what that takes. */
async function onPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create index suggestions_words on suggestions
    using gin (array_to_tsvector(string_to_array(words, ' ')))`.execute(db)
  await sql`do $$ begin
      create extension if not exists pg_trgm;
      create index suggestions_titles on suggestions using gin (title gin_trgm_ops);
    exception when others then null;
    end $$`.execute(db)
}

/** Full text knows its rows by numbers, which a suggestion has none of that stays; so each gets one. */
async function onSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create table found_suggestions (
      position integer primary key,
      suggestion text not null unique,
      community text not null,
      public integer not null
    )`.execute(db)
  // Ours are words already: whatever is beyond ASCII is a letter.
  await sql`create virtual table found_words using fts5(
      words, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3')`.execute(db)
  await sql`create virtual table found_titles using fts5(
      title, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1')`.execute(db)
  await sql`insert into found_suggestions (suggestion, community, public)
    select id, community, published_at is not null and withdrawn_at is null from suggestions`.execute(db)
  for (const [table, column] of [
    ['found_words', 'words'],
    ['found_titles', 'title'],
  ] as const)
    await sql`insert into ${sql.table(table)} (rowid, ${sql.ref(column)})
      select position, suggestions.${sql.ref(column)}
      from found_suggestions join suggestions on suggestions.id = suggestion`.execute(db)
  await sql`create trigger suggestions_found after insert on suggestions begin
      insert into found_suggestions (suggestion, community, public)
      values (new.id, new.community, new.published_at is not null and new.withdrawn_at is null);
      insert into found_words (rowid, words)
      select position, new.words from found_suggestions where suggestion = new.id;
      insert into found_titles (rowid, title)
      select position, new.title from found_suggestions where suggestion = new.id;
    end`.execute(db)
  await sql`create trigger suggestions_found_there after update of community, published_at, withdrawn_at on suggestions
    begin
      update found_suggestions
      set community = new.community, public = new.published_at is not null and new.withdrawn_at is null
      where suggestion = new.id;
    end`.execute(db)
  await sql`create trigger suggestions_found_anew after update of title, words on suggestions begin
      update found_words set words = new.words
      where rowid = (select position from found_suggestions where suggestion = new.id);
      update found_titles set title = new.title
      where rowid = (select position from found_suggestions where suggestion = new.id);
    end`.execute(db)
  await sql`create trigger suggestions_not_found after delete on suggestions begin
      delete from found_words where rowid = (select position from found_suggestions where suggestion = old.id);
      delete from found_titles where rowid = (select position from found_suggestions where suggestion = old.id);
      delete from found_suggestions where suggestion = old.id;
    end`.execute(db)
}
