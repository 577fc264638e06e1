import { z } from "zod";
import type { Sql } from "../platform/sqlite.ts";
import { NewerStoreError } from "./errors.ts";

/**
 * How a store gets from any earlier form to the present one. A migration that has been released is never edited: a
 * change is a new one at the end.
 */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  readonly script: string;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    // What is remembered of a chat. Facts and dialog are JSON, read by the parts that wrote them.
    script: `
      CREATE TABLE chats (
        chat_id INTEGER PRIMARY KEY,
        language TEXT CHECK (language IN ('id', 'en')),
        last_language TEXT NOT NULL CHECK (last_language IN ('id', 'en')),
        discussed TEXT,
        facts TEXT,
        dialog TEXT,
        changed_at INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 2,
    // Update ids are counted for each bot, so that a new token does not meet the ids of an old one.
    script: `
      CREATE TABLE handled_updates (
        bot_id INTEGER NOT NULL,
        update_id INTEGER NOT NULL,
        handled_at INTEGER NOT NULL,
        PRIMARY KEY (bot_id, update_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX handled_updates_by_time ON handled_updates (handled_at);
    `,
  },
  {
    version: 3,
    // The last turns of a chat, JSON like the facts.
    script: "ALTER TABLE chats ADD COLUMN history TEXT;",
  },
  {
    version: 4,
    // Keys that the program made for itself; who was let in, by which administrator. Of a person no more is kept than the name
    // they had then, of a pairing code its hash.
    script: `
      CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE users (
        user_id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        let_in_by INTEGER NOT NULL,
        let_in_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE open_groups (
        chat_id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        let_in_by INTEGER NOT NULL,
        let_in_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE pairing_codes (
        code_hash TEXT PRIMARY KEY,
        made_by INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 5,
    // The audit log. A row of `audit` names nobody and never changes; who asked, where and in what words stands in
    // `audit_words`, of which a row may be removed while `audit_erasing` says so, and never changed.
    script: `
      CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        trace TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        asked TEXT NOT NULL CHECK (asked IN ('question', 'citation', 'search', 'check', 'inline', 'button')),
        outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'failed')),
        language TEXT,
        kind TEXT,
        verdict TEXT,
        provisions TEXT NOT NULL CHECK (json_valid(provisions)),
        corpus_hash TEXT NOT NULL,
        model TEXT,
        prompt_version TEXT,
        latency_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX audit_by_time ON audit (at);
      CREATE TABLE audit_words (
        id INTEGER PRIMARY KEY REFERENCES audit (id),
        user_id INTEGER NOT NULL,
        chat_id INTEGER NOT NULL,
        question TEXT NOT NULL,
        request TEXT NOT NULL
      ) STRICT;
      CREATE INDEX audit_words_by_user ON audit_words (user_id, id);
      CREATE TABLE audit_erasing (only_one INTEGER PRIMARY KEY CHECK (only_one = 1)) STRICT;
      CREATE TABLE audit_erasures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL CHECK (reason IN ('asked', 'retention')),
        questions INTEGER NOT NULL
      ) STRICT;

      CREATE TRIGGER audit_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
      -- A REPLACE removes a row without asking the trigger above.
      CREATE TRIGGER audit_replace BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id OR trace = NEW.trace)
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_words_update BEFORE UPDATE ON audit_words
        BEGIN SELECT RAISE(ABORT, 'the words of the audit log never change'); END;
      CREATE TRIGGER audit_words_delete BEFORE DELETE ON audit_words
        WHEN NOT EXISTS (SELECT 1 FROM audit_erasing)
        BEGIN SELECT RAISE(ABORT, 'words of the audit log are removed by the erasure alone'); END;
      CREATE TRIGGER audit_words_replace BEFORE INSERT ON audit_words
        WHEN EXISTS (SELECT 1 FROM audit_words WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'the words of the audit log never change'); END;
      CREATE TRIGGER audit_erasures_update BEFORE UPDATE ON audit_erasures
        BEGIN SELECT RAISE(ABORT, 'the record of erasures is append-only'); END;
      CREATE TRIGGER audit_erasures_delete BEFORE DELETE ON audit_erasures
        BEGIN SELECT RAISE(ABORT, 'the record of erasures is append-only'); END;
    `,
  },
  {
    version: 6,
    // Updates that were taken from Telegram and are not done with: see inbox.ts.
    script: `
      CREATE TABLE pending_updates (
        bot_id INTEGER NOT NULL,
        update_id INTEGER NOT NULL,
        body TEXT NOT NULL,
        accepted_at INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        answering INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (bot_id, update_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 7,
    // Votes on answers. A row whose person had their data erased counts on without them.
    script: `
      CREATE TABLE feedback (
        id INTEGER PRIMARY KEY,
        trace TEXT NOT NULL,
        user_id INTEGER,
        vote TEXT NOT NULL CHECK (vote IN ('helpful', 'wrong')),
        reason TEXT CHECK (reason IN ('article', 'verdict', 'not-asked', 'unclear', 'other')),
        note TEXT,
        note_chat INTEGER,
        note_message INTEGER,
        at INTEGER NOT NULL,
        UNIQUE (trace, user_id)
      ) STRICT;
      CREATE INDEX feedback_by_user ON feedback (user_id);
      CREATE INDEX feedback_by_time ON feedback (at);
    `,
  },
];

const versionRow = z.object({ version: z.number().int().nullable() });

/** The version of a store that has been opened before. */
export function versionOf(sql: Sql): number {
  return sql.get(versionRow, "SELECT max(version) AS version FROM store_versions")?.version ?? 0;
}

/**
 * Brings the store to the newest version, each step whole or not at all.
 * @param file named in errors
 * @throws NewerStoreError when a later program has been at it
 */
export function migrate(sql: Sql, file: string, migrations: readonly Migration[] = MIGRATIONS): void {
  const newest = migrations.at(-1)?.version ?? 0;
  sql.execute(
    "CREATE TABLE IF NOT EXISTS store_versions (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT",
  );
  const found = versionOf(sql);
  if (found > newest) throw new NewerStoreError(file, found, newest);
  for (const { version, script } of migrations) {
    if (version <= found) continue;
    sql.transaction(() => {
      // Another process may have done it while this one waited for its turn.
      if (versionOf(sql) >= version) return;
      sql.execute(script);
      sql.run(
        "INSERT INTO store_versions (version, applied_at) VALUES (?, ?)",
        version,
        new Date().toISOString(),
      );
    });
  }
}
