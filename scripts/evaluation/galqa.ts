import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import MiniSearch from "minisearch";
import { z } from "zod";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { fullText } from "../../src/law/corpus/quote.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import { words } from "../../src/text/normalise.ts";
import { stem } from "../../src/text/stemmer.ts";
import { STOP_WORDS } from "../../src/text/analysis-words.ts";
import { rankingFigures, table } from "./metrics.ts";
import { openSubject } from "./subject.ts";

/**
 * What an office gets on law of its own: GALQA (Faisal, Darari and Ryanda, IJAIN 2023), questions over government
 * regulations that nobody gave topic lines. Each act is brought in as an office would, and the questions are asked of the
 * whole. `npm run eval -- --galqa FOLDER`, where FOLDER holds `questions.jsonl` and `acts/<id>.txt`.
 */

const questionSchema = z.object({
  id: z.string(),
  q: z.string(),
  act: z.string(),
  level: z.enum(["bab", "pasal", "ayat", "huruf"]),
  /** The pasal and the provision that answer, for all but the questions that a whole bab answers. */
  pasal: z.string().optional(),
  exact: z.string().optional(),
  bab: z.string().optional(),
});
export type GalqaQuestion = z.infer<typeof questionSchema>;

/** Brings in every act of the folder. @returns the ids */
export async function bringIn(dataDir: string, folder: string): Promise<string[]> {
  const ids: string[] = [];
  for (const name of readdirSync(join(folder, "acts")).sort()) {
    const bytes = readFileSync(join(folder, "acts", name));
    const { id } = await ingest({ corpusDir: "corpus", dataDir }, { name, bytes, acceptDoubts: true });
    if (id !== basename(name, ".txt")) throw new Error(`${name} was read as ${id}`);
    ids.push(id);
  }
  return ids;
}

export function readGalqa(folder: string): GalqaQuestion[] {
  return readFileSync(join(folder, "questions.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => questionSchema.parse(JSON.parse(line)));
}

interface Outcome {
  readonly question: GalqaQuestion;
  /** Pasal ids, best first. */
  readonly ranked: readonly string[];
  readonly best: readonly string[];
  readonly isRefused: boolean;
}

export async function evaluateGalqa(dataDir: string, folder: string, showsMisses: boolean): Promise<string> {
  await bringIn(dataDir, folder);
  const questions = readGalqa(folder);
  const { corpus, retriever, ask } = await openSubject(dataDir);
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const { hits } = await retriever.search(question.q, 10);
    const { kind } = await ask(question.q);
    outcomes.push({
      question,
      ranked: hits.map(({ id }) => id),
      best: hits[0]?.best ?? [],
      isRefused: kind === "refusal" || kind === "clarification",
    });
  }
  const lines = [table(["way", "first", "in five", "in ten", "exact", "level", "refused"], rows())];
  if (showsMisses)
    lines.push("", ...outcomes.flatMap((outcome) => (isRight(outcome) ? [] : [describe(outcome)])));
  return lines.join("\n");

  function rows(): string[][] {
    const own = outcomes.map(({ question, ranked }) => ({ question, ranked }));
    const exact = outcomes.filter(({ question }) => question.exact !== undefined);
    const share = (part: number, whole: number): string => (part / whole).toFixed(3);
    return [
      [
        "as answered",
        ...ranks(own),
        share(exact.filter(({ question, best }) => best.join() === question.exact).length, exact.length),
        share(
          outcomes.filter(({ question, best }) => levelOf(corpus, best) === question.level).length,
          outcomes.length,
        ),
        share(outcomes.filter(({ isRefused }) => isRefused).length, outcomes.length),
      ],
      ...plainWays(corpus, questions).map(([name, ranked]) => [name, ...ranks(ranked), "-", "-", "-"]),
    ];
  }
}

type Ranked = { readonly question: GalqaQuestion; readonly ranked: readonly string[] };

function ranks(outcomes: readonly Ranked[]): string[] {
  const asked = outcomes.flatMap(({ question: { pasal }, ranked }) =>
    pasal === undefined ? [] : [{ ranked, right: [pasal] }],
  );
  const { recallAt1, recallAt5 } = rankingFigures(asked);
  const inTen = asked.filter(({ ranked, right }) =>
    right.some((id) => ranked.slice(0, 10).includes(id)),
  ).length;
  return [recallAt1, recallAt5, inTen / asked.length].map((value) => value.toFixed(3));
}

function levelOf(corpus: Corpus, best: readonly string[]): string {
  const [first = ""] = best;
  const unit = corpus.provisions.get(first)?.unit;
  // The numbered definitions of Pasal 1 count as the benchmark counts them: points of a list.
  return unit === "angka" ? "huruf" : (unit ?? "");
}

function isRight({ question, best, ranked }: Outcome): boolean {
  return question.exact === undefined
    ? best.join().includes(`/bab-${question.bab}`)
    : ranked[0] === question.pasal;
}

function describe({ question, ranked, best, isRefused }: Outcome): string {
  const wanted = question.exact ?? `${question.act}/bab-${question.bab}`;
  const rank = question.pasal === undefined ? "" : ` at ${ranked.indexOf(question.pasal) + 1}`;
  return `${question.id} ${question.q.trim()}\n    wanted ${wanted}${rank}; got ${best.join(", ")}${isRefused ? " (refused)" : ""}`;
}

/** MiniSearch as it comes, and BM25 over stems, of the pasal of everything that is there. */
function plainWays(corpus: Corpus, questions: readonly GalqaQuestion[]): [string, Ranked[]][] {
  const stems = (text: string): string[] =>
    words(text)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem);
  const plain = new MiniSearch({ fields: ["text"], idField: "id" });
  const stemmed = new MiniSearch({
    fields: ["text"],
    idField: "id",
    tokenize: stems,
    processTerm: (term) => term,
  });
  for (const { id, regulation } of pasals(corpus)) {
    const provision = corpus.texts.get(regulation)?.provisions.find((one) => one.id === id);
    if (provision === undefined) continue;
    const text = fullText(corpus, provision);
    for (const index of [plain, stemmed]) index.add({ id, text });
  }
  const ranked = (index: MiniSearch): Ranked[] =>
    questions.map((question) => ({
      question,
      ranked: index
        .search(question.q)
        .slice(0, 10)
        .map(({ id }) => String(id)),
    }));
  return [
    ["MiniSearch, as it comes", ranked(plain)],
    ["BM25 over stems", ranked(stemmed)],
  ];
}

function pasals(corpus: Corpus): { id: string; regulation: string }[] {
  return [...corpus.texts.values()].flatMap(({ provisions }) =>
    provisions.filter(({ unit, isPenjelasan }) => unit === "pasal" && !isPenjelasan),
  );
}
