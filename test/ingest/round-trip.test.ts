import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { formatCitation } from "../../src/law/citations/formatting.ts";
import { readCitations } from "../../src/law/citations/reading.ts";
import { resolveCitation } from "../../src/law/citations/resolving.ts";
import { type Corpus } from "../../src/law/corpus/corpus.ts";
import { parseAct, type ParsedAct } from "../../src/ingest/structure/parse-act.ts";
import { readDocument, type SourceDocument } from "../../src/ingest/formats/read-document.ts";
import { corpusOf, smallPlaces, take } from "./support/acts.ts";
import { printAct, type PrintedAct } from "./support/printed-act.ts";

const ID = "uu-32-2004";

describe("a printed act of more than 100 pages", () => {
  let corpus: Corpus;
  let printed: PrintedAct;
  let document: SourceDocument;
  let act: ParsedAct;
  let millisecondsPerPage: number;

  beforeAll(async () => {
    corpus = await loadCorpus("corpus");
    printed = await printAct(corpus, ID, { fontSize: 18 });
    // Loading the reader is no part of the time per page.
    await readDocument((await printAct(corpus, "uu-24-2000")).pdf, "first.pdf");
    const started = performance.now();
    document = await readDocument(printed.pdf, "uu.pdf");
    act = parseAct(document.lines, { id: ID, fidelity: "imported" });
    millisecondsPerPage = (performance.now() - started) / printed.pageCount;
  });

  it("is long, and has divided words", () => {
    expect(printed.pageCount).toBeGreaterThanOrEqual(100);
    expect(document.pages).toBe(printed.pageCount);
    expect(printed.divided).toBeGreaterThan(100);
  });

  it("is citable in every pasal, ayat, huruf, angka and penjelasan, word for word", () => {
    const read = new Map(act.provisions.map((provision) => [provision.id, provision]));
    const own = corpus.texts.get(ID)?.provisions.filter(({ id }) => !id.includes("/penjelasan/umum")) ?? [];
    const words = (id: string, from: ReadonlyMap<string, (typeof own)[number]>): string =>
      (from.get(id)?.body ?? []).flatMap((item) => (item.type === "child" ? [] : [item.text])).join(" ");
    const differences = own.flatMap(({ id, title, unit }) => {
      const found = read.get(id);
      if (found === undefined) return [`${id}: not found`];
      const [expected, got] = [words(id, corpus.provisions), words(id, read)];
      if (expected !== got) return [`${id}: ${got} | instead of | ${expected}`];
      return unit !== "bagian-teks" && title !== found.title
        ? [`${id}: title ${found.title ?? ""} instead of ${title ?? ""}`]
        : [];
    });
    expect(differences).toEqual([]);
    expect(own.length).toBeGreaterThan(450);
  });

  it("answers to the citation of each of them, once it is brought in", async () => {
    const places = await smallPlaces();
    await take(places, printed.pdf, { name: "uu.pdf", id: "uu-salinan", acceptDoubts: true });
    const taken = await corpusOf(places);
    const ids = [...taken.provisions.values()].flatMap(({ regulation, unit, id }) =>
      regulation === "uu-salinan" && unit !== "bagian-teks" ? [id] : [],
    );
    const wrong = ids.filter((id) => {
      const [citation] = readCitations(taken, formatCitation(taken, id));
      const result = citation === undefined ? null : resolveCitation(taken, citation, null);
      return result?.type !== "found" || result.id !== id;
    });
    expect(ids.length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
    expect(taken.texts.get("uu-salinan")?.pages?.get("uu-salinan/pasal-10/ayat-3/huruf-a")).toBe(
      printed.pages.get(`${ID}/pasal-10/ayat-3/huruf-a`),
    );
  });

  it("knows the page on which each provision begins", () => {
    const wrong = [...printed.pages]
      .filter(([id, page]) => act.pages.get(id) !== page)
      .map(([id, page]) => `${id}: ${act.pages.get(id) ?? "-"} for ${page}`);
    expect(wrong).toEqual([]);
  });

  it("loses running headers and page numbers, and says so", () => {
    expect(document.removed.map(({ text, times }) => [text, times])).toEqual([
      ["PRESIDEN", printed.pageCount],
      ["REPUBLIK INDONESIA", printed.pageCount],
      ["SK No 100001 A", printed.pageCount],
      ["- 2 -", printed.pageCount - 1],
    ]);
    expect(JSON.stringify(act.provisions)).not.toMatch(/SK No|- \d+ -/);
  });

  it("takes a few milliseconds a page", () => {
    console.log(
      `${printed.pageCount} pages, ${act.provisions.length} provisions: ${millisecondsPerPage.toFixed(1)} ms a page`,
    );
    expect(millisecondsPerPage).toBeLessThan(100);
  });
});
