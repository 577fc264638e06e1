import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { proofreadRegulation, readExceptions } from "../../../scripts/proofreading/proofread.ts";
import type { Corpus } from "../../../src/law/corpus/corpus.ts";
import type { Provision } from "../../../src/law/corpus/provision.ts";

import { fullText, quoteLines, quoteText } from "../../../src/law/corpus/quote.ts";
import { statusOf } from "../../../src/law/corpus/status.ts";

/** What the shipped corpus promises to hold. */

const TODAY = "2026-11-24";
const REFERENCE = "../shared/reference";

let corpus: Corpus;
beforeAll(async () => {
  corpus = await loadCorpus("corpus");
});

/** "1-3, 10" -> ["1","2","3","10"] */
function numbers(ranges: string): string[] {
  return ranges.split(", ").flatMap((range) => {
    const [from = "", to = from] = range.split("-");
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index));
  });
}

function shippedPasal(regulation: string): string[] {
  return [...corpus.provisions.values()]
    .filter((provision) => provision.regulation === regulation)
    .filter((provision) => provision.unit === "pasal" && !provision.isPenjelasan)
    .map((provision) => provision.number);
}

/** The pasal that have topics, by which search finds them. */
const SEARCHED: Readonly<Record<string, string>> = {
  "uu-37-1999": "1-40",
  "uu-24-2000": "1-22",
  "uu-32-2004":
    "1-3, 10-14, 16-18, 20-22, 25-28, 40-43, 136-138, 145, 146, 150, 155-157, 164, 169-171, 178, 195-198, 217-219, 222, 223, 225, 237, 239, 240",
  "uu-23-2014":
    "1-3, 5-13, 16-19, 27, 57-59, 63, 65-72, 74, 76, 77, 87, 88, 91, 95, 96, 101, 106, 115-118, 148, 149, 154, 159, 169-172, 236, 237, 242, 244, 246, 249, 250, 260, 263, 264, 282, 284, 285, 295-305, 307, 361-370, 373-375, 377, 378, 381, 383, 399, 407-411",
  "uu-11-2006": "7-9, 23, 24, 165, 174, 176, 186, 214, 219, 252",
  "uu-21-2001": "1, 4, 7, 34-36, 55",
  "uu-35-2008": "1, 2",
  "uu-13-2012": "1, 5-10, 41, 42, 49",
  "uu-24-2007": "1, 5, 7, 9, 12, 27-30, 50, 64-66",
  "pp-23-2008": "1-18",
  "uu-3-2022": "1, 2, 4, 5, 8-14, 22, 36, 39, 42",
  "pp-10-2011": "1-4, 7, 8, 12-14, 17-22, 34-36, 48-51, 54, 56-59, 68, 76, 80",
  "pp-2-2012": "1-12, 14-19, 21, 22, 24, 25, 29",
  "pp-56-2018": "1, 2, 4-6, 8-10, 15-26, 46, 48, 54, 55",
  "uu-1-2022": "131, 154-162, 189",
  "pp-59-2016": "1-7, 16-20, 24-30",
  "pp-28-2018": "1-52",
  "uu-27-2022": "1, 2, 4, 16, 20, 25, 34, 46, 51, 53, 55-60, 62, 65-70, 74",
};

