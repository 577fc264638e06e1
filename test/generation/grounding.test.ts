import type { Language } from "../../src/text/language.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { actChecker, quotedWords } from "../../src/generation/source-checks.ts";
import { type Source, numberedSources, plainLine } from "../../src/generation/source.ts";
import {
  type CheckOptions,
  type CheckedProse,
  checkProse,
  isAnswer,
} from "../../src/generation/grounding.ts";
import { loadPrompts } from "../../src/generation/prompts.ts";
import { type Frame, labelOf } from "../../src/answering/presentation/sources.ts";
import { HONEST, LIES } from "./lies.ts";
import { CONFIG, SOURCES, frameIn } from "./scene.ts";

let frame: Frame;
let sources: Record<Language, Source[]>;
let options: CheckOptions;

beforeAll(async () => {
  frame = await frameIn("id");
  sources = { id: numberedSources(frame, SOURCES), en: numberedSources(await frameIn("en"), SOURCES) };
  const prompts = await loadPrompts("prompts");
  options = {
    confidential: [prompts.answer.id.system, prompts.answer.en.system, CONFIG.apiKey ?? ""],
    namesOtherAct: actChecker(frame.corpus),
  };
});

function check(
  text: string,
  language: Language = "id",
  given: readonly Source[] = sources[language],
): CheckedProse {
  return checkProse(text, given, language, options);
}

describe("what a lying model says", () => {
  test.each(LIES.map((lie) => [lie.name, lie] as const))("%s is dropped", (_name, lie) => {
    expect(check(lie.text, lie.language).accepted).toEqual([]);
  });
});

describe("what an honest model says", () => {
  test.each(HONEST.map((honest) => [`${honest.language}: ${honest.name}`, honest] as const))(
    "%s stands",
    (_name, honest) => {
      expect(check(honest.text, honest.language).dropped).toEqual([]);
    },
  );
});

describe("pointers", () => {
  test("are taken out of the text and kept with it", () => {
    const text =
      "Rencana kerja sama internasional perlu persetujuan DPRD dan persetujuan Pemerintah Pusat. [1] [2]";
    expect(check(text).accepted).toEqual([
      {
        text: "Rencana kerja sama internasional perlu persetujuan DPRD dan persetujuan Pemerintah Pusat.",
        sources: [1, 2],
      },
    ]);
  });

  test("belong to the sentence they end, not to the one before", () => {
    const text =
      "Gubernur menyetujui semuanya. DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah [1].";
    const prose = check(text);
    expect(prose.accepted.map((sentence) => sentence.text)).toEqual([
      "DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah.",
    ]);
    expect(prose.dropped).toEqual([{ sentence: "Gubernur menyetujui semuanya.", reason: "no pointer" }]);
  });

  test("an abbreviation's full stop ends no sentence", () => {
    const text =
      "Menurut UU No. 32 Tahun 2004, DPRD memberikan persetujuan terhadap rencana kerja sama internasional [1].";
    expect(check(text).accepted).toHaveLength(1);
  });

  test("list marks at a line's start are dropped, the sentences stay", () => {
    const text =
      "- DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah [1].\n2. Presiden dan Menteri tidak memerlukan Surat Kuasa [3].";
    expect(check(text).accepted.map((sentence) => sentence.sources)).toEqual([[1], [3]]);
  });
});

describe("a yes or no in front", () => {
  test.each(["Ya, ", "Tidak, ", "Boleh. ", "Benar: "])("%j goes, and the statement stays", (lead) => {
    const text = `${lead}DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah [1].`;
    expect(check(text).accepted).toEqual([
      {
        text: "DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah.",
        sources: [1],
      },
    ]);
  });
});

describe("an answer", () => {
  const honest =
    "DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah [1].";

  test("is what keeps at least half of its sentences", () => {
    expect(isAnswer(check(`${honest} Ini karangan tanpa sumber.`))).toBe(true);
    expect(isAnswer(check(`${honest} Ini karangan tanpa sumber. Ini karangan lainnya.`))).toBe(false);
    expect(isAnswer(check("TIDAK TERJAWAB"))).toBe(false);
    expect(isAnswer(check(""))).toBe(false);
  });

  test("is not what runs on: a text of 50 kB is not read", () => {
    expect(isAnswer(check(`${honest} `.repeat(600)))).toBe(false);
  });

  test("says nothing twice", () => {
    expect(check(`${honest} ${honest}`).accepted).toHaveLength(1);
  });
});

