import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";

import { Gazetteer } from "../../src/eligibility/understanding/gazetteer.ts";
import { loadKnowledge } from "../../src/eligibility/understanding/lexical-resources.ts";
import type { Knowledge } from "../../src/eligibility/understanding/mentions.ts";
import { PatternIndex } from "../../src/text/phrase-matcher.ts";
import { tokenise } from "../../src/eligibility/understanding/lexicon.ts";
import { fold, wordsOf } from "../../src/text/tokeniser.ts";
import { parseYaml } from "../../src/platform/yaml.ts";
import { CHAT_SPELLING } from "../../src/text/normalise.ts";
import { z } from "zod";

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await loadKnowledge("corpus/eligibility");
});

describe("chat spellings", () => {
  it("have one meaning each, in verdicts and in the search", () => {
    const file = "corpus/eligibility/phrases.yaml";
    const phrases = z.object({ spelling: z.record(z.string()) });
    const { spelling } = parseYaml(phrases, readFileSync(file, "utf8"), file);
    const both = Object.entries(spelling).filter(([short]) => CHAT_SPELLING.has(short));
    expect(both.length).toBeGreaterThan(50);
    for (const [short, meant] of both) expect([short, CHAT_SPELLING.get(short)]).toEqual([short, meant]);
  });
});

describe("the lexicon of fields", () => {
  it("rests each field on provisions that exist", async () => {
    const corpus = await loadCorpus("corpus");
    for (const { id, basis } of knowledge.lexicon.fields)
      for (const provision of basis)
        expect([id, provision, corpus.provisions.has(provision)]).toEqual([id, provision, true]);
  });

  it("names no field twice, and each of the six central affairs", () => {
    const ids = knowledge.lexicon.fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const affairs = knowledge.lexicon.fields.flatMap(({ affair }) => affair ?? []);
    expect(affairs).toEqual(
      expect.arrayContaining([
        "foreign-policy",
        "defence",
        "security",
        "justice",
        "monetary-fiscal",
        "religion",
      ]),
    );
  });
});

describe("the gazetteer", () => {
  const tsv = readFileSync("corpus/eligibility/gazetteer.tsv", "latin1");

  it("finds every place that it has", () => {
    const gazetteer = new Gazetteer(tsv);
    const lines = tsv.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    for (const line of lines) {
      const [key, , country] = line.split("\t");
      expect(gazetteer.find(key ?? "").some((place) => place.country === country)).toBe(true);
    }
    expect(lines.length).toBeGreaterThan(20_000);
  });

  it("lies wholly in states whose relations are known", () => {
    const countries = new Set(
      tsv.split("\n").flatMap((line) => (/^[^#]/.test(line) ? [line.split("\t")[2]] : [])),
    );
    expect([...countries].filter((code) => !knowledge.relations.has(code ?? ""))).toEqual([]);
  });

  it("finds nothing by half a name, and no place in Indonesia", () => {
    const gazetteer = new Gazetteer(tsv);
    expect(gazetteer.find("suwo")).toEqual([]);
    expect(gazetteer.find("")).toEqual([]);
    expect(gazetteer.find("surabaya")).toEqual([]);
    expect(gazetteer.find("suwon")).toMatchObject([{ name: "Suwon", country: "KR" }]);
  });

  it("is refused without its date", () => {
    expect(() => new Gazetteer("suwon\t\tKR\tm\t1\t\n")).toThrow(/asOf/);
  });
});

describe("the regions of Indonesia", () => {
  it("are 38 provinces, 514 kabupaten and kota, and the parts of Jakarta", () => {
    const kinds = [...knowledge.names.byKey.values()].flatMap(({ readings }) => readings);
    const names = new Map(
      kinds.flatMap((reading) => (reading.type === "domestic" ? [[reading.name, reading.kinds]] : [])),
    );
    const count = (kind: string): number =>
      [...names.values()].filter((of) => of?.some((one) => one === kind)).length;
    expect(count("provinsi")).toBe(38);
    expect(count("kota") + count("kabupaten")).toBe(514);
  });
});

describe("a pattern", () => {
  const spell = (word: string): string => (word === "kerjasama" ? "kerja sama" : word);
  const ends = (pattern: string, text: string): number[] => {
    const index = new PatternIndex([{ words: [pattern], value: true }], spell);
    return index.matches(tokenise({ spell }, text).tokens).map(({ end }) => end);
  };

  it.each([
    ["pinjam*", "pinjaman luar negeri", [1]],
    ["buka ~ konsulat*", "buka sebuah kantor konsulat", [4]],
    ["buka ~ konsulat*", "buka satu dua tiga empat konsulat", []],
    ["kerjasama", "apakah kerja samanya baik", [3]],
    ["boleh", "bolehkah kami", [1]],
    ["kota", "kotak surat", []],
  ])("%s in: %s", (pattern, text, expected) => {
    expect(ends(pattern, text)).toEqual(expected);
  });
});

describe("the words of a text", () => {
  it("are looked up without accents, capitals and apostrophes", () => {
    expect(fold("Be’er Sheva")).toBe("beer sheva");
    expect(fold("Łódź–Øst")).toBe("lodz ost");
    expect(fold("Türkiye")).toBe("turkiye");
    expect(wordsOf("Kota di U.S.A., ya?").map(({ key }) => key)).toEqual(["kota", "di", "usa", "ya"]);
  });

  it("know where a sentence starts", () => {
    expect(wordsOf("Boleh? Israel").map(({ startsSentence }) => startsSentence)).toEqual([true, true]);
  });
});
