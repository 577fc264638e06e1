/**
 * How many of the citations in labelled texts the review finds, and a single regular expression beside it.
 *
 *   npx tsx scripts/evaluation/review.ts GIT_DIR [labels-held-out.yaml]    a copy of the repository that test/review/labels.yaml names
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { loadCorpus } from "../../src/law/corpus/loading.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { regulationOf } from "../../src/law/provision-id.ts";
import { parseYaml } from "../../src/platform/yaml.ts";
import { findCitations } from "../../src/review/citations.ts";
import { reviewedText } from "../../src/review/document.ts";
import { judgeCitation } from "../../src/review/findings.ts";

const labelsSchema = z.object({
  repository: z.string(),
  commit: z.string(),
  texts: z.array(
    z.object({
      path: z.string(),
      from: z.number(),
      to: z.number(),
      citations: z.array(z.tuple([z.string(), z.string()])).default([]),
    }),
  ),
});

interface Found {
  readonly start: number;
  readonly end: number;
  /** Null for what is not known to exist. */
  readonly id: string | null;
  readonly name: string | null;
}

const BASELINE =
  /(?:Pasal\s+(\d+[A-Z]?)(?:\s+ayat\s+\((\d+)\))?(?:\s+huruf\s+([a-z]))?\s+)?(Undang-Undang|Peraturan Pemerintah)\s+Nomor\s+(\d+)\s+Tahun\s+(\d{4})/gi;

function baseline(corpus: Corpus, text: string): Found[] {
  return Array.from(text.matchAll(BASELINE), (match) => {
    const [words, pasal, ayat, huruf, kind = "", number, year] = match;
    const act = `${kind.toLowerCase().startsWith("u") ? "uu" : "pp"}-${number}-${year}`;
    const steps = [
      pasal && `pasal-${pasal.toLowerCase()}`,
      ayat && `ayat-${ayat}`,
      huruf && `huruf-${huruf}`,
    ];
    const id = corpus.regulations.has(act) ? [act, ...steps.filter(Boolean)].join("/") : null;
    return { start: match.index, end: match.index + words.length, id, name: `${number}/${year}` };
  });
}

function review(corpus: Corpus, text: string): Found[] {
  const document = reviewedText({ lines: text.split("\n").map((line) => ({ text: line })), pages: null });
  return findCitations(corpus, document).map(({ start, end, resolution }) => {
    const { id } = judgeCitation(corpus, resolution, "2026-01-01");
    return { start, end, id, name: resolution.type === "unregistered" ? resolution.name : null };
  });
}

/** Where a text is cut, a citation may be cut too. */
const EDGE = 90;

async function main(): Promise<void> {
  const [gitDir, file = "labels.yaml"] = process.argv.slice(2);
  if (gitDir === undefined) throw new Error("usage: npx tsx scripts/evaluation/review.ts GIT_DIR");
  const corpus = await loadCorpus("corpus");
  const labels = parseYaml(labelsSchema, readFileSync(`test/review/${file}`, "utf8"), file);
  for (const [name, find] of Object.entries({ review, baseline })) {
    const counts = { labelled: 0, found: 0, reported: 0, right: 0, wrongExists: 0 };
    for (const { path, from, to, citations } of labels.texts) {
      const whole = execFileSync("git", ["--git-dir", gitDir, "show", `${labels.commit}:${path}`], {
        encoding: "utf8",
        maxBuffer: 1e8,
      });
      const text = whole.slice(from, to);
      const found = find(corpus, text);
      const used = new Set<Found>();
      let at = 0;
      for (const [id, words] of citations) {
        const start = text.indexOf(words, at);
        if (start < 0) throw new Error(`${path} has no "${words}" behind ${at}`);
        at = start + words.length;
        counts.labelled++;
        const hit = found.find(
          (one) => !used.has(one) && one.start < at && start < one.end && isOf(corpus, one, id),
        );
        if (hit === undefined) console.log(`${name} missed  ${path}: ${words} (${id})`);
        else counts.found++;
        if (hit !== undefined) used.add(hit);
      }
      for (const one of found) {
        if (used.has(one)) counts.right++;
        else if (one.end > text.length - EDGE || one.start < 3) continue;
        else {
          if (one.id !== null) counts.wrongExists++;
          console.log(`${name} wrong   ${path}: ${text.slice(one.start, one.end)} (${one.id ?? one.name})`);
        }
        counts.reported++;
      }
    }
    const share = (part: number, of: number): string => (part / of).toFixed(3);
    console.log(
      `${name}: recall ${share(counts.found, counts.labelled)} of ${counts.labelled}, precision ${share(counts.right, counts.reported)} of ${counts.reported}, wrongly said to exist ${counts.wrongExists}`,
    );
  }
}

/** What was found means the id; of an act outside the corpus number and year are those of the id. */
function isOf(corpus: Corpus, { id, name }: Found, wanted: string): boolean {
  const act = regulationOf(wanted);
  if (corpus.regulations.has(act)) return id === wanted;
  const [, number, year] = /-(\d+)-(\d{4})$/.exec(act) ?? [];
  return (
    id === null &&
    (number === undefined ||
      name === null ||
      name.includes(`${number}/${year}`) ||
      new RegExp(`\\b${number}\\b.*\\b${year}\\b`).test(name))
  );
}

await main();
