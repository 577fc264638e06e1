import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The code that cuts the corpus into texts; all of this room does the rest. */
const CUTTING = ["markdown", "topics", "provision", "quote", "corpus"];

/**
 * SHA-256, in hex, of the code and word lists that an index is made by: an index made by other code is stale, however small
 * the change, and nobody has to remember to say so.
 */
export function analysisFingerprint(): string {
  const room = fileURLToPath(new URL(".", import.meta.url));
  const own = readdirSync(room, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.[jt]s$/.test(name),
  );
  const cutting = CUTTING.map((name) => `../corpus/${name}.ts`);
  const hash = createHash("sha256").update(stemmerVersion());
  // Read one after the other: many small files are read sooner so than through the thread pool.
  for (const name of [...own.sort(), ...cutting])
    hash.update(readFileSync(new URL(name, import.meta.url))).update("\0");
  return hash.digest("hex");
}

function stemmerVersion(): string {
  const path = createRequire(import.meta.url).resolve("sastrawijs/package.json");
  const raw: unknown = JSON.parse(readFileSync(path, "utf8"));
  return z.object({ version: z.string() }).parse(raw).version;
}
