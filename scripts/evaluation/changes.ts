import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { EligibilityCase } from "./golden.ts";
import { NO_VERDICT, verdictsOn, type Verdicts } from "./edition-verdicts.ts";

/**
 * Which questions of staff are judged otherwise by another edition of law and rules. The other edition answers with its
 * own checker, whose rules this one may not be able to read; a folder with a `corpus/` alone is read by this one.
 */

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * @param edition a git revision of this repository, or a folder with an edition of it
 * @throws Error where it is neither, or cannot be asked
 */
export async function describeChanges(edition: string, cases: readonly EligibilityCase[]): Promise<string> {
  const now = await verdictsOn(ROOT, cases);
  const before = await otherVerdicts(edition, cases);
  const changed = cases.filter(({ id }) => before[id] !== now[id]);
  const lines = changed.map(
    ({ id, q }) => `${id} ${before[id] ?? NO_VERDICT} -> ${now[id] ?? NO_VERDICT}\n    ${q}`,
  );
  return [`Verdicts changed since ${edition}: ${changed.length} of ${cases.length}`, ...lines].join("\n");
}

async function otherVerdicts(edition: string, cases: readonly EligibilityCase[]): Promise<Verdicts> {
  if (existsSync(join(edition, "corpus"))) {
    const folder = resolve(edition);
    return verdictsOn(existsSync(join(folder, "src")) ? folder : ROOT, cases, join(folder, "corpus"));
  }
  const folder = mkdtempSync(join(tmpdir(), "edition-"));
  try {
    const archive = execFileSync(
      "git",
      ["archive", edition, "corpus", "src", "package.json", "tsconfig.json"],
      {
        cwd: ROOT,
        maxBuffer: 1 << 30,
      },
    );
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    return await verdictsOn(folder, cases);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
