import { loadCorpus } from "../../../../src/law/corpus/loading.ts";
import { availableParallelism } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";
import { notices } from "../../../../src/answering/presentation/sources.ts";
import { prepareQuote } from "../../../../src/telegram/rendering/render.ts";
import { type Corpus } from "../../../../src/law/corpus/corpus.ts";
import { quoteText } from "../../../../src/law/corpus/quote.ts";
import { describeIngested } from "../../../../src/ingest/describe-report.ts";
import { IngestError } from "../../../../src/ingest/errors.ts";
import type { Ingested, IngestPlaces } from "../../../../src/ingest/ingest.ts";
import { openRecogniser, SheetFault } from "../../../../src/ingest/formats/ocr/recogniser.ts";
import { corpusOf, smallPlaces, take } from "../../support/acts.ts";
import { scannedPdf, scanSheet } from "../../support/scanned.ts";

/** A scanned sheet takes some seconds of a whole processor. */
const SLOW = 300_000 / Math.min(2, availableParallelism());

const ID = "perda-hasil-pindai";
const REQUEST = { name: "pindai.pdf", id: ID, title: "Perda Hasil Pindai" };

let law: Corpus;

beforeAll(async () => {
  law = await loadCorpus("corpus");
});

/** The lines of some ayat of a pasal of UU 24/2000, as they would be printed. */
const printed = (pasal: number, ayat: readonly number[]): string[] => [
  `Pasal ${pasal}`,
  ...ayat.flatMap((number) => quoteText(law, `uu-24-2000/pasal-${pasal}/ayat-${number}`).split("\n")),
];

/** The share of words that differ, by the least number of changes. */
function wordErrors(right: string, read: string): number {
  const [from, to] = [right.split(/\s+/), read.split(/\s+/)];
  let row = to.map((_, index) => index + 1);
  from.forEach((word, at) => {
    let [corner, left] = [at, at + 1];
    row = row.map((above, index) => {
      left = Math.min(above + 1, left + 1, corner + (word === to[index] ? 0 : 1));
      corner = above;
      return left;
    });
  });
  return (row.at(-1) ?? 0) / from.length;
}

