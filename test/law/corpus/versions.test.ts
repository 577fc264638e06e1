import { type Version, parseRegister } from "../../../src/law/corpus/register.ts";
import { assembleCorpus, loadCorpus } from "../../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { compareWordings, hasChange } from "../../../src/law/corpus/comparison.ts";
import type { Corpus } from "../../../src/law/corpus/corpus.ts";
import { parseRegulationMarkdown } from "../../../src/law/corpus/markdown.ts";
import { quoteText } from "../../../src/law/corpus/quote.ts";
import { statusOf } from "../../../src/law/corpus/status.ts";
import { corpusAsOf } from "../../../src/law/corpus/versions.ts";
import { wordingsOf } from "../../../src/law/corpus/wordings.ts";
import { loadRulebook } from "../../../src/eligibility/rules/rulebook.ts";

let corpus: Corpus;
beforeAll(async () => {
  corpus = await loadCorpus("corpus");
});

const P101 = "uu-23-2014/pasal-101";
const BEFORE = "2014-12-01";
const since = (id: string): unknown => wordingsOf(corpus, id).map((wording) => wording.since);

describe("the corpus of a day", () => {
  it("has the words of that day, under the same ids, with what they were taken from", () => {
    const old = corpusAsOf(corpus, BEFORE);
    expect(corpus.provisions.get(`${P101}/ayat-1/huruf-d1`)).toMatchObject({
      regulation: "uu-23-2014",
      parent: `${P101}/ayat-1`,
      fidelity: "verbatim",
      origin: "uu-9-2015/pasal-i/angka-5/pasal-101/ayat-1/huruf-d1",
      place: old.provisions.get(P101)?.place,
    });
    expect(old.provisions.has(`${P101}/ayat-1/huruf-d1`)).toBe(false);
    expect(quoteText(old, "uu-23-2014/pasal-63/ayat-1")).toContain("dapat dibantu");
    expect(quoteText(corpus, "uu-23-2014/pasal-63/ayat-1")).not.toContain("dapat dibantu");
    // The act that changed it keeps its own words, as does all that no act changed.
    expect(quoteText(old, "uu-9-2015/pasal-i/angka-5/pasal-101")).toContain("d1. memilih gubernur");
    expect(old.provisions.get("uu-23-2014/pasal-363")).toBe(corpus.provisions.get("uu-23-2014/pasal-363"));
  });

  it("is one object for all days between two changes, with an edition of its own", () => {
    expect(corpusAsOf(corpus, "2026-11-24")).toBe(corpus);
    expect(corpusAsOf(corpusAsOf(corpus, "2000-01-01"), "2015-03-18")).toBe(corpus);
    expect(corpusAsOf(corpus, BEFORE)).toBe(corpusAsOf(corpus, "2015-03-17"));
    expect(
      new Set([corpus, corpusAsOf(corpus, BEFORE), corpusAsOf(corpus, "2000-01-01")].map(({ hash }) => hash))
        .size,
    ).toBe(3);
  });

  it("keeps the order of the text, and each id once", () => {
    for (const day of ["2000-01-01", BEFORE, "2026-11-24"]) {
      const ids = (corpusAsOf(corpus, day).texts.get("uu-23-2014")?.provisions ?? []).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const pasal = ids.flatMap((id) => /^uu-23-2014\/pasal-(\d+)$/.exec(id)?.[1] ?? []).map(Number);
      expect(pasal).toEqual([...pasal].sort((a, b) => a - b));
    }
  });

  it.each(["2014-12-01", "2026-11-24"])("carries the rules of %s", async (day) => {
    await expect(loadRulebook("corpus", corpusAsOf(corpus, day))).resolves.toBeDefined();
  });
});

describe("the wordings of a provision", () => {
  it("are its own, not those of what stands beside it; what never was in force is none", () => {
    expect(since(P101)).toEqual(["2014-10-02", "2015-03-18"]);
    expect(since(`${P101}/ayat-1/huruf-d`)).toEqual(["2014-10-02"]);
    expect(since(`${P101}/ayat-1/huruf-d1`)).toEqual(["2015-03-18"]);
    expect(since(`${P101}/ayat-1/huruf-e`)).toEqual(["2014-10-02"]);
    expect(since("uu-23-2014/pasal-63/ayat-2")).toEqual(["2014-10-02"]);
    for (const huruf of ["f", "g", "i"])
      expect(wordingsOf(corpus, `${P101}/ayat-1/huruf-${huruf}`)).toEqual([
        { since: "2014-10-02", until: null, version: null },
      ]);
    expect(wordingsOf(corpus, "uu-23-2014/pasal-63/ayat-2")).toMatchObject([{ until: null, version: null }]);
    expect(since("uu-37-1999/pasal-5")).toEqual([]);
  });

  it("make a provision that was struck out one no longer in force, since then and by that act", () => {
    expect(statusOf(corpus, `${P101}/ayat-1/huruf-d`, "2026-11-24")).toMatchObject({
      status: "revoked",
      since: "2014-10-02",
      by: "perppu-2-2014",
    });
    const struck = "uu-23-2014/pasal-65/ayat-1/huruf-f";
    expect(statusOf(corpus, struck, BEFORE).status).not.toBe("revoked");
    expect(statusOf(corpus, struck, "2015-03-18")).toMatchObject({ status: "revoked", since: "2015-03-18" });
  });
});

