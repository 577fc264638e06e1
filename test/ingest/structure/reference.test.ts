import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { proofreadRegulation, readExceptions } from "../../../scripts/proofreading/proofread.ts";
import { plainLines, readReference, type Reference } from "../../../scripts/proofreading/reference.ts";
import { type Corpus } from "../../../src/law/corpus/corpus.ts";
import { parseAct } from "../../../src/ingest/structure/parse-act.ts";
import { wordCounts, wordsOut } from "./support.ts";

/** Four scanned acts against the corpus that was typed and proof-read by hand. */

const FOLDER = "../shared/reference";
const ACTS = [
  { id: "uu-37-1999", pasal: 40, explained: 0 },
  { id: "uu-24-2000", pasal: 22, explained: 0 },
  { id: "uu-32-2004", pasal: 240, explained: 240 },
  { id: "uu-23-2014", pasal: 411, explained: 411 },
] as const;

const raw = (id: string): string => readFileSync(`${FOLDER}/${id}.md`, "utf8");

describe.skipIf(!existsSync(FOLDER))("scanned acts (skipped without them)", () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await loadCorpus("corpus");
  });
  const references = new Map<string, Reference>();
  const referenceOf = (id: string): Reference => {
    const known = references.get(id) ?? readReference(raw(id), id);
    references.set(id, known);
    return known;
  };

  it.each(ACTS)("$id has its $pasal pasal in order, and the penjelasan apart", ({ id, pasal, explained }) => {
    const { provisions, report } = referenceOf(id).act;
    const numbers = (isPenjelasan: boolean): string[] =>
      provisions
        .filter((one) => one.unit === "pasal" && one.isPenjelasan === isPenjelasan)
        .map(({ number }) => number);
    const upTo = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));
    expect(numbers(false)).toEqual(upTo(pasal));
    expect(numbers(true)).toEqual(upTo(explained));
    expect(report.form).toBe("statute");
    // Only the tables in the annex of UU 23/2014, whose columns the scan runs together, skip and repeat numbers.
    const isOutsideAnnex = ({ within }: { within: string | null }): boolean =>
      !(within ?? "").startsWith(`${id}/lampiran`);
    expect(report.gaps.filter(isOutsideAnnex)).toEqual([]);
    expect(report.repeats.filter(isOutsideAnnex)).toEqual([]);
    expect(report.remainder).toEqual([]);
  });

  it.each(ACTS)("$id says in its heading what it is", ({ id }) => {
    const { kind, number, year, subject } = referenceOf(id).act.report;
    const [, wantedNumber, wantedYear] = id.split("-");
    expect([kind?.value, number?.value, year?.value]).toEqual(["Undang-Undang", wantedNumber, wantedYear]);
    expect(corpus.enacted.get(id)?.title.toLowerCase()).toContain(`tentang ${subject?.value.toLowerCase()}`);
  });

  it.each(ACTS)("$id holds every shipped provision, in the same place, down to the last angka", ({ id }) => {
    const { provisions } = referenceOf(id);
    const shape = (
      one: { unit: string; number: string; parent: string | null; place: readonly string[] } | undefined,
    ) => (one === undefined ? undefined : [one.unit, one.number, one.parent, one.place]);
    const shipped = corpus.enacted.get(id)?.provisions ?? [];
    expect(shipped.length).toBeGreaterThan(90);
    for (const one of shipped) expect(shape(provisions.get(one.id)), one.id).toEqual(shape(one));
  });

  it.each(ACTS)(
    "$id equals the corpus word for word and unit for unit but for the reviewed exceptions",
    ({ id }) => {
      const text = corpus.enacted.get(id);
      if (text === undefined) throw new Error(`${id} is not shipped`);
      const exceptions = readExceptions(readFileSync(`corpus/proofreading/${id}.yaml`, "utf8"));
      const report = proofreadRegulation(text, raw(id), exceptions);
      expect(report).toMatchObject({ unexplained: [], unused: [], missing: [] });
    },
  );

  it.each(ACTS)("$id loses no word and gains none", ({ id }) => {
    const lines = plainLines(raw(id));
    expect(wordsOut(parseAct(lines, { id }))).toEqual(wordCounts(...lines.map(({ text }) => text)));
  });
});

describe("a scan that runs headings and marks together", () => {
  const texts = (raw: string): string[] => plainLines(raw).map(({ text }) => text);

  it.each([
    ["PENJE[,ASAN ATAS", ["PENJELASAN ATAS"]],
    ["l2l ^Menteri melakukan", ["(2) Menteri melakukan"]],
    ["daerah. Bagran Bagan Kelima Umum", ["daerah.", "Bagian Kelima Umum"]],
    ["Persyaratan\nPasil27 (l) Pelaksanaan", ["Persyaratan", "Pasal 27", "(1) Pelaksanaan"]],
    // A sentence that breaks off before the heading, where a mention would have "ayat".
    ["dengan ketentuan Pasal 46 (1) Pelaksanaan", ["dengan ketentuan.", "Pasal 46", "(1) Pelaksanaan"]],
    ["ketentuan Pasal 46 ayat (1) berlaku", ["ketentuan Pasal 46 ayat (1) berlaku"]],
    [
      "Pasal 5\n(1) Daerah yang akan\nBagian Keempat Koordinasi Teknis melaksanakan kerja sama",
      ["Bagian Keempat Koordinasi Teknis", "Pasal 5", "(1) Daerah yang akan", "melaksanakan kerja sama"],
    ],
  ])("reads %j", (raw, lines) => {
    expect(texts(raw)).toEqual(lines);
  });
});