describe("a PDF with scanned pages", () => {
  let places: IngestPlaces;
  let taken: Ingested;
  let corpus: Corpus;
  const scanned: [number, number][] = [];

  beforeAll(async () => {
    const pages = [
      `Pasal 4\n${quoteText(law, "uu-24-2000/pasal-4")}`,
      scanSheet({ lines: printed(5, [2, 3]) }),
      scanSheet({ lines: [] }),
      scanSheet({ lines: printed(6, [1, 2]), turn: 180 }),
    ];
    places = await smallPlaces();
    taken = await take(places, await scannedPdf(pages), {
      ...REQUEST,
      onScan: (page, total) => void scanned.push([page, total]),
    });
    corpus = await corpusOf(places);
  }, SLOW);

  it("has every ayat and huruf of them, on its page, in the words that are printed", () => {
    const ids = [4, 5, 6].flatMap((pasal) =>
      [...law.provisions.keys()].filter(
        (id) => id.startsWith(`uu-24-2000/pasal-${pasal}/`) && !/pasal-5\/ayat-[14]/.test(id),
      ),
    );
    expect(ids.length).toBe(9);
    const pageOf = new Map([4, 5, 6].map((pasal, index) => [String(pasal), [1, 2, 4][index]]));
    const [right, read] = ["uu-24-2000", ID].map((act) =>
      ids.map((id) => quoteText(act === ID ? corpus : law, id.replace("uu-24-2000", act))).join("\n"),
    );
    for (const id of ids) {
      const pasal = /pasal-(\d+)/.exec(id)?.[1] ?? "";
      expect(corpus.texts.get(ID)?.pages?.get(id.replace("uu-24-2000", ID)), id).toBe(pageOf.get(pasal));
    }
    expect(wordErrors(right ?? "", read ?? "")).toBeLessThan(0.02);
  });

  it("is reported page by page, with the confidence, what lay turned and what is bare", () => {
    expect(taken.report.recognised).toMatchObject([
      { page: 2, turn: 0, isBlank: false },
      { page: 3, isBlank: true, words: 0 },
      { page: 4, turn: 180, isBlank: false },
    ]);
    for (const { confidence, isBlank } of taken.report.recognised)
      if (!isBlank) expect(confidence).toBeGreaterThan(90);
    expect(describeIngested(taken).join("\n")).toMatch(
      /Recognised by OCR: page 2, 4\. COMPARE[\s\S]*page 4: \d+, \d+ words; turned by 180 degrees[\s\S]*scanned page 3/,
    );
    expect(scanned).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it("is quoted with the remark that it came from a scan, and a page of text without it", () => {
    const frame = { corpus, language: "id", asOf: "2026-01-01" } as const;
    const said = (id: string): string =>
      [
        prepareQuote(corpus, { citations: [], language: "id" }, { type: "quote", provision: id }).label,
        JSON.stringify(notices(frame, [id])),
      ].join(" ");
    expect(said(`${ID}/pasal-5/ayat-3/huruf-b`)).toMatch(
      /\(hasil pindai, OCR\).*salah terbaca.*naskah kertas/,
    );
    // An article is of a scan as soon as one of its ayat is.
    expect(said(`${ID}/pasal-6`)).toContain("OCR");
    expect(said(`${ID}/pasal-4`)).not.toContain("OCR");
    expect(said(`${ID}/pasal-4`)).toContain("belum dicocokkan");
  });

  it("is not recognised again where it was read before", async () => {
    const { document } = taken;
    const before = scanned.length;
    const again = await take(places, new Uint8Array([0x25]), { ...REQUEST, document });
    expect(again.outcome).toBe("unchanged");
    expect(scanned.length).toBe(before);
  });
});

describe("a scanned page that nobody can read", () => {
  it(
    "is refused, with what to do, where no other page holds a word",
    async () => {
      const places = await smallPlaces();
      const pages = [scanSheet({ lines: [], noise: 130 })];
      const before = (await corpusOf(places)).hash;
      const error: unknown = await take(places, await scannedPdf(pages), REQUEST).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(IngestError);
      expect(error).toMatchObject({
        fault: "scanned",
        says: {
          id: expect.stringMatching(/^Halaman 1 .*Pindai ulang.*ocrmypdf/),
          en: expect.stringMatching(/^Page 1 .*Scan that page again.*ocrmypdf/),
        },
      });
      expect((await corpusOf(places)).hash).toBe(before);
    },
    SLOW,
  );
});

describe("a photograph of a page", () => {
  it(
    "is read like a scanned page",
    async () => {
      const places = await smallPlaces();
      const { report } = await take(places, scanSheet({ lines: printed(6, [1]) }), {
        ...REQUEST,
        name: "foto.jpg",
      });
      expect(report.file).toMatchObject({ format: "picture", pages: 1 });
      expect(quoteText(await corpusOf(places), `${ID}/pasal-6/ayat-1`)).toBe(
        quoteText(law, "uu-24-2000/pasal-6/ayat-1"),
      );
    },
    SLOW,
  );
});

describe("the thread that recognises", () => {
  const source = { type: "picture", data: Buffer.from("no picture") } as const;

  it("answers with a fault for what cannot be drawn, as often as it is asked", async () => {
    const recogniser = openRecogniser(source);
    await expect(recogniser.read(1, 0)).rejects.toThrow(SheetFault);
    await expect(recogniser.read(1, 0)).rejects.toThrow(SheetFault);
    await recogniser.close();
  }, 60_000);

  it("is ended where it takes too long", async () => {
    const recogniser = openRecogniser(source, 1);
    await expect(recogniser.read(1, 0)).rejects.toThrow("no answer within 1 ms");
    await recogniser.close();
  });
});
