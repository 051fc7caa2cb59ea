import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

import { seed } from './demo-data';

export type Database = DatabaseSync;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS people (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, password TEXT NOT NULL,
    display_name TEXT NOT NULL, email TEXT NOT NULL, role TEXT NOT NULL, about TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS families (
    id TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES people, epoch INTEGER NOT NULL DEFAULT 0,
    revoked INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL DEFAULT 'tokens'
  );
  CREATE TABLE IF NOT EXISTS refresh_tokens (
    hash TEXT PRIMARY KEY, family TEXT NOT NULL REFERENCES families ON DELETE CASCADE,
    used INTEGER NOT NULL DEFAULT 0, expires_at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS refresh_tokens_family ON refresh_tokens (family);
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people, title TEXT NOT NULL, text TEXT NOT NULL,
    written_at INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS files (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people, name TEXT NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS sales (
    id INTEGER PRIMARY KEY, days_ago INTEGER NOT NULL, product TEXT NOT NULL, country TEXT NOT NULL,
    cents INTEGER NOT NULL, returned INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS visitors (days_ago INTEGER PRIMARY KEY, count INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS stock (product TEXT PRIMARY KEY, pieces INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY, author TEXT NOT NULL, subject TEXT NOT NULL);
`;

/** Opens the demo's database; makes it, with a person and a shop in it, where there is none. */
export function openDatabase(file: string): Database {
  // An import statement would lose its `node:` in the dev server's bundle, and there is no package `sqlite`.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000;');
  database.exec(SCHEMA);
  bringUpToDate(database);
  if (!database.prepare('SELECT 1 FROM people').get()) inTransaction(database, () => seed(database));
  return database;
}

/** For a file that an earlier demo left behind. */
function bringUpToDate(database: Database): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info('families')").all();
  if (columns.some(({ name }) => name === 'kind')) return;
  database.exec("ALTER TABLE families ADD COLUMN kind TEXT NOT NULL DEFAULT 'tokens'");
}

export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** A key that belongs to this database: tokens signed for one are worth nothing at another. */
export function secretOf(database: Database, name: string): Uint8Array {
  database.prepare('INSERT OR IGNORE INTO secrets (name, value) VALUES (?, ?)').run(name, randomBytes(32));
  return database.prepare('SELECT value FROM secrets WHERE name = ?').get(name)!['value'] as Uint8Array;
}
