/**
 * A draft with every citation, every quotation and its plan checked.
 *
 *   npm run --silent review -- FILE               the count, then what is to be mended
 *   npm run --silent review -- FILE --json        one JSON object
 *   npm run --silent review -- FILE --docx OUT    the draft itself with marks and comments at the places
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { openApp } from "../app.ts";
import { loadEnvFile, readConfig } from "../config.ts";
import { IngestError } from "../ingest/errors.ts";
import { LARGEST_FILE, readDocument, tooLarge } from "../ingest/formats/read-document.ts";
import { describeReview } from "../review/report.ts";
import { reviewDocument, toReviewJson } from "../review/review.ts";
import { describeStartupError } from "../startup-errors.ts";

const OPTIONS = { json: { type: "boolean", default: false }, docx: { type: "string" } } as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    process.stderr.write("Usage: npm run --silent review -- FILE [--json] [--docx OUT]\n");
    process.exitCode = 2;
    return;
  }
  loadEnvFile();
  const { size } = await stat(file);
  if (size > LARGEST_FILE) throw tooLarge(size);
  const bytes = await readFile(file);
  const document = await readDocument(bytes, basename(file));
  const { corpus, check } = await openApp(readConfig(process.env));
  const { rulebook, asOf } = check.room();
  const review = await reviewDocument({ corpus, rulebook, read: check.read, asOf }, document);
  if (values.docx !== undefined) {
    const { writeMarkedDocx } = await import("../review/marked-docx.ts");
    await writeFile(values.docx, await writeMarkedDocx(corpus, review, document, bytes));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(toReviewJson(review))}\n`);
  else process.stdout.write(`${describeReview(corpus, review, "id").join("\n")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof IngestError ? error.says.id : describeStartupError(error)}\n`);
  process.exitCode = 1;
});