describe("the shipped corpus", () => {
  it.each([
    ["uu-37-1999", "1-40"],
    ["uu-24-2000", "1-22"],
    ["uu-32-2004", "1-240"],
    ["uu-23-2014", "1-103, 105-250, 252-273, 275-411"],
    ["uu-11-2006", "1-273"],
    ["uu-21-2001", "1-79"],
    ["uu-35-2008", "1, 2"],
    ["uu-13-2012", "1-51"],
    ["uu-24-2007", "1-85"],
    ["pp-23-2008", "1-18"],
    ["uu-3-2022", "1, 2, 4, 5, 8-14, 17, 19, 20, 22, 23, 26, 27, 30-44"],
    ["pp-10-2011", "1-9, 11-36, 38-87"],
    ["pp-2-2012", "1-32"],
    ["pp-56-2018", "1-60"],
    [
      "uu-1-2022",
      "2-8, 10-14, 16-29, 31, 32, 34-37, 39, 41-43, 45-51, 54, 56-58, 61-70, 72-74, 76-82, 84-87, 89-93, 95, 96, 102, 104, 106, 108-111, 113, 115, 117, 119, 121, 122, 124-133, 135, 137-144, 146, 148, 150-162, 164-169, 171, 172, 174-177, 179, 180, 182-185, 188-191, 193",
    ],
    ["pp-59-2016", "1-7, 9-34"],
    ["pp-28-2018", "1-52"],
    ["uu-27-2022", "1-76"],
  ])("holds the pasal of %s that it names", (regulation, ranges) => {
    expect(shippedPasal(regulation)).toEqual(numbers(ranges));
  });

  it("holds the acts that amended UU 23/2014 with the wording they give its pasal", () => {
    expect(shippedPasal("uu-2-2015")).toEqual(["1", "2", "I", "101", "154", "II"]);
    expect(shippedPasal("uu-9-2015")).toEqual(["I", "63", "65", "66", "88", "101", "154", "II"]);
    expect(quoteText(corpus, "uu-9-2015/pasal-i/angka-5/pasal-101/ayat-1/huruf-d1")).toContain(
      "(1) DPRD provinsi mempunyai tugas dan wewenang:\nd1. memilih gubernur dan wakil gubernur",
    );
  });

  it("holds every pasal that the register names as a successor, but the one that the reference breaks off", () => {
    const missing = [...corpus.regulations.values()]
      .flatMap(({ successors, by }) => [
        ...successors.flatMap(({ to }) => to),
        ...(by === undefined ? [] : [by]),
      ])
      .filter((id) => id.startsWith("uu-23-2014/") && !corpus.provisions.has(id))
      .map((id) => id.split("/")[1]);
    expect([...new Set(missing)]).toEqual(["pasal-251"]);
  });

  it("holds the reported conditions of the Permenlu, each citable and none called the act's words", () => {
    const points = (part: string): string[] =>
      [...corpus.provisions.keys()].filter((id) => id.startsWith(`permenlu-09-2006/lampiran/${part}/angka-`));
    expect(points("syarat-umum")).toHaveLength(8);
    expect(points("kriteria-sister-city")).toHaveLength(5);
    expect(points("kerja-sama-teknis")).toHaveLength(4);
    for (const provision of corpus.provisions.values())
      if (provision.regulation === "permenlu-09-2006") expect(provision.fidelity).toBe("secondary");
  });

  it("has a topic line in both languages and questions for every pasal that search finds", () => {
    const isSearched = ({ regulation, number }: Provision): boolean => {
      const ranges = SEARCHED[regulation];
      return ranges === undefined || numbers(ranges).includes(number);
    };
    const pasal = [...corpus.provisions.values()].filter(
      (item) => item.unit === "pasal" && !item.isPenjelasan,
    );
    for (const one of pasal) {
      const topics = corpus.topics.filter(({ id }) => id === one.id || id.startsWith(`${one.id}/`));
      const questions = topics.flatMap((topic) => [...topic.questions.id, ...topic.questions.en]);
      if (isSearched(one)) expect(questions.length, one.id).toBeGreaterThanOrEqual(5);
      else expect(topics, one.id).toEqual([]);
    }
  });

  it("numbers ayat and huruf without a gap", () => {
    for (const provision of corpus.provisions.values()) {
      if (provision.isPenjelasan) continue;
      for (const unit of ["ayat", "huruf", "angka"]) {
        const numbersOf = provision.body
          .flatMap((item) => (item.type === "child" ? [corpus.provisions.get(item.id)] : []))
          // "d1" was inserted between d and e.
          .filter((child) => child?.unit === unit && !/^[a-z]\d$/.test(child.number))
          .map((child) => child?.number ?? "");
        const expected = numbersOf.map((_, index) =>
          unit === "huruf" ? String.fromCharCode(97 + index) : String(index + 1),
        );
        expect(numbersOf, provision.id).toEqual(expected);
      }
    }
  });

  it("carries no scars of scanning: no double spaces, no broken words, no links", () => {
    // "[...]" marks a word that a restored text has lost.
    for (const provision of corpus.provisions.values())
      expect(fullText(corpus, provision).replaceAll(" [...]", ""), provision.id).not.toMatch(
        / {2}|\p{L}- \p{Ll}|\]\(|[_*]|…|\.\.\./u,
      );
  });
});

describe("quotations", () => {
  it("show the lead-in of the ayat with a huruf, which alone could read as its opposite", () => {
    expect(quoteText(corpus, "uu-32-2004/pasal-42/ayat-1/huruf-g")).toBe(
      "(1) DPRD mempunyai tugas dan wewenang:\n" +
        "g. memberikan persetujuan terhadap rencana kerja sama internasional yang dilakukan oleh pemerintah daerah;",
    );
    expect(quoteLines(corpus, "uu-32-2004/pasal-42/ayat-1/huruf-g").map((line) => line.isContext)).toEqual([
      true,
      false,
    ]);
  });

  it("show all of a parent: its text is the text of its children in order", () => {
    const whole = quoteText(corpus, "uu-37-1999/pasal-5");
    expect(whole).toBe(
      `${quoteText(corpus, "uu-37-1999/pasal-5/ayat-1")}\n${quoteText(corpus, "uu-37-1999/pasal-5/ayat-2")}`,
    );
  });

  it("show the words after a list that belong to all of it", () => {
    expect(quoteText(corpus, "uu-3-2022/pasal-42").split("\n").at(-1)).toMatch(/^dinyatakan tidak berlaku/);
  });

  it("fail for an id that is not in the corpus", () => {
    expect(() => quoteText(corpus, "uu-37-1999/pasal-41")).toThrow(RangeError);
  });
});

