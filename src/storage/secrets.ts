import { randomBytes } from "node:crypto";
import { z } from "zod";
import { faultOf, type Sql } from "../platform/sqlite.ts";

const secretRow = z.object({ value: z.string().min(1) });

/**
 * A key of the program's own, made when it is first asked for. Where it cannot be kept, as on a full disk, it holds until a restart.
 * @returns 32 random bytes as hexadecimal digits
 */
export function secretIn(sql: Sql, name: string): string {
  const fresh = randomBytes(32).toString("hex");
  try {
    // Another process may make one at the same moment: the first counts.
    sql.run("INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, fresh);
  } catch (error) {
    if (faultOf(error) !== "unwritable") throw error;
  }
  return sql.get(secretRow, "SELECT value FROM secrets WHERE name = ?", name)?.value ?? fresh;
}
