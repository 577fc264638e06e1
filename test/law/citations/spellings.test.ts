import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isLookUp, readCitations } from "../../../src/law/citations/reading.ts";
import { resolveCitation } from "../../../src/law/citations/resolving.ts";

const corpus = await loadCorpus("corpus");

interface Outcome {
  /** As a person would be answered. */
  readonly kind: "provision" | "question" | "refusal" | "none";
  readonly ids: readonly string[];
}

/** What a message's citations come to; an act named beside a provision is only its act. */
function outcomeOf(text: string, discussed: string | null): Outcome {
  const all = readCitations(corpus, text);
  const provisions = all.filter(({ path }) => path.length > 0);
  const citations = provisions.length > 0 ? provisions : all;
  if (citations.length === 0) return { kind: "none", ids: [] };
  const ids: string[] = [];
  let isQuestion = false;
  for (const citation of citations) {
    const result = resolveCitation(corpus, citation, discussed);
    if (result.type === "found") ids.push(result.id);
    else if (result.type !== "which-regulation") continue;
    else if (citation.regulation.type === "shared")
      ids.push(...result.candidates.filter((id) => corpus.provisions.has(id)));
    else isQuestion = true;
  }
  return {
    kind: ids.length > 0 ? "provision" : isQuestion ? "question" : "refusal",
    ids: [...new Set(ids)].sort(),
  };
}

interface Line {
  readonly text: string;
  readonly discussed: string | null;
  readonly wanted: string;
}

/** The groups of the table, by name. */
function readTable(): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  let group: Line[] = [];
  for (const line of readFileSync(new URL("./fixtures/spellings.txt", import.meta.url), "utf8").split("\n")) {
    if (line.startsWith("## ")) groups.set(line.slice(3), (group = []));
    const parts = /^(?!#)(.+?)(?: @(\S+))? => (.+)$/.exec(line);
    if (parts?.[1] === undefined || parts[3] === undefined) continue;
    const text = parts[1]
      .replaceAll("\\n", "\n")
      .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    group.push({ text, discussed: parts[2] ?? null, wanted: parts[3] });
  }
  return groups;
}

for (const [name, lines] of readTable()) {
  describe(name, () => {
    it.each(lines)("$text", ({ text, discussed, wanted }) => {
      const { kind, ids } = outcomeOf(text, discussed);
      if (wanted === "!nothing") expect(ids).toEqual([]);
      else if (wanted.startsWith("!")) expect(kind).toBe(wanted.slice(1));
      else expect(ids).toEqual(wanted.split(" ").sort());
    });
  });
}

describe("what is only a look-up", () => {
  it.each([
    "pasal selanjutnya",
    "penjelasannya?",
    "kalau ayat 3",
    "second paragraph of article five of law 37/1999",
    "psl 5 hublu",
  ])("%s", (text) => {
    expect(isLookUp(corpus, text)).toBe(true);
  });
});

describe("an act of a place that no act here comes from", () => {
  it.each([
    "perda kab antah berantah 3/2020 psl 2",
    "perda kab. antah berantah no 3 th 2020 psl 2",
    "psl 2 perda antah berantah 3/2020",
    "perwal kota nun jauh no 3 tahun 2020 pasal 2",
  ])("is told apart from an act that is not named: %s", (text) => {
    const citations = readCitations(corpus, text);
    expect(citations.map(({ regulation }) => regulation.type)).toEqual(["unregistered"]);
  });

  it("does not swallow the act that stands beside it, nor a mere mention of the kind", () => {
    const typesOf = (text: string): string[] =>
      readCitations(corpus, text).map(({ regulation }) =>
        regulation.type === "known" ? regulation.id : regulation.type,
      );
    expect(typesOf("pasal 42 uu 32/2004 dan perda kota antah 3/2020 pasal 1")).toEqual([
      "uu-32-2004",
      "unregistered",
    ]);
    expect(typesOf("apakah perda perlu pasal 10 uu 32/2004")).toEqual(["uu-32-2004"]);
  });
});