describe("legal status", () => {
  it("names what revoked UU 32/2004 and the provisions that took the place of Pasal 42 ayat (1) huruf g", () => {
    expect(statusOf(corpus, "uu-32-2004/pasal-42/ayat-1/huruf-g", TODAY)).toMatchObject({
      status: "revoked",
      since: "2014-10-02",
      by: "uu-23-2014/pasal-409/huruf-b",
      successors: ["uu-23-2014/pasal-154/ayat-1/huruf-g", "uu-23-2014/pasal-101/ayat-1/huruf-g"],
    });
  });

  it("looks from the day it is asked about: UU 32/2004 was in force in 2010", () => {
    expect(statusOf(corpus, "uu-32-2004/pasal-10", "2010-01-31")).toMatchObject({
      status: "in-force",
      successors: [],
    });
  });

  it("gives a penjelasan the status of its article", () => {
    expect(statusOf(corpus, "uu-32-2004/penjelasan/pasal-10/ayat-3/huruf-a", TODAY).successors).toContain(
      "uu-23-2014/pasal-10/ayat-1/huruf-a",
    );
  });

  it("reports the Constitutional Court on UU 24/2000 Pasal 10 also for one of its huruf, and not before the ruling", () => {
    const titles = (asOf: string) =>
      statusOf(corpus, "uu-24-2000/pasal-10/huruf-f", asOf).decisions.map((decision) => decision.title);
    expect(titles(TODAY).join()).toContain("13/PUU-XVI/2018");
    expect(titles("2018-01-01")).toEqual([]);
  });

  it("shows a definition that a later act revoked as revoked, though its act is in force", () => {
    expect(statusOf(corpus, "uu-23-2014/pasal-1/angka-38", TODAY).status).toBe("revoked");
    expect(statusOf(corpus, "uu-23-2014/pasal-1/angka-38", "2020-01-01").status).toBe("amended");
    expect(statusOf(corpus, "uu-23-2014/pasal-1/angka-1", TODAY).status).toBe("amended");
  });

  it("reports the second amendment of the Papua act on cooperation abroad, and not before it", () => {
    const titles = (asOf: string) =>
      statusOf(corpus, "uu-21-2001/pasal-4/ayat-7", asOf).decisions.map((decision) => decision.title);
    expect(titles(TODAY).join()).toContain("Nomor 2 Tahun 2021");
    expect(titles("2021-01-01")).toEqual([]);
    expect(statusOf(corpus, "uu-21-2001/pasal-7/ayat-1/huruf-i", TODAY).decisions).toEqual([]);
  });

  it.each([
    ["uu-23-2014/pasal-101/ayat-1/huruf-d", "2014-10-02"],
    ["uu-23-2014/pasal-65/ayat-1/huruf-f", "2015-03-18"],
    ["uu-23-2014/pasal-296/ayat-1", "2022-01-05"],
    ["uu-23-2014/pasal-300/ayat-1", "2022-12-30"],
  ])("shows %s as revoked since %s", (id, since) => {
    expect(statusOf(corpus, id, TODAY)).toMatchObject({ status: "revoked", since, certainty: "verified" });
  });

  it("leaves the DPRD's consent to international cooperation untouched by the amendments", () => {
    expect(statusOf(corpus, "uu-23-2014/pasal-101/ayat-1/huruf-g", TODAY).decisions).toEqual([]);
    expect(statusOf(corpus, "uu-23-2014/pasal-154/ayat-1/huruf-g", TODAY).decisions).toEqual([]);
  });

  it("marks the Permenlu's replacement as reported", () => {
    expect(statusOf(corpus, "permenlu-09-2006/lampiran/syarat-umum/angka-3", TODAY)).toMatchObject({
      status: "revoked",
      certainty: "reported",
      successors: ["permenlu-3-2019"],
    });
  });
});

describe.skipIf(!existsSync(REFERENCE))(
  "proof-reading against the scanned references (skipped without them)",
  () => {
    it.each([
      ["uu-37-1999", 40],
      ["uu-24-2000", 22],
      ["uu-32-2004", 329],
      ["uu-23-2014", 545],
      ["uu-2-2015", 10],
      ["uu-9-2015", 13],
      ["uu-11-2006", 322],
      ["uu-21-2001", 79],
      ["uu-35-2008", 3],
      ["uu-13-2012", 59],
      ["uu-24-2007", 98],
      ["pp-23-2008", 24],
      ["uu-3-2022", 33],
      ["pp-10-2011", 116],
      ["pp-2-2012", 42],
      ["pp-56-2018", 77],
      ["uu-1-2022", 148],
      ["pp-59-2016", 37],
      ["pp-28-2018", 64],
      ["uu-27-2022", 95],
    ])("leaves no unexplained difference in %s", (id, compared) => {
      const text = corpus.enacted.get(id);
      if (text === undefined) throw new Error(`${id} is not shipped`);
      const file = `corpus/proofreading/${id}.yaml`;
      const exceptions = existsSync(file) ? readExceptions(readFileSync(file, "utf8")) : [];
      const report = proofreadRegulation(text, readFileSync(`${REFERENCE}/${id}.md`, "utf8"), exceptions);
      expect(report.unexplained).toEqual([]);
      expect(report.unused).toEqual([]);
      expect(report.missing).toEqual([]);
      expect(report.compared).toBe(compared);
    });
  },
);
