import { beforeAll, describe, expect, it } from "vitest";
import { formatCitation } from "../../src/law/citations/formatting.ts";
import { loadCorpus } from "../../src/law/corpus/loading.ts";
import type { Provision } from "../../src/law/corpus/provision.ts";
import { fullText } from "../../src/law/corpus/quote.ts";
import { NOTHING_KNOWN } from "../../src/eligibility/rules/facts.ts";
import { loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { type Review, reviewDocument } from "../../src/review/review.ts";

const corpus = await loadCorpus("corpus");
const rulebook = await loadRulebook("corpus", corpus);
const sources = { corpus, rulebook, read: () => NOTHING_KNOWN, asOf: "2026-01-01" };

function review(text: string): Promise<Review> {
  return reviewDocument(sources, { lines: text.split("\n").map((line) => ({ text: line })), pages: null });
}

async function verdicts(text: string): Promise<string[]> {
  return (await review(text)).citations.flatMap(({ quotation }) => quotation?.verdict ?? []);
}

/** Every nth provision of acts that are proof-read, of an ordinary length. */
function provisions(count: number): Provision[] {
  const usable = [...corpus.provisions.values()].filter((provision) => {
    const words = fullText(corpus, provision).split(/\s+/).length;
    const isWhole =
      ["pasal", "ayat"].includes(provision.unit) &&
      !provision.isPenjelasan &&
      !/pasal-[ivxl]+(\/|$)/.test(provision.id);
    return isWhole && provision.fidelity === "verbatim" && words >= 12 && words <= 120;
  });
  const step = Math.floor(usable.length / count);
  return Array.from({ length: count }, (_, index) => usable[index * step]).filter((one) => one !== undefined);
}

const MARKS = [
  ["“", "”"],
  ['"', '"'],
  ["«", "»"],
  ["„", "“"],
] as const;

/** As a draft writes a quotation: other marks, broken lines, a word divided. */
function dressed(text: string, index: number): string {
  const [open, close] = MARKS[index % MARKS.length] ?? ["“", "”"];
  const plain = text.replace(/[“”"]/g, "");
  const words = plain.split(/\s+/);
  const broken =
    index % 3 === 0
      ? words.map((word, at) => (at % 9 === 8 ? `\n${word}` : at === 0 ? word : ` ${word}`)).join("")
      : index % 3 === 1
        ? plain.toUpperCase()
        : plain;
  return `${open}${broken}${close}`;
}

const PLANTS: readonly ((words: string[]) => string[] | null)[] = [
  // A dropped negation, else a dropped word.
  (words) => {
    const at = words.findIndex((word) => word === "tidak");
    return words.toSpliced(
      at > 0 ? at : words.findIndex((word, index) => index > 3 && /^\p{L}{3,}$/u.test(word)),
      1,
    );
  },
  // Two neighbours change places.
  (words) => {
    const at = Math.floor(words.length / 3);
    const [a = "", b = ""] = words.slice(at, at + 2);
    return a === b ? null : words.toSpliced(at, 2, b, a);
  },
  // A changed number, else a changed word.
  (words) => {
    const at = words.findIndex((word, index) => index > 1 && /^\d+$/.test(word));
    return at > 0
      ? words.with(at, String(Number(words[at]) + 15))
      : words.with(Math.floor(words.length / 2), "sewenangnya");
  },
  // A negation put in.
  (words) => words.toSpliced(Math.floor(words.length / 2), 0, "tidak"),
];

describe("quotations", () => {
  const chosen = provisions(210);

  it("are called exact when they are, however they are set", async () => {
    const wrong: string[] = [];
    for (const [index, provision] of chosen.entries()) {
      const text = `Menurut ${formatCitation(corpus, provision.id)}: ${dressed(fullText(corpus, provision), index)}`;
      const found = await verdicts(text);
      if (found.join() !== "exact") wrong.push(`${found.join()} ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  it("are called different where two hundred misquotations are planted", async () => {
    const missed: string[] = [];
    let planted = 0;
    for (const [index, provision] of chosen.entries()) {
      const words = fullText(corpus, provision).split(/\s+/);
      const changed = PLANTS[index % PLANTS.length]?.(words) ?? null;
      if (changed === null || planted === 200) continue;
      planted++;
      const text = `Menurut ${formatCitation(corpus, provision.id)}: ${dressed(changed.join(" "), index)}`;
      const found = await verdicts(text);
      if (found.join() !== "differs") missed.push(`${found.join()} ${text}`);
    }
    expect(planted).toBe(200);
    expect(missed).toEqual([]);
  });

  it("say what differs, a negation left out at the beginning included", async () => {
    const { citations } = await review(
      "Pasal 30 ayat (1) PP 28/2018 berbunyi “KSDPL sebagaimana dimaksud dalam Pasal 24 tidak harus memperoleh persetujuan Dewan Perwakilan Rakyat Daerah.”",
    );
    expect(citations[0]?.quotation?.differences).toEqual([{ given: "tidak", law: "" }]);
  });

  it("are found without quotation marks and without a source", async () => {
    const { citations } = await review(
      "Perlu dicatat bahwa kepala daerah menyampaikan surat permohonan persetujuan dengan melampirkan rencana kerja sama kepada Dewan Perwakilan Rakyat Daerah.",
    );
    expect(citations).toMatchObject([{ id: "pp-28-2018/pasal-30", quotation: { verdict: "exact" } }]);
  });
});

let plan: Review;
describe("what a plan must contain", () => {
  beforeAll(async () => {
    plan = await review(
      "RENCANA KERJA SAMA\nI. Latar Belakang\n...\nII. Maksud dan Tujuan\nIII. Ruang Lingkup\nbiaya dari APBD\nIV. Jangka Waktu\nSubjek kerja sama: Kota Contoh",
    );
  });

  it("is ticked off by PP 28/2018 Pasal 30 ayat (3)", () => {
    expect(plan.contents.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      "subjek kerja sama: there",
      "latar belakang: there",
      "maksud dan tujuan: there",
      "objek kerja sama: missing",
      "ruang lingkup kerja sama: there",
      "sumber pembiayaan: there",
      "jangka waktu pelaksanaan: there",
    ]);
  });
});
