import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { orElse, type Sql } from "../platform/sqlite.ts";

/** Who may use the bot, as administrators decided: users, groups, and the codes that let one user in. */

/** A user or a group that was let in. */
export interface AllowedUser {
  readonly id: number;
  /** As it was when they were let in; empty where it was not known. */
  readonly name: string;
  /** The administrator's id. */
  readonly letInBy: number;
  /** Milliseconds, as `Date.now()`. */
  readonly letInAt: number;
}

export interface AllowedUsers {
  /** Undefined for who was not let in. */
  find(id: number): AllowedUser | undefined;
  /** The last ones first. @param limit 0 or more */
  list(offset: number, limit: number): AllowedUser[];
  count(): number;
  /** Lets in, or keeps under another name who was let in before. @throws an error of the binding when it could not be written */
  letIn(guest: Omit<AllowedUser, "letInAt">): AllowedUser;
  /** @returns whom it was; undefined for who was not let in. @throws an error of the binding when it could not be written */
  remove(id: number): AllowedUser | undefined;
}

export interface AccessStore {
  readonly users: AllowedUsers;
  readonly groups: AllowedUsers;
  readonly codes: CodeStore;
}

export interface CodeStore {
  /** @param expiresAt milliseconds, as `Date.now()` */
  add(code: string, madeBy: number, expiresAt: number): void;
  /**
   * Uses up a code and lets a user in, both or neither.
   * @param mayLetIn whether who made the code still may
   * @returns the user; undefined when there is no such code, or it has been used, has expired or its maker may not
   */
  redeem(
    code: string,
    user: Pick<AllowedUser, "id" | "name">,
    mayLetIn: (madeBy: number) => boolean,
  ): AllowedUser | undefined;
}

/** How many who were found are remembered, for when the disk fails. */
const REMEMBERED = 10_000;

/**
 * @param onFault told of every read that failed; what was read last holds then
 * @param now milliseconds, as `Date.now()`
 */
export function createAccessStore(
  sql: Sql,
  onFault: (error: unknown) => void,
  now: () => number = Date.now,
): AccessStore {
  const users = allowedUsersIn({ table: "users", id: "user_id" }, sql, onFault, now);
  return {
    users,
    groups: allowedUsersIn({ table: "open_groups", id: "chat_id" }, sql, onFault, now),
    codes: codesIn(sql, users, now),
  };
}

const userRow = z.object({ id: z.number(), name: z.string(), letInBy: z.number(), letInAt: z.number() });
const countRow = z.object({ count: z.number() });

function allowedUsersIn(
  { table, id: key }: { readonly table: "users" | "open_groups"; readonly id: "user_id" | "chat_id" },
  sql: Sql,
  onFault: (error: unknown) => void,
  now: () => number,
): AllowedUsers {
  const columns = `${key} AS id, name, let_in_by AS letInBy, let_in_at AS letInAt`;
  const lastFound = new LRUCache<number, AllowedUser>({ max: REMEMBERED });
  /** Whose removal could not be written. */
  const barred = new Set<number>();
  const find = (id: number): AllowedUser | undefined => {
    if (barred.has(id)) return undefined;
    const read = (): AllowedUser | undefined => {
      const found = sql.get(userRow, `SELECT ${columns} FROM ${table} WHERE ${key} = ?`, id);
      // Strangers are not remembered: they would push out who was let in.
      if (found === undefined) lastFound.delete(id);
      else lastFound.set(id, found);
      return found;
    };
    return orElse(onFault, read, () => lastFound.get(id));
  };
  const newest = `SELECT ${columns} FROM ${table} ORDER BY let_in_at DESC, ${key} DESC LIMIT ? OFFSET ?`;
  return {
    find,
    list: (offset, limit) => sql.all(userRow, newest, limit, offset),
    count: () => sql.get(countRow, `SELECT count(*) AS count FROM ${table}`)?.count ?? 0,
    letIn: ({ id, name, letInBy }) => {
      const guest = { id, name, letInBy, letInAt: now() };
      sql.run(
        `INSERT OR REPLACE INTO ${table} (${key}, name, let_in_by, let_in_at) VALUES (:id, :name, :letInBy, :letInAt)`,
        guest,
      );
      barred.delete(id);
      return guest;
    },
    remove: (id) => {
      const guest = find(id);
      // At once, also where it cannot be written.
      barred.add(id);
      sql.run(`DELETE FROM ${table} WHERE ${key} = ?`, id);
      barred.delete(id);
      lastFound.delete(id);
      return guest;
    },
  };
}

const codeRow = z.object({ made_by: z.number() });

function codesIn(sql: Sql, users: AllowedUsers, now: () => number): CodeStore {
  return {
    add: (code, madeBy, expiresAt) => {
      sql.run("DELETE FROM pairing_codes WHERE expires_at <= ?", now());
      sql.run("INSERT INTO pairing_codes VALUES (?, ?, ?)", hashOf(code), madeBy, expiresAt);
    },
    redeem: (code, user, mayLetIn) =>
      sql.transaction(() => {
        const found = sql.get(
          codeRow,
          "DELETE FROM pairing_codes WHERE code_hash = ? AND expires_at > ? RETURNING made_by",
          hashOf(code),
          now(),
        );
        if (found === undefined || !mayLetIn(found.made_by)) return undefined;
        return users.letIn({ ...user, letInBy: found.made_by });
      }),
  };
}

/** Codes are random and long, so that their plain hash tells nothing of them. */
function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
