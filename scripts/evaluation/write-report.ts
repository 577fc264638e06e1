import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatCitation } from "../../src/law/citations/formatting.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { reportPage } from "./page/page.ts";
import type { Report } from "./report.ts";

/**
 * Writes eval-report.html and eval-report.json.
 * @returns their paths
 */
export function writeReport(folder: string, corpus: Corpus, report: Report, before: Report | null): string[] {
  const topics = new Map(corpus.topics.map(({ id, topic }) => [id, topic.id]));
  const names = {
    // What is no provision (a rule of the eligibility checks) goes by its own name.
    label: (id: string): string => (corpus.provisions.has(id) ? formatCitation(corpus, id, "short") : id),
    topic: (id: string): string => topics.get(id) ?? "",
  };
  mkdirSync(folder, { recursive: true });
  const [page, json] = [join(folder, "eval-report.html"), join(folder, "eval-report.json")];
  writeFileSync(page, reportPage(report, names, before));
  writeFileSync(json, `${JSON.stringify(report, null, 1)}\n`);
  return [page, json];
}
