/**
 * Copies what cannot be made anew: the store (who may ask, the audit log, conversations) and the acts that the office brought in.
 *
 *   npm run --silent backup -- [--to FOLDER] [--keep COUNT]     also while the program runs; into DATA_DIR/backups unless told
 *   npm run --silent backup -- --list [--to FOLDER]
 *   npm run --silent backup -- --restore BACKUP                 the program must be stopped
 *
 * Exit status 0 only when it was done.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadEnvFile, readConfig } from "../config.ts";
import { describeStartupError } from "../startup-errors.ts";
import { BackupError, BACKUPS, backupsIn } from "../storage/backup/backup-folder.ts";
import { makeBackup } from "../storage/backup/make.ts";
import { restoreBackup } from "../storage/backup/restore.ts";
import { messageOf } from "../platform/errors.ts";

const USAGE = `Usage:
  npm run backup -- [--to FOLDER] [--keep COUNT]
  npm run backup -- --list [--to FOLDER]
  npm run backup -- --restore BACKUP`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function run(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args);
  const { to, keep, list, restore } = values;
  if (
    list === true ? keep !== undefined || restore !== undefined : restore !== undefined && keep !== undefined
  )
    throw new BackupError(USAGE);
  if (keep !== undefined && !/^[1-9]\d{0,4}$/.test(keep))
    throw new BackupError(`--keep wants a number from 1 on, as in --keep 14.\n${USAGE}`);
  loadEnvFile();
  const { dataDir } = readConfig(process.env);
  const folder = to ?? join(dataDir, BACKUPS);
  if (list === true) {
    const names = backupsIn(folder);
    for (const name of names) say(join(folder, name));
    if (names.length === 0) say(`No backup lies in ${folder}.`);
    return;
  }
  if (restore !== undefined) {
    const backup = existsSync(restore) ? restore : join(folder, restore);
    const aside = await restoreBackup(dataDir, backup, new Date());
    say(`${backup} is in place in ${dataDir}.`);
    if (aside !== null) say(`What was there before is in ${aside}; remove it when it is no longer wanted.`);
    say(
      "Words that were deleted after that backup are back: ask again for their deletion (/hapus_data) where that matters.",
    );
    return;
  }
  const kept = keep === undefined ? null : Number(keep);
  const { path, acts, removed } = await makeBackup({ dataDir, folder, keep: kept, now: new Date() });
  say(`${path}: the store and ${acts} act(s) of your own, checked.`);
  if (removed.length > 0) say(`Removed, to keep ${keep}: ${removed.join(", ")}.`);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        to: { type: "string" },
        keep: { type: "string" },
        list: { type: "boolean" },
        restore: { type: "string" },
      },
    });
  } catch (error) {
    throw new BackupError(`${messageOf(error)}\n${USAGE}`);
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof BackupError ? error.message : describeStartupError(error)}\n`);
  process.exitCode = 1;
});