describe("a comparison", () => {
  it("shows what was added and struck out, and every word of either side", () => {
    const lines = compareWordings(corpusAsOf(corpus, BEFORE), corpus, "uu-23-2014/pasal-66");
    const changed = lines.flatMap(({ words }) => words.filter(({ change }) => change !== "same"));
    expect(changed).toEqual([
      { change: "added", text: "menandatangani pakta integritas dan" },
      {
        change: "added",
        text: "(4) Wakil kepala daerah wajib melaksanakan tugas bersama kepala daerah hingga akhir masa jabatan.",
      },
    ]);
    const [old = "", now = ""] = (["removed", "added"] as const).map((side) =>
      lines
        .flatMap(({ words }) => words.filter(({ change }) => change === "same" || change === side))
        .map(({ text }) => text)
        .join(" "),
    );
    const plain = (text: string): string => text.split(/\s+/).join(" ");
    expect(old).toBe(plain(quoteText(corpusAsOf(corpus, BEFORE), "uu-23-2014/pasal-66")));
    expect(now).toBe(plain(quoteText(corpus, "uu-23-2014/pasal-66")));
  });

  it("of equal words shows no change, whatever other provisions have", () => {
    expect(hasChange(compareWordings(corpusAsOf(corpus, BEFORE), corpus, `${P101}/ayat-1/huruf-f`))).toBe(
      false,
    );
  });
});

describe("an act that inserts and strikes out whole pasal", () => {
  const REGISTER = `
- { id: uu-1-2001, kind: UU, number: "1", year: 2001, title: UU 1, shortTitle: UU 1/2001, subject: A, subjectEn: A, issuer: Presiden, corpus: full, lastPasal: 3, enacted: 2001-01-01, status: in-force, certainty: verified, known_from: test }
- { id: uu-2-2002, kind: UU, number: "2", year: 2002, title: UU 2, shortTitle: UU 2/2002, subject: B, subjectEn: B, issuer: Presiden, corpus: full, status: in-force, certainty: verified, known_from: test }
`;
  const head = (id: string): string => `---\nid: ${id}\nfidelity: verbatim\nsource: test\n---\n\n# ${id}\n\n`;
  const OLD = `${head("uu-1-2001")}## BAB I: UMUM\n\n##### Pasal 1\n\nSatu.\n\n##### Pasal 2\n\nDua.\n\n## BAB II: LAIN\n\n##### Pasal 3\n\nTiga.\n\n## Penjelasan\n\n### Pasal demi Pasal\n\n##### Pasal 2\n\nYang dimaksud dua.\n`;
  const NEW = `${head("uu-2-2002")}##### Pasal I\n\nDiubah:\n\n- 1. Pasal 2 dihapus.\n- 2. Disisipkan Pasal 2A:\n  - Pasal 2A:\n    - (1) Dua a.\n    - (2) Lagi.\n`;
  const VERSIONS: Version[] = [
    { pasal: "uu-1-2001/pasal-2a", since: "2002-02-02", from: "uu-2-2002/pasal-i/angka-2/pasal-2a" },
    { pasal: "uu-1-2001/pasal-2", since: "2002-02-02", from: "uu-2-2002/pasal-i/angka-1" },
  ];
  const make = (versions: Version[]): Corpus =>
    assembleCorpus({
      hash: "h",
      register: parseRegister(REGISTER),
      texts: [OLD, NEW].map((text) => parseRegulationMarkdown(text, "test.md")),
      topics: [],
      versions,
    });

  it("puts them where they belong, and takes the penjelasan of what is gone", () => {
    const changed = make(VERSIONS);
    expect(changed.texts.get("uu-1-2001")?.provisions.map(({ id }) => id.slice(10))).toEqual([
      "bab-1",
      "pasal-1",
      "pasal-2",
      "pasal-2a",
      "pasal-2a/ayat-1",
      "pasal-2a/ayat-2",
      "bab-2",
      "pasal-3",
    ]);
    expect(quoteText(changed, "uu-1-2001/pasal-2")).toBe("Pasal 2 dihapus.");
    expect(changed.provisions.get("uu-1-2001/pasal-2a/ayat-1")?.place).toEqual(["uu-1-2001/bab-1"]);
    expect(statusOf(changed, "uu-1-2001/pasal-2", "2003-01-01")).toMatchObject({
      status: "revoked",
      by: "uu-2-2002/pasal-i/angka-1",
    });
    expect(corpusAsOf(changed, "2002-02-01").provisions.has("uu-1-2001/penjelasan/pasal-2")).toBe(true);
    expect(wordingsOf(changed, "uu-1-2001/pasal-2a")).toMatchObject([{ since: "2002-02-02", until: null }]);
  });

  it("is refused where it names what is not there", () => {
    expect(() =>
      make([{ pasal: "uu-1-2001/pasal-2", since: "2002-02-02", from: "uu-2-2002/pasal-9" }]),
    ).toThrow(/uu-2-2002\/pasal-9 is not in the corpus/);
  });
});
