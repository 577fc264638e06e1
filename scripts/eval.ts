import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { REFUSE_BELOW } from "../src/answering/handlers/extractive-answer.ts";
import { describeChanges } from "./evaluation/changes.ts";
import { evaluateCitations } from "./evaluation/citations.ts";
import { compareReports, describeComparison } from "./evaluation/compare.ts";
import { evaluateEligibility } from "./evaluation/eligibility.ts";
import { evaluateGoldenAnswers } from "./evaluation/golden-answers.ts";
import { evaluateGalqa } from "./evaluation/galqa.ts";
import {
  readCitationCases,
  readEligibilityCases,
  readGolden,
  readPinpointCases,
} from "./evaluation/golden.ts";
import { evaluatePinpoint } from "./evaluation/pinpoint.ts";
import { evaluateMessages, openForMessages, putGrades } from "./evaluation/messages.ts";
import { evaluateModelDown } from "./evaluation/model-down.ts";
import { type CaseResult, type Section, readReport, reportOf } from "./evaluation/report.ts";
import { evaluateRetrieval } from "./evaluation/retrieval.ts";
import { type Subject, openSubject } from "./evaluation/subject.ts";
import { writeReport } from "./evaluation/write-report.ts";

/**
 * The figures of the golden questions: `npm run eval`. Writes eval-report.html and eval-report.json into `reports/`.
 *
 *   --misses            lists each question that went wrong, with what came instead
 *   --set dev           takes one set of golden questions
 *   --compare OLD.json  lists what got better and worse since the run that wrote OLD.json
 *   --changes EDITION   instead lists whose verdict changed since an edition: a git revision, or a folder with one
 *   --out FOLDER        writes the report elsewhere
 *   --galqa FOLDER      instead asks the published questions of GALQA, its acts brought in as an office's own
 *   --messages OUT.jsonl  instead answers the messages written blind, into a file for a grader
 *   --grades IN.jsonl   puts a grader's lines for the answers in --messages into the sets
 *   --model-down        instead puts the golden questions to a program whose language model is down
 */

async function evaluate(subject: Subject, only: string | undefined): Promise<Section[]> {
  const sections: Section[] = [];
  const add = (section: Section): void => {
    console.log(`${section.text}\n`);
    sections.push(section);
  };
  for (const [set, cases] of readGolden()) {
    if (only !== undefined && only !== set) continue;
    add(await evaluateRetrieval(subject, set, cases));
    add(await evaluateGoldenAnswers(subject, set, cases));
  }
  add(await evaluatePinpoint(subject, readPinpointCases()));
  add(await evaluateCitations(subject, readCitationCases()));
  add(await evaluateEligibility(subject, readEligibilityCases()));
  return sections;
}

function describeMiss({ id, q, wanted, got }: CaseResult): string {
  const what = (side: CaseResult["wanted"] | CaseResult["got"]): string =>
    [side.verdict ?? side.kind, ...side.ids].join(", ");
  return `${id} ${q}\n    wanted ${what(wanted)}\n    got    ${what(got)}`;
}

const { values } = parseArgs({
  options: {
    misses: { type: "boolean", default: false },
    set: { type: "string" },
    compare: { type: "string" },
    changes: { type: "string" },
    out: { type: "string", default: "reports" },
    galqa: { type: "string" },
    messages: { type: "string" },
    grades: { type: "string" },
    "model-down": { type: "boolean", default: false },
  },
});
const dataDir = mkdtempSync(join(tmpdir(), "eval-"));
try {
  if (values.changes !== undefined)
    console.log(await describeChanges(values.changes, readEligibilityCases()));
  else if (values.galqa !== undefined) console.log(await evaluateGalqa(dataDir, values.galqa, values.misses));
  else if (values.messages !== undefined && values.grades !== undefined)
    console.log(putGrades(values.messages, values.grades));
  else if (values.messages !== undefined)
    console.log((await evaluateMessages(await openForMessages(dataDir), values.messages)).text);
  else if (values["model-down"]) await reportModelDown();
  else await reportFigures();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function reportModelDown(): Promise<void> {
  const golden = [...readGolden().values()].flat().map(({ q }) => q);
  const { text, isHeld } = await evaluateModelDown(dataDir, golden);
  console.log(text);
  if (!isHeld) process.exitCode = 1;
}

async function reportFigures(): Promise<void> {
  // Read before anything is written: it may be the file that this run replaces.
  const before = values.compare === undefined ? null : readReport(values.compare);
  const subject = await openSubject(dataDir);
  const sections = await evaluate(subject, values.set);
  const messages = await evaluateMessages(await openForMessages(dataDir));
  console.log(`${messages.text}\n`);
  sections.push(messages);
  const { corpus, embeddings } = subject;
  const createdAt = new Date().toISOString();
  const report = reportOf(
    { createdAt, corpus: corpus.hash, embeddings, refuseBelow: REFUSE_BELOW },
    sections,
  );
  const misses = report.cases.filter(({ isRight }) => !isRight);
  if (values.misses) console.log(`Misses\n${misses.map(describeMiss).join("\n")}\n`);
  if (before !== null) console.log(`${describeComparison(compareReports(before, report))}\n`);
  console.log(`Written: ${writeReport(values.out, corpus, report, before).join(", ")}`);
}