describe("over every ayat and pasal of the corpus", () => {
  /** The sentences of the law, each with the name of its provision and its pasal as the one source. */
  const law: { text: string; label: string; source: Source }[] = [];
  beforeAll(() => {
    const byPasal = new Map<string, Source | undefined>();
    for (const provision of frame.corpus.provisions.values()) {
      if (provision.unit !== "ayat" && provision.unit !== "pasal") continue;
      const pasal = provision.id.replace(/\/ayat-.*/, "");
      if (!byPasal.has(pasal)) byPasal.set(pasal, numberedSources(frame, [pasal])[0]);
      const source = byPasal.get(pasal);
      if (source === undefined) continue;
      for (const item of provision.body)
        if (item.type === "text" && item.text.length < 380 && !/:$|\. /.test(item.text))
          law.push({ text: item.text.replace(/[.;]$/, ""), label: labelOf(frame, provision.id), source });
    }
  });

  test("the law's own sentences stand, with the name of their provision", () => {
    const dropped: unknown[] = [];
    for (const { text, label, source } of law) {
      dropped.push(
        ...check(`Menurut ${label}, ${text.charAt(0).toLowerCase()}${text.slice(1)} [1].`, "id", [source])
          .dropped,
      );
    }
    expect(law.length).toBeGreaterThan(200);
    expect(dropped.length).toBeLessThanOrEqual(law.length * 0.02);
  });

  const twists: readonly (readonly [string, (text: string) => string])[] = [
    ["a denial added", (text) => text.replace(/\b(?:di|mem|men)[a-z]{4,}\b/, "tidak $&")],
    ["a denial taken out", (text) => text.replace(/\btidak /, "")],
    ["a prohibition added", (text) => text.replace(/\b(?:mem|men)[a-z]{4,}\b/, "dilarang $&")],
    [
      "a prohibition made a permission",
      (text) => text.replace(/\bdilarang\b|\btidak (?:dapat|boleh)\b/, "dapat"),
    ],
    ["a duty made a permission", (text) => text.replace(/\b(?:wajib|harus)\b/, "dapat")],
    ["a duty denied", (text) => text.replace(/\b(?:wajib|harus)\b/, "tidak $&")],
    ["a permission made a duty", (text) => text.replace(/(?<!tidak )\bdapat\b/, "wajib")],
    ["a permission denied", (text) => text.replace(/(?<!tidak )\bdapat\b/, "tidak dapat")],
    ["a limit added", (text) => text.replace(/\b(?:oleh|dengan)\b/, "hanya $&")],
    ["a deadline added", (text) => `${text} dalam 77 hari`],
    ["an article added", (text) => `${text} menurut Pasal 977`],
  ];
  test.each(twists)("%s: at least 95 in 100 are dropped", (_name, twist) => {
    let total = 0;
    const escaped: string[] = [];
    for (const { text, source } of law) {
      const twisted = twist(text);
      if (twisted === text) continue;
      total++;
      escaped.push(...check(`${twisted} [1].`, "id", [source]).accepted.map((sentence) => sentence.text));
    }
    expect(total).toBeGreaterThan(0);
    expect(escaped.length, escaped.join("\n")).toBeLessThanOrEqual(total * 0.05);
  });
});

describe("whatever text comes in", () => {
  /** Pieces of the law, lies, marks of every kind and arbitrary characters, thrown together. */
  const anyProse = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '"',
          "'",
          "“",
          "”",
          "„",
          "«",
          "»",
          "`",
          "…",
          " ",
          ". ",
          " [1]",
          " [1][2].",
          "[3].",
          "\n",
          "tidak ",
        ),
        fc.constantFrom(
          "DPRD memberikan persetujuan terhadap rencana kerja sama internasional",
          "dilakukan oleh pemerintah daerah",
          "Pasal 42 ayat (1) huruf g UU 32/2004",
          "Pasal 99",
          "tidak memerlukan Surat Kuasa",
          "dapat diberikan secara terpisah",
        ),
        fc.tuple(fc.nat(3), fc.nat(400), fc.integer({ min: 5, max: 90 })).map(([at, from, length]) => {
          const text = (sources.id[at]?.text ?? "").replace(/\n/g, " ");
          return text.slice(from % text.length, (from % text.length) + length);
        }),
        fc.string({ unit: "grapheme", maxLength: 20 }),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join(""));

  /** A sentence that could stand, but for the words it quotes: a stretch of a source, whole or maimed, in any marks. */
  const anyQuotation = fc
    .record({
      marks: fc.constantFrom('""', "''", "“”", "‘’", "„“", "«»", "``", "“'"),
      at: fc.nat(3),
      from: fc.nat(60),
      length: fc.integer({ min: 1, max: 14 }),
      maim: fc.constantFrom(
        (words: string) => words,
        (words: string) => words,
        (words: string) => words.slice(1),
        (words: string) => words.replace(/ \S+ /, " … "),
        (words: string) => words.replace(/ \S+ /, " "),
        (words: string) => words.replace(/tidak |tanpa /, ""),
      ),
      pointer: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ marks, at, from, length, maim, pointer }) => {
      const list = (sources.id[at]?.text ?? "").split(/\s+/);
      const start = from % list.length;
      const words = maim(list.slice(start, start + length).join(" "));
      return `Undang-undang menyebut ${marks.charAt(0)}${words}${marks.charAt(1)} [${String(pointer)}].`;
    });

  test("what is accepted points at given sources only", () => {
    fc.assert(
      fc.property(anyProse, (text) => {
        for (const sentence of check(text).accepted) {
          expect(sentence.sources.length).toBeGreaterThan(0);
          for (const n of sentence.sources) expect(sources.id.map((source) => source.n)).toContain(n);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("its quoted words stand whole in a source it points at", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(anyProse, anyQuotation), (text) => {
        for (const sentence of check(text).accepted) {
          accepted++;
          const cited = sources.id.filter((source) => sentence.sources.includes(source.n));
          for (const words of quotedWords(sentence.text) ?? ["unpaired"]) {
            const bare = plainLine(words).replace(/[\s.,;:!?]+$/u, "");
            expect(bare.length).toBeGreaterThanOrEqual(12);
            expect(cited.some((source) => plainLine(source.text).includes(bare))).toBe(true);
          }
        }
      }),
      { numRuns: 1_500 },
    );
    expect(accepted).toBeGreaterThan(10);
  });

  test("its digits stand in a source it points at, and no markup does", () => {
    fc.assert(
      fc.property(anyProse, (text) => {
        for (const sentence of check(text).accepted) {
          const cited = sources.id.filter((source) => sentence.sources.includes(source.n));
          const given = cited.map((source) => `${source.label} ${source.text}`).join(" ");
          for (const digits of sentence.text.match(/\d+/g) ?? []) expect(given).toContain(digits);
          expect(sentence.text).not.toMatch(/[<>[\]{}*#|\\]|:\/\//);
        }
      }),
      { numRuns: 400 },
    );
  });
});
