/**
 * Checks whether everything that the program needs is there, and says what to mend.
 *
 *   npm run --silent doctor              a list to read
 *   npm run --silent doctor -- --json    one JSON array
 *
 * Exit status 0 only when nothing has to be mended.
 */
import { parseArgs } from "node:util";
import { examine } from "../doctor/doctor.ts";
import { describeFindings } from "../doctor/finding.ts";
import { loadEnvFile } from "../config.ts";
import { describeStartupError } from "../startup-errors.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  loadEnvFile();
  const findings = await examine(process.env);
  process.stdout.write(`${values.json ? JSON.stringify(findings) : describeFindings(findings)}\n`);
  process.exitCode = findings.some(({ outcome }) => outcome === "fail") ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartupError(error)}\n`);
  process.exitCode = 1;
});
