import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { loadEnvFile, readConfig } from "../config.ts";
import { loadRulebook } from "../eligibility/rules/rulebook.ts";
import { confirmBasis, confirmVersions } from "../ingest/confirm.ts";
import { describeBasis, describeIngested, describeVersions } from "../ingest/describe-report.ts";
import { IngestError } from "../ingest/errors.ts";
import { asDiskFault, ingest, type IngestPlaces, libraryOf } from "../ingest/ingest.ts";
import { REQUEST_OPTIONS, type RequestOptions, requestOptions } from "../ingest/request-options.ts";
import { LARGEST_FILE, tooLarge } from "../ingest/formats/read-document.ts";
import { errorCode, messageOf } from "../platform/errors.ts";
import { describeStartupError } from "../startup-errors.ts";

/**
 * Brings regulations of the office's own into the corpus.
 *
 *   npm run ingest -- FILE... [--id ID] [--title TITLE] [--kind KIND] [--number NUMBER] [--year YEAR]
 *                     [--status in-force|amended|revoked] [--since DATE] [--replaces ID] [--fidelity FIDELITY]
 *                     [--password PASSWORD] [--no-ocr] [--accept-doubts] [--dry-run]
 *   npm run ingest -- --id ID --confirm-basis all|POINT=PROVISION
 *   npm run ingest -- --id ID --confirm-versions all|PASAL
 *   npm run ingest -- --list
 *   npm run ingest -- --remove ID
 *   npm run ingest -- --rollback ID
 *
 * Exit status 0 only when everything that was named was done.
 */

const OPTIONS = {
  ...REQUEST_OPTIONS,
  list: { type: "boolean", default: false },
  remove: { type: "string" },
  rollback: { type: "string" },
} as const;

const USAGE = `Usage:
  npm run ingest -- FILE... [--id perda-kota-contoh-7-2021] [--title ...] [--kind Perda] [--number 7] [--year 2021]
                    [--status in-force|amended|revoked] [--since 2021-05-05] [--replaces ID] [--no-ocr]
                    [--accept-doubts] [--dry-run]
  npm run ingest -- --id ID --confirm-basis all|POINT=PROVISION
  npm run ingest -- --id ID --confirm-versions all|PASAL
  npm run ingest -- --list
  npm run ingest -- --remove ID
  npm run ingest -- --rollback ID`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** @returns whether everything was done */
async function run(args: readonly string[]): Promise<boolean> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    complain(`${messageOf(error)}\n${USAGE}`);
    return false;
  }
  const { values, positionals: files } = parsed;
  loadEnvFile();
  const { corpusDir, dataDir } = readConfig(process.env);
  const places: IngestPlaces = {
    corpusDir,
    dataDir,
    accept: async (corpus) => void (await loadRulebook(corpusDir, corpus)),
  };
  const { list, remove, rollback, ...given } = values;
  const options = requestOptions(given);
  const { confirmBasis: basis, confirmVersions: versions } = options;
  const { id } = options;
  const isConfirming = files.length === 0 && id !== undefined && basis !== undefined;
  const isVersioning = files.length === 0 && id !== undefined && versions !== undefined;
  const tasks = [
    list,
    remove !== undefined,
    rollback !== undefined,
    files.length > 0,
    isConfirming,
    isVersioning,
  ].filter(Boolean).length;
  if (tasks !== 1 || (files.length > 1 && options.id !== undefined)) {
    complain(
      files.length > 1 && options.id !== undefined
        ? `--id names one act: give one file with it.\n${USAGE}`
        : USAGE,
    );
    return false;
  }
  if (list) return listActs(places);
  if (remove !== undefined)
    return attempt(remove, async () => {
      await libraryOf(places).remove(remove);
      say(`${remove} was taken out. Its versions are kept; --rollback ${remove} brings the last one back.`);
    });
  if (rollback !== undefined)
    return attempt(rollback, async () => {
      say(
        `${rollback}: the version brought in at ${await libraryOf(places).rollback(rollback)} counts again.`,
      );
    });
  if (isConfirming)
    return attempt(id, async () => {
      const { act, proposals } = await confirmBasis(places, id, basis);
      for (const line of describeBasis(act, proposals)) say(line);
    });
  if (isVersioning)
    return attempt(id, async () => {
      const { offers } = await confirmVersions(places, id, versions);
      for (const line of describeVersions(id, offers)) say(line);
    });
  let isAllIn = true;
  for (const file of files) if (!(await attempt(file, () => bringIn(places, file, options)))) isAllIn = false;
  return isAllIn;
}

async function bringIn(places: IngestPlaces, file: string, options: RequestOptions): Promise<void> {
  const bytes = await readBytes(file);
  const isTerminal = process.stderr.isTTY === true;
  const onPage = (done: number, total: number): void => {
    if (isTerminal)
      process.stderr.write(`\rreading page ${done}/${total}\u001b[K${done === total ? "\r\u001b[K" : ""}`);
  };
  const onScan = (page: number, total: number): void => {
    if (isTerminal) process.stderr.write(`\rrecognising scanned page ${page}/${total}\u001b[K`);
    else if (page === 1) complain(`${file}: recognising ${total} scanned pages, some seconds each`);
  };
  const result = await ingest(places, { ...options, bytes, name: file, onPage, onScan }).finally(() => {
    if (isTerminal) process.stderr.write("\r\u001b[K");
  });
  for (const line of describeIngested(result)) say(line);
  if (result.outcome === "dry-run") say("  Dry run: nothing was changed.");
  else if (result.outcome !== "unchanged") say(`  In the corpus as ${result.id}.`);
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_FILE) throw tooLarge(size);
    return await readFile(file);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    const isMissing = code === "ENOENT";
    throw new IngestError(isMissing ? "not-found" : "unreadable", {
      id: isMissing ? "Berkas itu tidak ada." : `Berkas itu tidak dapat dibaca (${code}).`,
      en: isMissing ? "There is no such file." : `The file cannot be read (${code}).`,
    });
  }
}

async function listActs(places: IngestPlaces): Promise<boolean> {
  const library = libraryOf(places);
  const { acts } = await library.registry();
  if (acts.length === 0) say("No act was brought in yet.");
  for (const { id, current, versions } of acts) {
    const act = current === null ? null : await library.current(id);
    const name =
      current === null
        ? "taken out"
        : act === null
          ? "DAMAGED"
          : `${act.entry.shortTitle}, ${act.entry.status}`;
    say(`${id}: ${name}`);
    for (const { hash, at, file } of versions)
      say(`  ${hash === current ? "*" : " "} ${hash.slice(0, 12)}  ${at}  ${file}`);
  }
  return true;
}

async function attempt(what: string, task: () => Promise<void>): Promise<boolean> {
  try {
    await task();
    return true;
  } catch (thrown) {
    const error = asDiskFault(thrown);
    if (error instanceof IngestError) complain(`${what}: ${error.says.en}\n  ${error.says.id}`);
    else complain(`${what}: ${describeStartupError(error)}`);
    return false;
  }
}

run(process.argv.slice(2)).then(
  (isDone) => {
    process.exitCode = isDone ? 0 : 1;
  },
  (error: unknown) => {
    complain(describeStartupError(error));
    process.exitCode = 1;
  },
);
