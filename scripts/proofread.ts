/**
 * Proof-reads `corpus/` against scanned reference texts, word by word.
 *
 *   npm run proofread -- [regulation ...] [--reference FOLDER] [--corpus FILE] [--exceptions FILE]
 *
 * Prints each difference that no reviewed exception explains, and each exception that explains nothing. Exit status 1
 * when there is any, 0 otherwise; without the reference folder it says that it was skipped.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readExceptions, proofreadRegulation } from "./proofreading/proofread.ts";
import { parseRegulationMarkdown } from "../src/law/corpus/markdown.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reference: { type: "string", default: "../shared/reference" },
    corpus: { type: "string" },
    exceptions: { type: "string" },
  },
});

if (!existsSync(values.reference)) {
  console.log(
    `Skipped: the reference folder ${values.reference} is not here (--reference FOLDER names another).`,
  );
} else {
  const wanted =
    positionals.length > 0
      ? positionals
      : readdirSync(values.reference)
          .filter((name) => name.endsWith(".md"))
          .map((name) => name.replace(/\.md$/, ""))
          .filter((id) => existsSync(join("corpus", `${id}.md`)));
  let faults = 0;
  for (const id of wanted) {
    const corpusFile = values.corpus ?? join("corpus", `${id}.md`);
    const exceptionsFile = values.exceptions ?? join("corpus", "proofreading", `${id}.yaml`);
    const text = parseRegulationMarkdown(readFileSync(corpusFile, "utf8"), corpusFile);
    const exceptions = existsSync(exceptionsFile) ? readExceptions(readFileSync(exceptionsFile, "utf8")) : [];
    const report = proofreadRegulation(
      text,
      readFileSync(join(values.reference, `${id}.md`), "utf8"),
      exceptions,
    );
    for (const difference of report.unexplained)
      console.log(
        `${difference.pasal}: reference "${difference.reference}" | corpus "${difference.corpus}"  (after "${difference.after}")`,
      );
    for (const exception of report.unused)
      console.log(
        `${exception.pasal}: the exception "${exception.reference}" -> "${exception.corpus}" explains no difference`,
      );
    for (const pasal of report.missing) console.log(`${pasal}: not found in the reference`);
    const found = report.unexplained.length + report.unused.length + report.missing.length;
    faults += found;
    console.log(
      `${id}: ${report.compared} pasal and penjelasan, ${report.words} words compared; ${report.explained} differences explained; ${found} not`,
    );
  }
  if (faults > 0) process.exitCode = 1;
}
